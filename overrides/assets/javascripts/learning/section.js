// At the end of a section: whether it is done. It is when its knowledge checks were answered, right
// or not, or when the learner says so.

import { element } from "../element.js";
import { findCheck } from "./checks.js";
import { completeSection, findModule, isDone, placeOf, readPlan } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} roots the place of the module's plan */
export async function enhance([root]) {
  const t = await loadWords();
  const store = openStore();
  const place = placeOf();
  const plan = readPlan(root?.dataset.plan);
  const status = element("p", { role: "status", tabindex: "-1" });
  const button = element("button", { type: "button" }, t("mark_done"));
  document.querySelector(".after")?.prepend(element("div", { class: "section-end" }, status, button));

  const finish = () => store.update((record) => completeSection(record, place, place.page, plan));

  function show() {
    const done = isDone(findModule(store.record, place.module), place.page);
    const said = done ? t("section_done") : "";
    if (status.textContent !== said) status.textContent = said;
    button.hidden = done;
  }

  button.addEventListener("click", () => {
    finish();
    status.focus();
  });
  document.addEventListener("hub:answered", () => {
    const checks = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-use=check]"));
    const known = [...checks].every(({ dataset: { question = "", digest = "" } }) =>
      findCheck(store.record, place.module, question, digest),
    );
    if (known) finish();
  });
  store.subscribe(show);
  show();
}
