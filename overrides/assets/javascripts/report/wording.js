// What a report says, in one language: its tables as grids of words and numbers. The same words as
// hooks/nest_hub/completions/outputs/words.py.

import { wordsOf } from "../learning/words.js";
import { KEYS, RATES } from "./tables.js";

/** @typedef {import("./tables.js").Report} Report */
/** @typedef {import("./tables.js").Table} Table */
/** @typedef {import("./tables.js").Value} Value */
/** @typedef {{labels: string[], cells: Value[]}} GridRow */
/** @typedef {{id: string, title: string, keyHeads: string[], heads: string[], rates: boolean[], rows: GridRow[], total: GridRow | null}} Grid */

/** Shown with the second key downwards and the first across. */
const CROSSED = new Set(["region-by-sector", "attempts", "time"]);
/** What to do about a file that was left out; for all else: ask for it again. @type {Record<string, string>} */
export const DO = {
  foreign: "other",
  size: "other",
  newer: "update",
  zip: "unpack",
  archive: "unpack",
  path: "strange",
  bomb: "strange",
  nested: "strange",
  unreadable: "access",
  time: "clock",
};

/** `2026-11-22`, `2026-11` or `2026` in words. @param {string} text @param {import("../learning/words.js").Words} t */
export function dayInWords(text, t) {
  const [year = "", month, day] = text.split("-");
  const name = month && t("months").split(" ")[Number(month) - 1];
  return [day && Number(day), name, year].filter(Boolean).join(" ");
}

/** The report in a language. @param {Report} report @param {string} language */
export async function wordingOf(report, language) {
  const { default: phrases } = await import(`./words-${language}.js`);
  return new Wording(report, language, phrases);
}

export class Wording {
  /** @param {Report} report @param {string} language @param {Record<string, any>} phrases */
  constructor(report, language, phrases) {
    this.report = report;
    this.language = language;
    this.t = wordsOf(phrases, language);
    this.tables = new Map(report.tables.map((table) => [table.id, table]));
  }

  /** @param {string} id @returns {Table} */
  table(id) {
    const found = this.tables.get(id);
    if (!found) throw new Error(`no table ${id}`);
    return found;
  }

  /** The days that the report is about. */
  get period() {
    const { from, to } = this.report.period;
    if (!from && !to) return this.t("everything");
    const key = from && to ? "period_both" : from ? "from_on" : "to_only";
    return this.t(key, { from: from ? this.day(from) : "", to: to ? this.day(to) : "" });
  }

  get made() {
    return this.day(this.report.made_at.slice(0, 10));
  }

  /** @param {string} text */
  day(text) {
    return dayInWords(text, this.t);
  }

  /** A cell in words. @param {Value} cell @param {boolean} rate */
  number(cell, rate = false) {
    if (cell === null) return this.t("hidden");
    if (cell === "") return "–";
    if (!rate) return cell.toLocaleString(this.language);
    return `${cell.toLocaleString(this.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`;
  }

  /** What a key stands for: the name of a region, a module, a month … @param {string} kind @param {string} key */
  label(kind, key) {
    const { names } = this.report;
    const in_ = (/** @type {Record<string, any>} */ of) => (Object.hasOwn(of, key) ? String(of[key][this.language] ?? key) : key);
    if (key === "none") return this.t(`${kind}_none`);
    if (kind === "region") return in_(names.regions);
    if (kind === "module") return in_(names.modules);
    if (kind === "sector" || kind === "language") return this.t(`${kind}_${key}`);
    if (kind === "quarter") {
      const [year = "", quarter] = key.split("-Q");
      return this.t(`quarter_${quarter}`, { year });
    }
    if (kind === "month") return this.day(key);
    if (kind === "attempts") return this.t(`attempts_${key.replace("+", "")}`);
    if (kind === "minutes") return this.t(`time_${key.replace("+", "")}`);
    return key;
  }

  /** @param {string[]} key of a row of the table of questions */
  question(key) {
    const texts = /** @type {Record<string, any> | undefined} */ (this.report.names.questions[key.join("/")]);
    return String(texts?.[this.language] ?? key[1]);
  }

  /** Why a file was left out, and what can be done about it. @param {string} reason */
  reason(reason) {
    return [this.t(`reason_${reason}`), this.t(`do_${DO[reason] ?? "ask"}`)];
  }

  /** A result of a quiz. @param {import("./banks.js").Marks} marks */
  result({ score, max, passed }) {
    return this.t(passed ? "result_passed" : "result_failed", { score, max });
  }

  /** A table as it is shown. @param {string} id @returns {Grid} */
  grid(id) {
    const table = this.table(id);
    const kinds = KEYS[id] ?? [];
    const title = this.t(`table_${id}`);
    if (CROSSED.has(id)) return this.#crossed(table, kinds, title);
    // The question itself says more than the module that it is from, and stands first.
    const isQuestions = kinds.at(-1) === "question";
    const heads = isQuestions ? [...kinds].reverse() : kinds;
    const labels = (/** @type {string[]} */ key) =>
      isQuestions ? [this.question(key), this.label("module", String(key[0]))] : key.map((part, at) => this.label(String(kinds[at]), part));
    return {
      id,
      title,
      keyHeads: heads.map((kind) => this.t(`key_${kind}`)),
      heads: table.columns.map((column) => this.t(`column_${column}`)),
      rates: table.columns.map((column) => RATES.has(column)),
      rows: table.rows.map(({ key, cells }) => ({ labels: labels(key), cells })),
      total: table.total.length ? { labels: [this.t("total"), ...kinds.slice(1).map(() => "")], cells: table.total } : null,
    };
  }

  /** @param {Table} table @param {string[]} kinds @param {string} title @returns {Grid} */
  #crossed({ id, rows }, [across = "", down = ""], title) {
    const cells = new Map(rows.map(({ key, cells: [cell = ""] }) => [key.join(), cell]));
    const [firsts, seconds] = [0, 1].map((at) => [...new Set(rows.map(({ key }) => String(key[at])))]);
    return {
      id,
      title,
      keyHeads: [this.t(`key_${down}`)],
      heads: (firsts ?? []).map((key) => this.label(across, key)),
      rates: (firsts ?? []).map(() => false),
      rows: (seconds ?? []).map((second) => ({
        labels: [this.label(down, second)],
        cells: (firsts ?? []).map((first) => cells.get([first, second].join()) ?? null),
      })),
      total: null,
    };
  }
}
