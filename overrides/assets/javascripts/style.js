// The style page: brings each question to the state that stands above it. The questions work as in
// a module, with a store that keeps nothing.

import { answerCheck } from "./learning/checks.js";
import { all } from "./learning/parts.js";
import { placeOf } from "./learning/record.js";
import { openStore } from "./learning/store.js";

/** @typedef {Record<string, {choices: string[], correct: boolean}>} Answers by the question's id */

/** @param {HTMLElement[]} found the page's body */
export function enhance([body]) {
  if (!body) return;
  const states = all(body, "[data-state]");
  answer(states);
  showAnswers();

  const waiting = new Set(states);
  const look = () => {
    for (const state of waiting) {
      if (state.querySelector("[type=submit]:disabled")) continue;
      waiting.delete(state);
      press(state);
    }
    if (waiting.size) return;
    observer.disconnect();
    body.dataset.ready = "";
  };
  const observer = new MutationObserver(look);
  observer.observe(body, { subtree: true, attributeFilter: ["disabled"] });
  look();
}

/** Answers given before, as a learner finds them on coming back. @param {HTMLElement[]} states */
function answer(states) {
  const place = placeOf();
  openStore().update((record) => {
    for (const state of states) {
      /** @type {Answers} */
      const answers = JSON.parse(state.dataset.answers ?? "{}");
      for (const { dataset } of all(state, "form")) {
        const { question: id = "", digest = "" } = dataset;
        if (answers[id]) answerCheck(record, place, { id, digest, ...answers[id] });
      }
    }
  });
}

/** How links and buttons answer a pointer and the keyboard, from the rules of every page. */
function showAnswers() {
  const shown = new CSSStyleSheet();
  for (const { cssRules } of document.styleSheets) {
    for (const { cssText } of cssRules) {
      const rule = cssText.replaceAll(":hover", ".as-hover").replaceAll(":focus-visible", ".as-focus");
      if (rule !== cssText) shown.insertRule(rule, shown.cssRules.length);
    }
  }
  document.adoptedStyleSheets.push(shown);
}

/** What only stands there once somebody submitted. Nobody's place or focus is taken. @param {HTMLElement} state */
function press(state) {
  const { press: submitted, choose } = state.dataset;
  if (submitted === undefined) return;
  const top = scrollY;
  state.inert = true;
  if (choose) /** @type {HTMLElement | null} */ (state.querySelector(`[value="${choose}"]`))?.click();
  state.querySelector("form")?.requestSubmit();
  state.inert = false;
  scrollTo({ top, behavior: "instant" });
}
