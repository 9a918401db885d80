// The report as data: which tables it has, and what stands in them (SPECIFICATION.md, 6 and 8).

/** @typedef {number | "" | null} Value a number, nothing to divide, or hidden */
/** @typedef {{key: string[], cells: Value[]}} Row */
/** @typedef {{id: string, columns: string[], rows: Row[], total: Value[]}} Table */
/** @typedef {{cy: string, en: string}} Text */
/** @typedef {{modules: Record<string, Text>, regions: Record<string, Text>, questions: Record<string, Text>}} Names */
/**
 * @typedef {object} Input
 * @property {number} files
 * @property {number} records
 * @property {number} people
 * @property {number} duplicates
 * @property {number} unknown_modules
 * @property {number} refused_total
 * @property {Record<string, number>} refused_by_reason
 * @property {{name: string, reason: string}[]} refused
 * @property {number} rescored_total
 * @property {import("./people.js").Rescored[]} rescored
 */
/** @typedef {{format: string, version: number, made_at: string, suppressed: boolean, period: {from: string | null, to: string | null}, input: Input, names: Names, tables: Table[]}} Report */

const EVENTS = ["starts", "tried", "passed", "completed"];
const BY_TIME = ["starts", "passed", "completed"];

/** The columns of each table, in order; counts come first. */
export const COLUMNS = {
  "by-region": ["people", ...EVENTS, "pass_rate"],
  "by-sector": ["people", ...EVENTS, "pass_rate"],
  "by-language": ["people", ...EVENTS, "pass_rate"],
  "by-module": [...EVENTS, "pass_rate", "median_minutes"],
  "by-quarter": BY_TIME,
  "by-month": BY_TIME,
  "region-by-sector": ["people"],
  attempts: ["passed"],
  time: ["completed"],
  questions: ["answers", "wrong", "wrong_rate"],
};

/** What each part of a row's key is. @type {Record<string, string[]>} */
export const KEYS = {
  "by-region": ["region"],
  "by-sector": ["sector"],
  "by-language": ["language"],
  "by-module": ["module"],
  "by-quarter": ["quarter"],
  "by-month": ["month"],
  "region-by-sector": ["region", "sector"],
  attempts: ["module", "attempts"],
  time: ["module", "minutes"],
  questions: ["module", "question"],
};

/** Columns that are worked out of counts. */
export const RATES = new Set(["pass_rate", "wrong_rate"]);
export const NONE = "none";
