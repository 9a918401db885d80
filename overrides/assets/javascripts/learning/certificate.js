// The certificates of the modules that are completed. They stand in the page in both languages;
// this fills them in and shows the one that is chosen.

import { dayOf } from "./day.js";
import { showNotices } from "./notices.js";
import { all } from "./parts.js";
import { findModule, isDone, lastPass } from "./record.js";
import { enhanceSaving, makeFile } from "./record-file.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @typedef {import("./record.js").Module} Module */
/** @typedef {import("./words.js").Words} Words */

/** Characters of name and organisation that fit in their large letters. */
const LONG = 70;

/** @param {ParentNode} root @param {string} name @param {string} text */
function fill(root, name, text) {
  for (const place of all(root, `[data-fill=${name}]`)) place.textContent = text;
}

/** @param {string} language @param {string} own words of this page alone @returns {Promise<Words>} */
const wordsIn = (language, own = "{}") => loadWords("months", language, JSON.parse(own));

/** @param {HTMLElement[]} roots the one place of the certificates */
export async function enhance([root]) {
  if (!root) return;
  /** @type {HTMLElement} */
  const page = root;
  const choices = /** @type {HTMLElement} */ (page.querySelector(".certificate-choices"));
  let turn = 0;
  const store = openStore();
  const words = new Map([
    ["cy", await wordsIn("cy", page.dataset.words)],
    ["en", await wordsIn("en", page.dataset.words)],
  ]);
  const t = /** @type {Words} */ (words.get(document.documentElement.lang));
  const sheets = all(page, ".sheet");
  const modules = /** @type {HTMLInputElement[]} */ (all(choices, "[name=module]"));
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (choices.querySelector(selector));
  const chosen = (/** @type {string} */ name) =>
    choices.querySelector(`[name=${name}]:checked`)?.getAttribute("value") ?? "";

  /** @param {string} id */
  const completed = (id) => {
    const module = findModule(store.record, id);
    return module?.completed_at && lastPass(module) ? module : undefined;
  };

  async function show() {
    const ready = modules.filter(({ value }) => completed(value));
    for (const radio of modules) {
      const row = radio.closest("div");
      if (row) row.hidden = !ready.includes(radio);
      if (radio.checked && !ready.includes(radio)) radio.checked = false;
    }
    if (!ready.some((radio) => radio.checked)) first(ready);
    part("[data-module-choice]").hidden = ready.length < 2;
    choices.hidden = !ready.length;
    part("[data-nameless]").hidden = Boolean(store.record.learner.name);
    for (const missing of all(page, "[data-missing]")) showMissing(missing);
    for (const sheet of sheets) {
      const module = completed(sheet.dataset.sheet ?? "");
      sheet.hidden = !module || sheet.dataset.sheet !== chosen("module");
      if (module && !sheet.hidden) fillSheet(sheet, module);
    }
    if (!ready.length) return;
    turn += 1;
    const mine = turn;
    const { code } = await makeFile(store);
    if (mine === turn) fill(page, "code", code);
  }

  /** The module that the address names, or the one that was completed last. @param {HTMLInputElement[]} ready */
  function first(ready) {
    const named = ready.find(({ value }) => location.hash === `#certificate-${value}`);
    const time = (/** @type {HTMLInputElement} */ { value }) => completed(value)?.completed_at ?? "";
    const [latest] = [...ready].sort((a, b) => (time(a) < time(b) ? 1 : -1));
    const radio = named ?? latest;
    if (radio) radio.checked = true;
  }

  /** @param {HTMLElement} missing */
  function showMissing(missing) {
    const id = missing.dataset.missing ?? "";
    missing.hidden = Boolean(completed(id));
    for (const item of all(missing, "[data-part]")) {
      item.hidden = isDone(findModule(store.record, id), item.dataset.part ?? "");
    }
  }

  /** @param {HTMLElement} sheet @param {Module} module */
  function fillSheet(sheet, module) {
    const { name, organisation } = store.record.learner;
    const pass = lastPass(module);
    const language = chosen("language");
    sheet.dataset.language = language;
    for (const text of all(sheet, "[lang]")) text.hidden = ![text.lang, "both"].includes(language);
    fill(sheet, "name", name ?? "");
    fill(sheet, "organisation", organisation ?? "");
    sheet.classList.toggle("nameless", !name);
    sheet.classList.toggle("long-name", `${name ?? ""}${organisation ?? ""}`.length > LONG);
    fill(sheet, "score", String(pass?.score));
    fill(sheet, "max", String(pass?.max));
    for (const time of all(sheet, "[data-minutes]")) time.hidden = time.dataset.minutes !== pass?.language;
    for (const [code, wordsOfIt] of words) {
      for (const text of all(sheet, `[lang=${code}]`)) fill(text, "date", dayOf(wordsOfIt, module.completed_at ?? ""));
    }
  }

  choices.addEventListener("change", show);
  part("[data-print]").addEventListener("click", () => print());
  enhanceSaving(choices, store, t);
  showNotices(store);
  store.subscribe(show);
  await show();
  for (const note of all(page, ".needs-script")) note.hidden = true;
}
