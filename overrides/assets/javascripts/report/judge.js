// Whether a text is a sound record, or why it is refused (SPECIFICATION.md, 2).

import { digest } from "../learning/digest.js";
import { twice } from "../learning/merge.js";
import schema from "../learning/record-schema.js";
import { misfit } from "../learning/schema.js";
import { LARGEST } from "./inputs.js";

/** @typedef {import("../learning/record.js").LearnerRecord & {exported_at: string, digest: string}} RecordFile */

const DEEPEST = 64;
const [QUOTE, BACKSLASH] = [34, 92];
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<{record: RecordFile} | {reason: string}>}
 */
export async function judge(bytes) {
  if (bytes.length > LARGEST) return { reason: "size" };
  let text;
  try {
    text = decoder.decode(bytes).replace(/^\ufeff/, "");
  } catch {
    return { reason: "encoding" };
  }
  if (!/[^ \t\r\n]/.test(text)) return { reason: "empty" };
  if (isNested(text)) return { reason: "nested" };
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { reason: "json" };
  }
  if (Array.isArray(data) || data?.format !== "nest-hub-record") return { reason: "foreign" };
  if (Number.isInteger(data.version) && data.version > 1) return { reason: "newer" };
  if (misfit(data, schema) !== undefined || twice(data)) return { reason: "shape" };
  const { digest: given, ...rest } = data;
  if ((await digest(rest)) !== given) return { reason: "damaged" };
  return timesOf(data).every(isTime) ? { record: data } : { reason: "time" };
}

/** Whether more brackets are open at once than any record has. @param {string} text */
function isNested(text) {
  let deep = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) quoted = !quoted;
    else if (quoted) at += Number(sign === BACKSLASH);
    else if (OPENING.has(sign)) deep += 1;
    else if (CLOSING.has(sign)) deep -= 1;
    if (deep > DEEPEST) return true;
  }
  return false;
}

/** @param {RecordFile} record */
const timesOf = ({ exported_at, modules }) => [
  exported_at,
  ...modules.flatMap((module) => [
    module.started_at,
    ...(module.completed_at === null ? [] : [module.completed_at]),
    ...module.attempts.map((attempt) => attempt.submitted_at),
  ]),
];

/** Whether a time is in the calendar, and in the years in which there can be a record. @param {string} time */
function isTime(time) {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime()) || time < "2020" || time >= "2100") return false;
  return moment.toISOString().slice(0, 19) === time.slice(0, 19);
}
