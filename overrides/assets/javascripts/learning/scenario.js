// A story, one step at a time: choose, see what follows, go on. What was chosen stays above.

import { element } from "../element.js";
import { ask, follow } from "./check.js";
import { all, QuestionView } from "./question.js";
import { loadWords } from "./words.js";

/** @typedef {ReturnType<typeof stepOf>} Step */

/** @param {HTMLElement[]} stories */
export async function enhance(stories) {
  const t = await loadWords();
  for (const story of stories) tell(story, t);
}

/** @param {HTMLElement} item @param {import("./words.js").Words} t */
function stepOf(item, t) {
  const [label, form, submit] = all(item, ".step-label, form, [type=submit]");
  const view = new QuestionView(form, t);
  const on = element("button", { type: "button" }, t("go_on"));
  const again = element("button", { type: "button", class: "plain" }, t("choose_again"));
  again.ariaLabel = `${again.textContent}: ${label.textContent}`;

  /** @param {"open" | "answered" | "passed"} state */
  const settle = (state) => {
    const passed = state === "passed";
    on.hidden = state !== "answered";
    again.hidden = !passed;
    submit.hidden = passed;
    view.lock(passed);
  };

  /** Says what follows. */
  const say = () => {
    const { correct, text } = view.mark();
    status.textContent = text;
    settle("answered");
    return correct;
  };

  const status = ask(view, say);
  status.after(on, again);
  view.onChange(() => settle("open"));
  label.tabIndex = -1;
  return { item, label, view, status, on, again, settle, say };
}

/** @param {HTMLElement} story @param {import("./words.js").Words} t */
function tell(story, t) {
  const [ending] = all(story, ".ending");
  const anew = element("button", { type: "button", class: "plain" }, t("story_again"));
  const steps = all(story, ".step").map((item) => stepOf(item, t));

  /** Leaves a step, and says where its choice leads: nowhere at the end. @param {Step} step */
  const pass = ({ item, view, settle }) => {
    settle("passed");
    const chosen = all(item, "[data-next]").find(({ dataset }) => dataset.choice === view.answer[0]);
    const next = steps.find((step) => step.view.id === chosen.dataset.next);
    if (next) next.item.hidden = false;
    else ending.hidden = anew.hidden = false;
    return next;
  };

  /** Begins at a step: what came after it goes. @param {number} start */
  const begin = (start) => {
    ending.hidden = anew.hidden = true;
    for (const [n, { item, view, status, settle }] of steps.entries()) {
      if (n < start) continue;
      item.hidden = n > start;
      view.answer = [];
      status.textContent = "";
      settle("open");
    }
    return steps[start];
  };

  for (const [n, step] of steps.entries()) {
    step.on.addEventListener("click", () => (pass(step)?.label ?? ending).focus());
    step.again.addEventListener("click", () => begin(n)?.label.focus());
  }
  anew.addEventListener("click", () => begin(0)?.label.focus());
  ending.tabIndex = -1;
  ending.after(anew);

  follow(story, steps.map(({ view }) => view), (kept) => {
    /** @type {Step | undefined} */
    let step = begin(0);
    while (step) {
      step.view.answer = kept[steps.indexOf(step)]?.choices ?? [];
      if (!step.view.answered) break;
      step.say();
      step = pass(step);
    }
  });
}
