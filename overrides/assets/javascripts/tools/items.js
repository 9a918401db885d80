// What a tool keeps: items (one team's worksheet, one assessment), each with its answers. Nothing
// here touches the page or storage. Joining is associative, commutative and idempotent, so that two
// tabs, or two devices and a file, come to the same, in whichever order they meet.

import { canonical } from "../learning/canonical.js";

/** @typedef {{value: any, at: string}} Answer value null: taken away */
/** @typedef {{id: string, name: string, created_at: string, updated_at: string, answers: Record<string, Answer>}} Item */
/**
 * `gone` grows when the item is removed, and what was written before goes with it.
 * @typedef {{gone: number, item: Item | null}} Entry
 */
/** @typedef {Record<string, Entry>} Entries by the items' ids */
/** @typedef {Record<string, Entries>} Tools by the tools' names */

const LONGEST = 20000;

/** The latest time; times are written alike, and so in order. @param {string} a @param {string} b */
const later = (a, b) => (a > b ? a : b);

/**
 * What cannot be written as JSON everywhere is replaced, and what is too long to keep is cut.
 * @param {any} value
 * @returns {any}
 */
export function clean(value) {
  if (typeof value === "string") return value.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd");
  if (Array.isArray(value)) return value.map(clean);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  }
  return value ?? null;
}

/** @param {string} name @returns {Item} */
export function newItem(name) {
  const at = new Date().toISOString();
  return { id: uuid(), name: clean(name), created_at: at, updated_at: at, answers: {} };
}

/** A random UUID, also where the browser has none because the page came over plain HTTP. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64;
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * Writes an answer, which counts as later than the one that it replaces whatever the clock says.
 * The name is an answer too, so that the newest name wins.
 * @param {Item} item is changed
 * @param {string} key @param {any} value
 */
export function setAnswer(item, key, value) {
  const last = item.answers[key];
  const at = new Date(Math.max(Date.now(), last ? Date.parse(last.at) + 1 : 0)).toISOString();
  item.answers[key] = { value: clean(value), at };
  item.updated_at = later(item.updated_at, at);
  if (key === "name") item.name = nameOf(item.answers, item.name);
}

/** @param {Record<string, Answer>} answers @param {string} first the name at the beginning */
const nameOf = (answers, first) => (answers.name ? String(answers.name.value ?? "") : first);

/** A team's name as it is compared: without what only looks different. @param {string} name */
export const sameName = (name) => name.normalize("NFC").toLowerCase().replace(/\s+/gu, "");

/** @param {Answer} a @param {Answer} b */
function newer(a, b) {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return canonical(a.value) >= canonical(b.value) ? a : b;
}

/** @param {Item} a @param {Item} b the same item @returns {Item} */
export function joinItems(a, b) {
  const answers = { ...a.answers };
  for (const [key, answer] of Object.entries(b.answers)) {
    const mine = answers[key];
    answers[key] = mine ? newer(mine, answer) : answer;
  }
  return {
    id: a.id,
    name: nameOf(answers, later(a.name, b.name)),
    created_at: a.created_at < b.created_at ? a.created_at : b.created_at,
    updated_at: later(a.updated_at, b.updated_at),
    answers,
  };
}

/** @param {Entry} a @param {Entry} b @returns {Entry} */
function joinEntries(a, b) {
  if (a.gone !== b.gone) return a.gone > b.gone ? a : b;
  return { gone: a.gone, item: a.item && b.item ? joinItems(a.item, b.item) : a.item ?? b.item };
}

/** @param {Tools} a @param {Tools} b @returns {Tools} */
export function joinTools(a, b) {
  const tools = { ...a };
  for (const [tool, entries] of Object.entries(b)) {
    const joined = { ...tools[tool] };
    for (const [id, entry] of Object.entries(entries)) {
      const mine = joined[id];
      joined[id] = mine ? joinEntries(mine, entry) : entry;
    }
    tools[tool] = joined;
  }
  return tools;
}

/** Removes an item, in whatever meets this later too. @param {Entry} entry is changed */
export function bury(entry) {
  if (entry.item) Object.assign(entry, { gone: entry.gone + 1, item: null });
}

/** The items, newest first. @param {Entries | undefined} entries @returns {Item[]} */
export function itemsOf(entries = {}) {
  const items = Object.values(entries).flatMap(({ item }) => item ?? []);
  return items.sort((a, b) => (b.created_at + b.id > a.created_at + a.id ? 1 : -1));
}
