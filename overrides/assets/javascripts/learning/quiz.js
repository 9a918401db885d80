// The final quiz: an attempt draws from the bank, is marked when it is submitted, and is explained.

import { element } from "../element.js";
import { arrange, draw, shuffle } from "./drawing.js";
import { errorSummary, QuestionView } from "./question.js";
import { answerDraft, findModule, placeOf, randomHex, readPlan, setDraft, submitAttempt } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @typedef {import("./record.js").Answer} Answer */

/** @param {HTMLElement[]} roots the quiz */
export async function enhance([root]) {
  if (!root) return;
  const t = await loadWords();
  const store = openStore();
  const place = placeOf();
  const progress = /** @type {HTMLElement | null} */ (document.querySelector("[data-plan]"));
  const plan = readPlan(progress?.dataset.plan);
  const count = Number(root.dataset.draw);
  const passMark = Number(root.dataset.passMark);
  const needed = Math.ceil((count * passMark) / 100);
  const again = /** @type {HTMLElement} */ (root.querySelector(".again"));

  const forms = /** @type {HTMLFormElement[]} */ ([...root.querySelectorAll("form.question")]);
  const bank = forms.map((form) => new QuestionView(form, t));
  /** @type {QuestionView[]} */
  let asked = [];
  /** What is shown: the seed of the attempt under way, or how many attempts there were. */
  let shown = "";

  const head = element("div", { class: "quiz-head", tabindex: "-1" });
  const status = element("p", { class: "quiz-status", role: "status" });
  const button = element("button", { type: "button", class: "quiz-button" });
  root.prepend(head);
  root.append(status, button);
  button.addEventListener("click", () => (under() ? submit() : start()));
  for (const view of bank) view.onChange(() => keep(view));

  const module = () => findModule(store.record, place.module);
  const under = () => module()?.quiz ?? null;

  /** @param {{question: string, digest: string}} answer */
  const viewOf = ({ question, digest }) =>
    bank.find((view) => view.id === question && view.digest === digest);

  function start() {
    const seed = randomHex(8);
    const past = module()?.attempts.flatMap((attempt) => attempt.answers) ?? [];
    const drawn = draw(bank, count, seed, (id) => past.filter((answer) => answer.question === id).length);
    begin(seed, drawn, []);
    show();
    head.focus();
  }

  /** @param {string} seed @param {QuestionView[]} drawn @param {{question: string, digest: string, choices: string[]}[]} known */
  function begin(seed, drawn, known) {
    const answers = drawn.map(({ id, digest }) =>
      known.find((answer) => answer.question === id) ?? { question: id, digest, choices: [] },
    );
    store.update((record) => setDraft(record, place, { seed, answers }));
  }

  /** An attempt under way whose questions have changed since goes on with others in their place. */
  function mend() {
    const draft = under();
    const kept = draft?.answers.filter(viewOf) ?? [];
    if (!draft || kept.length === draft.answers.length) return false;
    const sound = bank.filter((view) => kept.map(viewOf).includes(view));
    const covered = sound.flatMap((view) => view.outcomes);
    /** @param {QuestionView} view */
    const adds = (view) => Number(view.outcomes.some((outcome) => !covered.includes(outcome)));
    const rest = bank.filter((view) => !sound.includes(view)).sort((a, b) => adds(b) - adds(a));
    begin(draft.seed, [...sound, ...rest].slice(0, draft.answers.length), kept);
    return true;
  }

  /** @param {QuestionView} view */
  function keep(view) {
    view.fail(null);
    store.update((record) => answerDraft(record, place, view.id, view.answer));
  }

  function submit() {
    const missing = asked.filter((view) => !view.answered);
    const failed = missing.map((view) => ({ view, text: t("unanswered", { n: asked.indexOf(view) + 1 }) }));
    errorSummary(root, failed, t);
    if (failed.length) return;
    const answers = asked.map((view) => {
      const { id: question, digest, answer: choices } = view;
      return { question, digest, choices, correct: view.mark().correct };
    });
    store.update((record) => submitAttempt(record, place, answers, passMark, plan));
    show();
    head.querySelector("h3")?.focus();
  }

  /** @param {QuestionView[]} drawn in the order in which they are asked */
  function ask(drawn) {
    asked = drawn;
    for (const view of bank) view.form.hidden = !asked.includes(view);
    for (const [index, view] of asked.entries()) {
      const label = view.form.querySelector(".question-label");
      if (label) label.textContent = t("question_of", { n: index + 1, total: asked.length });
      status.before(view.form);
    }
  }

  /** Shows what the record says: the attempt under way, the last result, or the way in. */
  function show() {
    const draft = under();
    const attempts = module()?.attempts ?? [];
    const last = attempts.at(-1);
    const now = draft ? draft.seed : `${attempts.length}`;
    if (now !== shown) {
      shown = now;
      errorSummary(root, [], t);
      for (const view of bank) {
        view.clear();
        view.lock(false);
      }
      if (draft) showAttempt(draft.seed, draft.answers);
      else if (last) showResult(last.answers, last.passed);
      else showStart();
    } else if (draft) {
      for (const answer of draft.answers) {
        const view = viewOf(answer);
        const other = view && String(view.answer) !== String(answer.choices);
        if (other && !view.form.contains(document.activeElement)) view.answer = answer.choices;
      }
    }
    if (!draft) return;
    const said = t("answered", { n: asked.filter((view) => view.answered).length, total: asked.length });
    if (status.textContent !== said) status.textContent = said;
  }

  const introduce = () =>
    head.replaceChildren(element("p", {}, t("intro", { n: count, total: bank.length, pass: needed })));

  function showStart() {
    ask([]);
    introduce();
    status.textContent = "";
    button.textContent = t("start");
  }

  /** @param {string} seed @param {Answer[] | {question: string, digest: string, choices: string[]}[]} answers */
  function showAttempt(seed, answers) {
    const drawn = answers.map(viewOf).filter((view) => view !== undefined);
    ask(shuffle(drawn.sort((a, b) => (a.id < b.id ? -1 : 1)), seed));
    for (const view of asked) {
      arrange(view, seed);
      view.answer = answers.find((answer) => answer.question === view.id)?.choices ?? [];
    }
    introduce();
    button.textContent = t("submit");
  }

  /** @param {Answer[]} answers @param {boolean} passed */
  function showResult(answers, passed) {
    showAttempt(String(answers.length), answers);
    for (const view of asked) {
      view.mark();
      view.lock(true);
    }
    const right = answers.filter((answer) => answer.correct).length;
    const result = t(passed ? "passed" : "not_enough", { n: right, total: answers.length, pass: needed });
    head.replaceChildren(element("h3", { tabindex: "-1" }, result), element("p", {}, t("review")));
    const missed = answers.filter((answer) => !answer.correct).flatMap((answer) => viewOf(answer)?.outcomes ?? []);
    const worth = /** @type {HTMLElement[]} */ ([...again.children]).filter((item) => {
      item.hidden = !missed.some((outcome) => item.dataset.outcomes?.split(" ").includes(outcome));
      return !item.hidden;
    });
    again.hidden = !worth.length;
    if (worth.length) head.append(element("p", {}, t("read_again")), again);
    const next = document.querySelector(".step-on a");
    if (passed && next) {
      const title = next.querySelector(".step-title")?.textContent ?? "";
      const href = next.getAttribute("href") ?? "";
      head.append(element("p", {}, element("a", { href }, t("next", { title }))));
    }
    if (!store.kept) import("./quiz-file.js").then(({ offerFile }) => offerFile(head, store));
    status.textContent = "";
    button.textContent = t("retry");
  }

  const changed = mend();
  store.subscribe(show);
  show();
  if (changed) head.append(element("p", { class: "quiz-changed" }, t("changed")));
  root.dataset.ready = "";
}
