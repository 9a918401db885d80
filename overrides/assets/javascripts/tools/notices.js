// What must be known about where a tool keeps what is written.

import { element } from "../element.js";
import { download } from "../learning/record-file.js";

/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("../learning/words.js").Words} Words */

/**
 * Says the store's notices in a place, now and whenever they change.
 * @param {HTMLElement} place a status region
 * @param {Kept} kept
 * @param {Words} t
 */
export function showNotices(place, kept, t) {
  let said = "";
  const say = () => {
    const kinds = kept.notices;
    if (String(kinds) === said) return;
    said = String(kinds);
    place.replaceChildren(
      ...kinds.map((kind) => {
        const note = element("div", { class: "note", "data-notice": kind }, element("p", {}, t(`notice_${kind}`)));
        if (kind === "corrupt") note.append(choices(place, kept, t));
        return note;
      }),
    );
  };
  kept.subscribe(say);
  say();
}

/** The buttons that save what was set aside, and delete it. @param {HTMLElement} place @param {Kept} kept @param {Words} t */
function choices(place, kept, t) {
  const save = element("button", { type: "button" }, t("aside_save"));
  const drop = element("button", { type: "button", class: "plain" }, t("aside_drop"));
  const links = element("p");
  save.addEventListener("click", () => {
    const text = kept.asides().map((aside) => aside.text).join("\n\n");
    download(links, "nest-hub-damaged.txt", text);
  });
  drop.addEventListener("click", () => {
    kept.dropAsides();
    const gone = element("p", { tabindex: "-1" }, t("aside_gone"));
    place.append(gone);
    gone.focus();
  });
  return element("div", {}, element("div", { class: "buttons" }, save, drop), links);
}
