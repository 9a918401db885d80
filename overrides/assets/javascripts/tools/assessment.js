// What a self-assessment says, as data: its scores, its plan, the time before, and the comparison.

import { sameName } from "./items.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {{id: string, what: string, who: string, by: string, done: boolean, principle: string, at: string}} Action */
/** @typedef {{principle: string, score: number | null, national: number | null, last: number | null}} Line */

/** @param {Item} item @param {string} key what was answered; nothing where it was not, or was taken away */
const answered = (item, key) => item.answers[key]?.value ?? null;

/** @param {Item} item @param {string} key */
export const textOf = (item, key) => {
  const value = answered(item, key);
  return typeof value === "string" ? value : "";
};

/** @param {Item} item @param {string} principle @param {{min: number, max: number}} scale @returns {number | null} */
export function scoreOf(item, principle, { min, max }) {
  const value = answered(item, `score:${principle}`);
  return Number.isInteger(value) && value >= min && value <= max ? value : null;
}

/** The day of an assessment: the one that was given, or the one on which it was begun. @param {Item} item */
export const dayOfItem = (item) => isDay(textOf(item, "date")) || dayHere(new Date(item.created_at));

/** The day of a time, here: `2026-11-22`. @param {Date} time */
export function dayHere(time) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** A day that is in the calendar, or nothing. @param {string} text */
export function isDay(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : "";
}

/** The team's assessment before this one. @param {Item[]} items @param {Item} item @returns {Item | undefined} */
export function timeBefore(items, item) {
  const name = sameName(item.name);
  const place = (/** @type {Item} */ each) => `${dayOfItem(each)} ${each.created_at} ${each.id}`;
  if (!name) return undefined;
  return items
    .filter((each) => each.id !== item.id && sameName(each.name) === name && place(each) < place(item))
    .sort((a, b) => (place(a) < place(b) ? 1 : -1))[0];
}

/** The plan: what is dated first, by its date; then what has no date yet. @param {Item} item @returns {Action[]} */
export function actionsOf(item) {
  const actions = Object.entries(item.answers).flatMap(([key, { value, at }]) => {
    if (!key.startsWith("action:") || !value || typeof value !== "object") return [];
    const text = (/** @type {string} */ name) => (typeof value[name] === "string" ? value[name] : "");
    const action = { what: text("what"), who: text("who"), by: isDay(text("by")), principle: text("principle") };
    return [{ id: key.slice("action:".length), ...action, done: value.done === true, at }];
  });
  const place = (/** @type {Action} */ { by, id }) => `${by || "9999-12-32"} ${id}`;
  return actions.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * Each principle with this score, the national one and the last one.
 * @param {Item} item
 * @param {Item | undefined} before
 * @param {string[]} principles
 * @param {Record<string, number>} national
 * @param {{min: number, max: number}} scale
 * @returns {Line[]}
 */
export const linesOf = (item, before, principles, national, scale) =>
  principles.map((principle) => ({
    principle,
    score: scoreOf(item, principle, scale),
    national: national[principle] ?? null,
    last: before ? scoreOf(before, principle, scale) : null,
  }));

/**
 * The principles whose score is higher than another figure, lower, or the same.
 * @param {Line[]} lines @param {"national" | "last"} with_
 */
export function compared(lines, with_) {
  /** @type {{higher: string[], lower: string[], same: string[]}} */
  const found = { higher: [], lower: [], same: [] };
  for (const { principle, score, [with_]: other } of lines) {
    if (score === null || other === null) continue;
    found[score > other ? "higher" : score < other ? "lower" : "same"].push(principle);
  }
  return found;
}

/** What is written about the principles or planned; not who and when. */
const SUBSTANCE = /^(score|evidence|next|action):/u;

/** Whether nothing is answered yet. @param {Item} item */
export const isEmpty = (item) =>
  !Object.entries(item.answers).some(([key, { value }]) => SUBSTANCE.test(key) && value !== null && value !== "");
