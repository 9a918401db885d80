// The record file: made from the record, and offered to the learner.

import { certificateCode, digest } from "./digest.js";
import { join } from "./join.js";
import { findModule, touch } from "./record.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{name: string, text: string, code: string}} RecordFile */

/** The site and the version of its questions, as the page names them. */
function siteOf() {
  const { root = ".", contentVersion = "" } = document.body.dataset;
  const here = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  return { url: new URL(`${root}/`, here?.href ?? location.href).href, content_version: contentVersion };
}

/**
 * What a record file holds, but for its digest.
 * @param {LearnerRecord} record
 * @param {{site: {url: string, content_version: string}, reflections: boolean, at: string}} options
 */
export function exportRecord({ device, modules, ...record }, { site, reflections, at }) {
  const kept = modules.map((module) => (reflections ? module : { ...module, reflections: null }));
  return { ...record, exported_at: at, site, modules: kept };
}

/**
 * The file of the record as it is now. Its time stays the same until the record changes, so that a
 * certificate's code is the code of the file that is saved beside it.
 * @param {Store} store
 * @param {boolean} reflections
 * @returns {Promise<RecordFile>}
 */
export async function makeFile(store, reflections = false) {
  const site = siteOf();
  // Joined with itself it is in the order that it will have once another tab has written.
  const record = join(store.record, store.record);
  const of = await digest(exportRecord(record, { site, reflections: true, at: "" }));
  const last = record.device.export;
  const at = last?.of === of ? last.at : new Date().toISOString();
  if (at !== last?.at) {
    store.update((newest) => {
      newest.device.export = { at, of };
      touch(newest, "export");
    });
  }
  const content = exportRecord(record, { site, reflections, at });
  const whole = { ...content, digest: await digest(content) };
  return {
    name: `nest-hub-${localDay(at)}.json`,
    text: `${JSON.stringify(whole, null, 2)}\n`,
    code: certificateCode(whole.digest),
  };
}

/** @param {string} time @returns {string} the day here: `2026-11-22` */
function localDay(time) {
  const day = new Date(time);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * Downloads a text, and leaves its link in the page in case the browser did not take it.
 * @param {Element | null} place where the link belongs
 * @param {string} name
 * @param {string} text
 * @param {string} type what kind of file it is
 */
export function download(place, name, text, type = "application/json") {
  const old = place?.querySelector("a");
  if (old) URL.revokeObjectURL(old.href);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.textContent = name;
  if (old) old.replaceWith(link);
  else place?.append(" ", link);
  link.click();
}

/**
 * Says something in a status region, the same thing twice too.
 * @param {Element | null} region
 * @param {string} text
 */
export function say(region, text) {
  if (!region) return;
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

/**
 * A button that saves the record file, in an element that holds all that belongs to it.
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Words} t
 * @param {(file: RecordFile) => void} done
 */
export function enhanceSaving(root, store, t, done = () => {}) {
  const choice = /** @type {HTMLInputElement | null} */ (root.querySelector(".tick input"));
  root.querySelector("[data-save]")?.addEventListener("click", async () => {
    const file = await makeFile(store, choice?.checked);
    const saved = /** @type {HTMLElement | null} */ (root.querySelector("[data-saved]"));
    if (saved) saved.hidden = false;
    download(root.querySelector("[data-link]"), file.name, file.text);
    say(root.querySelector("[role=status]"), t("saved", { file: file.name, code: file.code }));
    done(file);
  });
}

/**
 * How much of each kind a record has that it had not before.
 * @param {LearnerRecord} before @param {LearnerRecord} after
 * @returns {[string, number][]}
 */
export function added(before, after) {
  const count = { completed: 0, sections: 0, checks: 0, attempts: 0, reflections: 0, learner: 0 };
  for (const module of after.modules) {
    const old = findModule(before, module.id);
    for (const part of /** @type {const} */ (["sections", "checks", "attempts", "reflections"])) {
      const known = new Set((old?.[part] ?? []).map((item) => JSON.stringify(item)));
      count[part] += (module[part] ?? []).filter((item) => !known.has(JSON.stringify(item))).length;
    }
    if (module.completed_at && !old?.completed_at) count.completed += 1;
  }
  for (const [name, value] of Object.entries(after.learner)) {
    if (value !== /** @type {Record<string, unknown>} */ (before.learner)[name]) count.learner += 1;
  }
  return Object.entries(count).filter(([, number]) => number);
}
