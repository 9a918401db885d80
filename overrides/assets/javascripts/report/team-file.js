// Whether a text is a team's self-assessment, and why it cannot count if it cannot
// (hooks/nest_hub/assessments/SPECIFICATION.md, 1).

import { isDay } from "../tools/assessment.js";
import { FORMAT, readFile } from "../tools/tool-file.js";

/** @typedef {import("../tools/items.js").Item} Item */
/** @typedef {{cy: string, en: string}} Text */
/** @typedef {{id: string, name: Text}} Part */
/**
 * What the page knows of the framework.
 * @typedef {{
 *   scale: {min: number, max: number},
 *   principles: Part[],
 *   regions: Part[],
 *   national: {as_of: string, values: Record<string, number>} | null,
 * }} Facts
 */
/** @typedef {{name: string, reason: string | null, items: Item[]}} TeamFile */

const TOOL = "self-assessment";
const VERSION = 1;
const FIRST_DAY = "2020-01-01";
const LAST_DAY = "2999-12-31";
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The file; nothing if the text is no file of any tool.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Facts} facts
 * @returns {Promise<TeamFile | null>}
 */
export async function readTeamFile(name, bytes, facts) {
  let text;
  /** @type {any} */
  let data;
  try {
    text = decoder.decode(bytes).replace(/^\ufeff/, "");
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(data) || data?.format !== FORMAT) return null;
  const judged = await judge(text, data, facts);
  return typeof judged === "string" ? { name, reason: judged, items: [] } : { name, reason: null, items: judged };
}

/** @param {string} text @param {any} data @param {Facts} facts @returns {Promise<Item[] | string>} */
async function judge(text, { version, tool }, facts) {
  if (Number.isInteger(version) && version > VERSION) return "newer";
  if (typeof tool === "string" && tool !== TOOL) return "worksheet";
  const read = await readFile(text);
  if ("problem" in read) return read.problem;
  const items = read.items.map((item) => slim(item, facts));
  return items.every((item) => isInRange(item, facts)) ? items : "range";
}

/** What of an item counts; what a team wrote is left behind. @param {Item} item @param {Facts} facts @returns {Item} */
function slim(item, { principles }) {
  const wanted = ["name", "region", "date", ...principles.map(({ id }) => `score:${id}`)];
  const answers = wanted.flatMap((key) => {
    const answer = item.answers[key];
    return answer ? [/** @type {const} */ ([key, answer])] : [];
  });
  return { ...item, answers: Object.fromEntries(answers) };
}

/** @param {Item} item @param {Facts} facts */
const isInRange = ({ answers }, { scale: { min, max } }) =>
  Object.entries(answers).every(([key, { value }]) => {
    if (value === null) return true;
    if (key.startsWith("score:")) return Number.isInteger(value) && value >= min && value <= max;
    return typeof value === "string" && (key !== "date" || value === "" || isDayOfAssessment(value));
  });

/** @param {string} text */
const isDayOfAssessment = (text) => isDay(text) !== "" && text >= FIRST_DAY && text <= LAST_DAY;
