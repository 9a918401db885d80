// What the tools keep on this device, as a list with a button for each tool that saves its file.

import { element } from "../element.js";
import { download } from "../learning/record-file.js";
import { openKept } from "./store.js";
import { fileName, siteOfPage, toFile } from "./tool-file.js";

/** @typedef {import("../learning/words.js").Words} Words */
/** @typedef {Record<string, {title: string, url: string}>} Names the tools' pages, by the tools' names */

/**
 * Shows the list in a place, now and whenever it changes; where nothing is kept there is no item.
 * @param {HTMLElement} list
 * @param {Names} names
 * @param {Words} t
 * @param {(tool: string, file: string) => void} saved
 */
export function showKept(list, names, t, saved) {
  const kept = openKept();
  const show = () => list.replaceChildren(...kept.tools.map(({ tool, items }) => entry(tool, items)));

  /** @param {string} tool @param {import("./items.js").Item[]} items */
  function entry(tool, items) {
    const page = Object.hasOwn(names, tool) ? names[tool] : undefined;
    const title = page?.title ?? tool;
    const called = items.map(({ name }) => name.trim() || t("tools_no_name")).join("; ");
    const button = element("button", { type: "button", class: "plain" }, t("tools_save", { title }));
    const link = element("span", {});
    button.addEventListener("click", async () => {
      const file = fileName(tool);
      download(link, file, await toFile(tool, kept.items(tool), siteOfPage()));
      saved(tool, file);
    });
    const name = page ? element("a", { href: page.url }, title) : title;
    return element("li", {}, element("p", {}, name, `: ${called}`), button, " ", link);
  }

  kept.subscribe(show);
  show();
}
