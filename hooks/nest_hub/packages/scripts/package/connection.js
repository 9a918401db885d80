// In each page of the module: tells the session where the learner is, says what the learner must
// know of the LMS, and marks in the menu what is done.

import { element } from "../element.js";
import { findModule, isDone, placeOf } from "../learning/record.js";
import { findSession, openStore } from "../learning/store.js";
import { loadWords } from "../learning/words.js";

/** @param {HTMLElement[]} notes the page's one note about the LMS */
export async function enhance([note]) {
  const session = findSession();
  const place = placeOf();
  const store = openStore();
  session?.visit(place.page, document.documentElement.lang);
  document.documentElement.dataset.ready = "";

  const show = () => {
    const connection = session?.connection ?? "none";
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (note?.querySelectorAll("[data-lms]") ?? [])) {
      line.hidden = line.dataset.lms !== connection;
    }
  };
  if (session) session.onconnection = show;
  show();

  const t = await loadWords();
  const mark = () => {
    const module = findModule(store.record, place.module);
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".contents a[data-to]"))) {
      const done = isDone(module, link.dataset.to ?? "");
      const said = link.querySelector(".done");
      if (done && !said) link.append(" ", element("span", { class: "done" }, `(${t("done")})`));
    }
  };
  store.subscribe(mark);
  mark();
}
