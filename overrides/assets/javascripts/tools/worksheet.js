// A worksheet: its boxes and choices, each kept as it is filled in.

import { all, isWriting } from "../learning/parts.js";
import { openPanel } from "./panel.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

/** @param {HTMLElement[]} roots */
export async function enhance(roots) {
  for (const root of roots) await enhanceWorksheet(root);
}

/** What a field says: a text, the choice that it stands for, or whether it is ticked. @param {Field} field */
function valueOf(field) {
  if (field.type === "checkbox") return /** @type {HTMLInputElement} */ (field).checked || null;
  return field.value || null;
}

/** Whether somebody answered in it, before this had run. @param {Field} field */
const isFilled = (field) => (field.type === "textarea" ? Boolean(field.value) : /** @type {HTMLInputElement} */ (field).checked);

/** @param {HTMLElement} root */
async function enhanceWorksheet(root) {
  const fields = /** @type {Field[]} */ (all(root, "[data-key]"));
  const written = all(root, "[data-written]");
  const early = fields.filter(isFilled).map((field) => ({ field, value: valueOf(field) }));

  /** @param {Item | undefined} item */
  function show(item) {
    /** @param {string} key */
    const answer = (key) => item?.answers[key]?.value ?? null;
    for (const field of fields) {
      const value = answer(keyOf(field));
      if (field instanceof HTMLInputElement) {
        field.checked = field.type === "checkbox" ? value === true : value === field.value;
      } else {
        const text = typeof value === "string" ? value : "";
        // Where somebody writes, the box is ahead of what is kept.
        const writing = shown === item?.id && isWriting(field);
        if (!writing && field.value !== text) field.value = text;
      }
    }
    for (const place of written) place.textContent = String(answer(place.dataset.written ?? "") ?? "");
    for (const place of all(root, "[data-count]")) showCount(place);
    root.classList.toggle("named", Boolean(item?.name.trim()));
    shown = item?.id;
  }
  /** @type {string | undefined} */
  let shown;

  /** @param {HTMLElement} place says how many are ticked, or chosen */
  function showCount(place) {
    const questions = all(root, `[data-kind="${place.dataset.count}"]`);
    /** @param {string} value */
    const many = (value) =>
      questions.filter((question) => question.querySelector(value === "tick" ? ":checked" : `[value="${value}"]:checked`)).length;
    const numbers = { n: many("tick"), yes: many("yes"), partly: many("partly"), not_yet: many("not-yet"), total: questions.length };
    place.hidden = !numbers.n;
    place.textContent = (place.dataset.words ?? "").replace(/\{(\w+)\}/g, (_, name) => String(Object(numbers)[name]));
  }

  const panel = await openPanel(root, root.dataset.worksheet ?? "", show);
  root.classList.add("filled-here");
  // A browser that loads a page again may tick what was ticked in another of the worksheets.
  const fresh = !panel.item;
  for (const { field, value } of early) {
    if (field.type !== "textarea" && !fresh) continue;
    const before = panel.item?.answers[keyOf(field)]?.value;
    const both = typeof before === "string" && field.type === "textarea" && before !== value;
    const whole = both ? `${before}\n\n${value}` : value;
    panel.answer(keyOf(field), whole);
    if (field.type === "textarea") field.value = String(whole);
  }

  root.addEventListener("input", ({ target }) => {
    const field = fields.find((one) => one === target);
    if (field) panel.answer(keyOf(field), valueOf(field));
  });
}

/** @param {Field} field */
const keyOf = (field) => field.dataset.key ?? "";
