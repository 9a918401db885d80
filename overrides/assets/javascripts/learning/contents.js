// On a module's first page: which parts are done; and an offer to go on where the learner was.
// Nobody is taken there.

import { element } from "../element.js";
import { findModule, isDone, placeOf } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} cards one for each part of the module */
export async function enhance(cards) {
  const t = await loadWords();
  const store = openStore();
  const { module: id } = placeOf();

  const show = () => {
    const module = findModule(store.record, id);
    for (const card of cards) {
      card.querySelector(".card-done")?.remove();
      if (isDone(module, card.dataset.page ?? "")) card.append(element("p", { class: "card-done" }, t("done")));
    }
  };

  const module = findModule(store.record, id);
  const link = cards.find((card) => card.dataset.page === module?.last?.page)?.querySelector("a");
  if (link && !module?.completed_at) {
    const { href, textContent: title } = link;
    const offer = element("p", { class: "resume" }, element("a", { href }, t("resume", { title: title ?? "" })));
    document.querySelector(".progress")?.append(offer);
  }
  store.subscribe(show);
  show();
}
