// Two ways to an empty record: someone else sits down at this computer, or everything is deleted.
// What was written in the tools goes with it; where everything is deleted, so do the choice of
// language and the copy for use offline.

import { forgetLanguage, readLanguage } from "../language.js";
import { anyCopy, forgetCopy } from "../offline-copy.js";
import { showKept } from "../tools/kept-list.js";
import { openKept } from "../tools/store.js";
import { isEmpty } from "./record.js";
import { enhanceSaving, say } from "./record-file.js";

/** @typedef {import("./record-file.js").Store} Store */
/** @typedef {import("./words.js").Words} Words */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Words} t
 * @param {import("../tools/kept-list.js").Names} names of the tools
 */
export function enhanceStartAgain(root, store, t, names) {
  const kept = openKept();
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-end]"))) {
    const someone = part.dataset.end === "someone";
    const status = part.querySelector(":scope > [role=status]");
    const dialog = /** @type {HTMLDialogElement} */ (part.querySelector("dialog"));
    const go = /** @type {HTMLElement} */ (dialog.querySelector("[data-go]"));

    const record = /** @type {HTMLElement} */ (dialog.querySelector("[data-record]"));
    const tools = /** @type {HTMLElement} */ (dialog.querySelector("[data-tools]"));

    // Someone else starts only after each file was saved, so that its owner loses nothing.
    /** @type {Set<string>} */
    const unsaved = new Set();
    /** @param {string} file */
    const saved = (file) => {
      unsaved.delete(file);
      go.hidden = someone && unsaved.size > 0;
    };
    enhanceSaving(record, store, t, () => saved("record"));
    showKept(/** @type {HTMLElement} */ (tools.querySelector("ul")), names, t, (tool, file) => {
      say(tools.querySelector("[role=status]"), t("tools_saved", { file }));
      saved(tool);
    });
    part.querySelector("[data-open]")?.addEventListener("click", async () => {
      const empty = isEmpty(store.record) && !store.asides().length;
      if (empty && !kept.tools.length && !kept.asides().length) {
        if (someone || !(readLanguage() ?? (await anyCopy()))) {
          say(status, t("nothing"));
          return;
        }
      }
      if (dialog.open) return;
      unsaved.clear();
      if (!empty) unsaved.add("record");
      for (const { tool } of kept.tools) unsaved.add(tool);
      record.hidden = empty;
      tools.hidden = !kept.tools.length;
      go.hidden = someone && unsaved.size > 0;
      const saved = /** @type {HTMLElement} */ (dialog.querySelector("[data-saved]"));
      saved.hidden = true;
      for (const region of dialog.querySelectorAll("[role=status]")) say(region, "");
      say(status, "");
      dialog.showModal();
    });
    dialog.querySelector("[data-cancel]")?.addEventListener("click", () => dialog.close());
    go.addEventListener("click", async () => {
      store.clear();
      kept.clear();
      dialog.close();
      if (!someone) {
        forgetLanguage();
        await forgetCopy();
      }
      say(status, t(someone ? "emptied" : "deleted"));
    });
  }
}
