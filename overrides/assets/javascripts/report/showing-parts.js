// What reports in the page are put together from.

import { element } from "../element.js";

/** @typedef {import("../learning/words.js").Words} Words */

/** How many rows stand in the page; the files that are saved hold more. */
export const LISTED = 500;

/** @param {string} title @param {string[]} paragraphs */
export const part = (title, paragraphs) =>
  element("section", {}, element("h4", {}, title), ...paragraphs.map((text) => element("p", {}, text)));

/** A wide table scrolls in a place of its own, which the keyboard reaches. @param {HTMLTableElement} table @param {string} name */
export const scrolling = (table, name) => element("div", { class: "table-wrap", role: "region", "aria-label": name, tabindex: "0" }, table);

/** What may be long, and is read when it is asked for. @param {string} title @param {HTMLElement[]} parts */
export const folded = (title, ...parts) => element("details", {}, element("summary", {}, title), ...parts);

/** @param {Words} t @param {number} all */
export const more = (t, all) => (all > LISTED ? [element("p", {}, t("more_files", { n: all - LISTED }))] : []);

/** A table of texts. @param {string} name @param {string[]} heads @param {string[][]} lines */
export function listing(name, heads, lines) {
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  const body = element("tbody");
  for (const [first = "", ...rest] of lines) {
    body.append(element("tr", {}, element("th", { scope: "row" }, first), ...rest.map((text) => element("td", {}, text))));
  }
  return scrolling(element("table", {}, element("caption", { class: "hidden" }, name), element("thead", {}, head), body), name);
}
