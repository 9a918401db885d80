// Two ways to an empty record: someone else sits down at this computer, or everything is deleted.

import { isEmpty } from "./record.js";
import { enhanceSaving, say } from "./record-file.js";

/** @typedef {import("./record-file.js").Store} Store */
/** @typedef {import("./words.js").Words} Words */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Words} t
 */
export function enhanceStartAgain(root, store, t) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-end]"))) {
    const someone = part.dataset.end === "someone";
    const status = part.querySelector(":scope > [role=status]");
    const dialog = /** @type {HTMLDialogElement} */ (part.querySelector("dialog"));
    const go = /** @type {HTMLElement} */ (dialog.querySelector("[data-go]"));

    // Someone else starts only after the file was offered, so that its owner loses nothing.
    enhanceSaving(dialog, store, t, () => {
      go.hidden = false;
    });
    part.querySelector("[data-open]")?.addEventListener("click", () => {
      if (isEmpty(store.record) && !store.asides().length) {
        say(status, t("nothing"));
        return;
      }
      go.hidden = someone;
      const saved = /** @type {HTMLElement} */ (dialog.querySelector("[data-saved]"));
      saved.hidden = true;
      say(dialog.querySelector("[role=status]"), "");
      say(status, "");
      dialog.showModal();
    });
    dialog.querySelector("[data-cancel]")?.addEventListener("click", () => dialog.close());
    go.addEventListener("click", () => {
      store.clear();
      dialog.close();
      say(status, t(someone ? "emptied" : "deleted"));
    });
  }
}
