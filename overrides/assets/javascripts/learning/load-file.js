// Loads a record file into the record. What is in a file is never trusted: merge.js reads it.

import { element } from "../element.js";
import { failing } from "./file-field.js";
import { addFile, LARGEST, readRecordFile } from "./merge.js";
import { complete } from "./record.js";
import { added, download, say } from "./record-file.js";

/** @typedef {import("./record-file.js").Store} Store */
/** @typedef {import("./words.js").Words} Words */

/**
 * Asks in a dialog, and says whether the answer was yes.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<boolean>}
 */
function ask(dialog) {
  dialog.showModal();
  return new Promise((resolve) => {
    const end = new AbortController();
    /** @param {boolean} answer */
    const answer = (answer) => {
      end.abort();
      dialog.close();
      resolve(answer);
    };
    const { signal } = end;
    dialog.querySelector("[data-yes]")?.addEventListener("click", () => answer(true), { signal });
    dialog.querySelector("[data-no]")?.addEventListener("click", () => answer(false), { signal });
    dialog.addEventListener("close", () => answer(false), { signal });
  });
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Words} t
 * @param {() => Map<string, [string, number][]>} plans what each module is made of
 */
export function enhanceLoading(root, store, t, plans) {
  const input = /** @type {HTMLInputElement} */ (root.querySelector("input[type=file]"));
  const error = /** @type {HTMLElement} */ (root.querySelector(".error"));
  const status = root.querySelector("[role=status]");
  const other = /** @type {HTMLDialogElement} */ (root.querySelector("[data-other]"));

  const fail = failing(input, error);

  /** @param {string} theirs the name in the file */
  async function mine(theirs) {
    const ours = store.record.learner.name ?? "";
    if (!theirs || !ours || theirs === ours) return true;
    const names = other.querySelector("[data-names]");
    if (names) names.textContent = t("names", { theirs, ours });
    return ask(other);
  }

  async function load() {
    say(status, "");
    const file = input.files?.[0];
    if (!file) return fail(t("problem_none"));
    if (file.size > LARGEST) return fail(t("problem_size"));
    const text = await file.text().catch(() => null);
    if (text === null) return fail(t("problem_unread"));
    const read = await readRecordFile(text);
    if ("problem" in read) return fail(t(`problem_${read.problem}`, { place: read.place ?? "" }));
    fail("");
    if (!(await mine(read.record.learner.name))) return undefined;
    const before = store.record;
    store.update((record) => {
      addFile(record, read.record);
      // One device did the sections and another passed the quiz: together the module is complete.
      for (const module of record.modules) {
        const plan = plans().get(module.id);
        if (plan) complete(module, plan);
      }
    });
    const list = added(before, store.record).map(([part, n]) => t(`added_${part}`, { n }));
    const news = list.length ? t("added", { list: list.join("; ") }) : t("nothing_new");
    say(status, `${t("loaded")} ${news}`);
    input.value = "";
    return undefined;
  }

  root.querySelector("[data-load]")?.addEventListener("click", load);
  input.addEventListener("change", () => fail(""));
}

/**
 * Damaged records that the store has set aside.
 * @param {HTMLElement} root
 * @param {Element | null} status outlives the part, which goes with the last record
 * @param {Store} store
 * @param {Words} t
 */
export function enhanceAsides(root, status, store, t) {
  const list = root.querySelector("[data-asides]");
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("[data-dropping]"));

  function show() {
    const asides = store.asides();
    root.hidden = !asides.length;
    if (list?.childElementCount === asides.length) return;
    list?.replaceChildren(
      ...asides.map(({ text }, index) => {
        const button = element("button", { type: "button", class: "plain" }, t("aside_file", { n: index + 1 }));
        const item = element("li", {}, button, " ");
        button.addEventListener("click", () => download(item, `nest-hub-damaged-${index + 1}.txt`, text));
        return item;
      }),
    );
  }

  root.querySelector("[data-drop]")?.addEventListener("click", async () => {
    if (!(await ask(dialog))) return;
    store.dropAsides();
    show();
    say(status, t("aside_gone"));
    if (status instanceof HTMLElement) status.focus();
  });
  store.subscribe(show);
  show();
}
