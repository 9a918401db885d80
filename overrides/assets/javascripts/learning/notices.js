// What the learner must know about where the record is kept.

import { element } from "../element.js";
import { loadWords } from "./words.js";

let shown = false;

/**
 * Says the store's notices at the head of the page, now and whenever they change.
 * @param {import("./store.js").Store} store
 */
export function showNotices(store) {
  if (shown) return;
  shown = true;
  const box = element("div", { class: "notices", role: "status" });
  document.querySelector("main")?.prepend(box);
  let said = "";
  const say = async () => {
    const kinds = store.notices;
    if (String(kinds) === said) return;
    said = String(kinds);
    const t = kinds.length && (await loadWords("notice"));
    if (String(kinds) !== said) return;
    box.replaceChildren(...kinds.map((kind) => element("p", { class: "note", "data-notice": kind }, t ? t(kind) : "")));
  };
  store.subscribe(say);
  say();
}
