// A knowledge check, or the starter: says what an answer is when it is asked to, and keeps it.

import { element } from "../element.js";
import { answerCheck, findCheck } from "./checks.js";
import { all, errorSummary, QuestionView } from "./question.js";
import { placeOf } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

const store = openStore();
const place = placeOf();

/** @param {HTMLFormElement[]} forms */
export async function enhance(forms) {
  const t = await loadWords();
  for (const form of forms) check(new QuestionView(form, t));
}

/** @param {QuestionView} view */
function check(view) {
  const { form, graded, t } = view;
  const [hint] = all(form, ".hint");
  const [summary, why] = all(form, ".answer summary, .why span");
  if (graded) summary.textContent = t("show_why");

  const say = () => {
    const { correct, text } = view.mark();
    const stuck = graded && !correct;
    if (stuck && hint) hint.hidden = !(hint.open = true);
    status.textContent = `${text} ${!stuck ? why.textContent : hint ? t("hint_open") : ""}`;
    return correct;
  };

  const status = ask(view, say);
  follow(form, [view], ([kept]) => {
    view.answer = kept?.choices ?? view.answer;
    status.textContent = "";
    if (kept && view.answered) say();
  });
}

/**
 * Marks an answer when it is submitted, never before, and keeps it.
 * @param {QuestionView} view
 * @param {() => boolean} say shows what the answer is, and tells whether it is right
 * @returns where to say it
 */
export function ask(view, say) {
  const { digest, form, id, kind, t } = view;
  const status = element("p", { class: "reply", role: "status" });
  const [button] = all(form, "[type=submit]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    status.textContent = "";
    errorSummary(form, view.answered ? [] : [{ view, text: t(`missing_${kind}`) }], t);
    if (!view.answered) return;
    const known = view.marked;
    const correct = say();
    status.scrollIntoView({ block: "nearest" });
    if (known) return;
    store.update((record) => answerCheck(record, place, { id, digest, choices: view.answer, correct }));
    if (form.dataset.use === "check") document.dispatchEvent(new CustomEvent("hub:answered", { detail: { id, correct } }));
  });
  view.onChange(() => {
    status.textContent = "";
    if (view.answered) errorSummary(form, [], t);
  });
  button.after(status);
  button.hidden = button.disabled = false;
  return status;
}

/**
 * Shows what is kept, now and when another tab changes it, until the learner does something here.
 * @param {HTMLElement} root
 * @param {QuestionView[]} views
 * @param {(kept: ReturnType<typeof findCheck>[]) => void} show
 */
export function follow(root, views, show) {
  let shown = "";
  let touched = false;
  for (const event of ["change", "click"]) root.addEventListener(event, () => (touched = true));
  const look = () => {
    const kept = views.map(({ id, digest }) => findCheck(store.record, place.module, id, digest));
    const text = JSON.stringify(kept);
    if (text === shown || touched || (shown && root.contains(document.activeElement))) return;
    shown = text;
    show(kept);
  };
  look();
  store.subscribe(look);
}
