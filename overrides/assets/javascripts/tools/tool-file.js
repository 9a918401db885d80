// The file of a tool: made from its items, and read again. What is in a file is never trusted.

import { digest } from "../learning/digest.js";
import { clean } from "./items.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {{url: string, content_version: string}} Site */
/** @typedef {"size" | "json" | "foreign" | "record" | "newer" | "shape" | "damaged"} Problem */

export const FORMAT = "nest-hub-tool";
const VERSION = 1;

/** Characters, and so at least as many bytes. */
export const LARGEST = 10_000_000;

/** The site and the version of its content, as the page names them. @returns {Site} */
export function siteOfPage() {
  const { root = ".", contentVersion = "" } = document.body.dataset;
  const here = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  return { url: new URL(`${root}/`, here?.href ?? location.href).href, content_version: contentVersion };
}

/**
 * @param {string} tool
 * @param {Item[]} items
 * @param {Site} site
 * @returns {Promise<string>} canonical JSON's digest is in it; the text itself is easy to read
 */
export async function toFile(tool, items, site) {
  const content = {
    format: FORMAT,
    version: VERSION,
    tool,
    saved_at: new Date().toISOString(),
    language: document.documentElement.lang,
    site,
    items,
  };
  return `${JSON.stringify({ ...content, digest: await digest(content) }, null, 2)}\n`;
}

/** @param {string} tool @returns {string} `nest-hub-readiness-2026-11-22.json` */
export function fileName(tool) {
  const day = new Date();
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `nest-hub-${tool}-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.json`;
}

/**
 * A tool's file, if it is whole.
 * @param {string} text
 * @returns {Promise<{tool: string, items: Item[]} | {problem: Problem}>}
 */
export async function readFile(text) {
  if (text.length > LARGEST) return { problem: "size" };
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: "json" };
  }
  if (data?.format === "nest-hub-record") return { problem: "record" };
  if (data?.format !== FORMAT) return { problem: "foreign" };
  if (Number.isInteger(data.version) && data.version > VERSION) return { problem: "newer" };
  const { digest: given, ...rest } = data;
  if (!isSound(rest) || !isText(given, DIGEST)) return { problem: "shape" };
  const made = await digest(rest).catch(() => undefined); // not everything has a canonical form
  if (made !== given) return { problem: "damaged" };
  return { tool: rest.tool, items: rest.items.map(readItem) };
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY = /^[a-z0-9][a-z0-9:-]{0,150}$/;
const DIGEST = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const DEEPEST = 5;

/** @param {any} value @returns {value is Record<string, any>} */
const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

/** @param {any} text @param {RegExp} form */
const isText = (text, form) => typeof text === "string" && form.test(text);

/** Whether a time is in the calendar: some browsers take 31 February for 3 March. @param {any} text */
const isTime = (text) => isText(text, TIME) && toTime(text)?.slice(0, 19) === text.slice(0, 19);

/** As all times are written. @param {string} text */
function toTime(text) {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** @param {Record<string, any>} data */
function isSound({ version, tool, saved_at, language, site, items }) {
  return (
    version === VERSION &&
    isText(tool, SLUG) &&
    isTime(saved_at) &&
    ["cy", "en"].includes(language) &&
    isObject(site) &&
    Array.isArray(items) &&
    items.length <= 1000 &&
    items.every(isItem) &&
    new Set(items.map(({ id }) => id)).size === items.length
  );
}

/** @param {any} item */
function isItem(item) {
  return (
    isObject(item) &&
    isText(item.id, UUID) &&
    typeof item.name === "string" &&
    isTime(item.created_at) &&
    isTime(item.updated_at) &&
    isObject(item.answers) &&
    Object.entries(item.answers).length <= 2000 &&
    Object.entries(item.answers).every(
      ([key, answer]) => KEY.test(key) && isObject(answer) && isTime(answer.at) && isShallow(answer.value, DEEPEST),
    )
  );
}

/** Whether a value is there and is no deeper than that. @param {any} value @param {number} depth @returns {boolean} */
function isShallow(value, depth) {
  if (value === undefined || depth === 0) return false;
  const plain = Object.getPrototypeOf(value ?? 0) === Object.prototype && !Object.hasOwn(value, "__proto__");
  if (!value || typeof value !== "object") return true;
  return (plain || Array.isArray(value)) && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

/** Times alike, so that they compare as texts; nothing that is not known. @param {Item} item @returns {Item} */
function readItem({ id, name, created_at, updated_at, answers }) {
  const time = (/** @type {string} */ text) => new Date(text).toISOString();
  const read = Object.entries(answers).map(([key, { value, at }]) => [key, { value: clean(value), at: time(at) }]);
  return { id, name: clean(name), created_at: time(created_at), updated_at: time(updated_at), answers: Object.fromEntries(read) };
}
