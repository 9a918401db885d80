// What the learner must know about where the record is kept.

import { element } from "../element.js";

let shown = false;

/**
 * Says the store's notices at the head of the page, now and whenever they change.
 * @param {import("./store.js").Store} store
 * @param {import("./words.js").Words} t
 */
export function showNotices(store, t) {
  if (shown) return;
  shown = true;
  const box = element("div", { class: "notices", role: "status" });
  document.querySelector("main")?.prepend(box);
  let said = "";
  const say = () => {
    const kinds = store.notices;
    if (String(kinds) === said) return;
    said = String(kinds);
    box.replaceChildren(...kinds.map((kind) => element("p", { "data-notice": kind }, t(`notice_${kind}`))));
  };
  store.subscribe(say);
  say();
}
