// What the picture of several teams says, in one language. The same words as
// hooks/nest_hub/assessments/outputs/words.py. It touches no page.

import { wordsOf } from "../learning/words.js";
import { DO, dayInWords } from "./wording.js";
import { ALL, NONE } from "./teams.js";

/** @typedef {import("./teams.js").Picture} Picture */
/** @typedef {import("./teams.js").Cell} Cell */
/** @typedef {import("../learning/words.js").Words} Words */
/** @typedef {{label: string, cells: Cell[]}} GridRow */
/** @typedef {{id: string, title: string, keyHead: string, columns: string[], heads: string[], rows: GridRow[]}} Grid */
/** @typedef {{principle: string} & Record<string, Cell | string>} Line a row by the names of its columns */

const FEW = 5;
const CHANGES = ["compared", "before", "change", "rose", "same", "fell"];
const DECIMAL = new Set(["mean", "before", "change", "national"]);
const OWN_REASONS = new Set(["foreign", "json", "range", "shape", "worksheet"]);
/** @type {Record<string, string>} */
const OWN_DO = { range: "correct", worksheet: "worksheet" };

/** The picture in a language. @param {Picture} picture @param {string} language */
export async function pictureWordingOf(picture, language) {
  const { default: phrases } = await import(`./words-${language}.js`);
  return new PictureWording(picture, language, phrases);
}

export class PictureWording {
  /** @param {Picture} picture @param {string} language @param {Record<string, any>} phrases */
  constructor(picture, language, phrases) {
    this.picture = picture;
    this.language = language;
    this.t = wordsOf(phrases, language);
    const day = picture.national;
    this.nationalDay = day ? dayInWords(day, this.t) : "";
  }

  get made() {
    return dayInWords(this.picture.made_at.slice(0, 10), this.t);
  }

  /** A cell in words. @param {Cell | string} cell @param {string} column */
  cell(cell, column) {
    if (typeof cell !== "number") return "–";
    if (column === "change") return this.change(cell);
    return DECIMAL.has(column) ? this.decimal(cell) : cell.toLocaleString(this.language);
  }

  /** @param {number} value */
  decimal(value) {
    return value.toLocaleString(this.language, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  }

  /** With its sign. @param {number} value */
  change(value) {
    return `${value > 0 ? "+" : value < 0 ? "−" : ""}${this.decimal(Math.abs(value))}`;
  }

  /** @param {string} id */
  principle(id) {
    return this.#name("principles", id);
  }

  /** @param {string} id */
  region(id) {
    return id === NONE ? this.t("region_none") : this.#name("regions", id);
  }

  /** @param {"principles" | "regions"} kind @param {string} id */
  #name(kind, id) {
    const name = this.picture.names[kind][id];
    return name ? name[this.language === "cy" ? "cy" : "en"] : id;
  }

  /** Why a file was left out, and what can be done about it. @param {string} reason */
  reason(reason) {
    const own = OWN_DO[reason] ?? (DO[reason] ? "" : "ask");
    const why = this.t(OWN_REASONS.has(reason) ? `picture_reason_${reason}` : `reason_${reason}`);
    return [why, this.t(own ? `picture_do_${own}` : `do_${DO[reason]}`)];
  }

  /** The rows of a region, or of all. @param {string} region @returns {Line[]} */
  lines(region = ALL) {
    return this.picture.tables.flatMap(({ columns, rows }) =>
      rows
        .filter(({ key }) => key[0] === region)
        .map(({ key, cells }) => ({ principle: key[1] ?? "", ...Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])) })),
    );
  }

  /** The regions that have teams, where any team gave one. */
  get regions() {
    const keys = this.picture.tables.flatMap(({ rows }) => rows.map(({ key }) => key[0] ?? ""));
    return [...new Set(keys)].filter((key) => key !== ALL);
  }

  /** Whether a reader may recognise a team. */
  get isFew() {
    const sizes = this.regions.map((region) => Number(this.lines(region)[0]?.teams));
    return [this.picture.teams.all, ...sizes].some((size) => size < FEW);
  }

  /** The head of a column. @param {string} name */
  column(name) {
    if (name.startsWith("score_")) return this.t("picture_column_score", { level: name.slice("score_".length) });
    return this.t(`picture_column_${name}`, { day: this.nationalDay });
  }

  /** Scores, changes where a team has two assessments, and averages where teams gave regions. @returns {Grid[]} */
  grids() {
    const { tables, teams } = this.picture;
    const leftOut = new Set(["teams", ...CHANGES, ...(this.nationalDay ? [] : ["national"])]);
    const columns = tables[0]?.columns.filter((name) => !leftOut.has(name)) ?? [];
    return [
      this.#ofPrinciples("principles", columns),
      ...(teams.again ? [this.#ofPrinciples("changes", CHANGES)] : []),
      ...(this.regions.length ? [this.#ofRegions()] : []),
    ];
  }

  /** @param {string} id @param {string[]} columns @returns {Grid} */
  #ofPrinciples(id, columns) {
    return {
      id,
      title: this.t(`picture_table_${id}`),
      keyHead: this.t("picture_key_principle"),
      columns,
      heads: columns.map((name) => this.column(name)),
      rows: this.lines().map((line) => ({
        label: this.principle(line.principle),
        cells: columns.map((name) => /** @type {Cell} */ (line[name])),
      })),
    };
  }

  /** @returns {Grid} */
  #ofRegions() {
    const lines = this.lines();
    return {
      id: "regions",
      title: this.t("picture_table_regions"),
      keyHead: this.t("key_region"),
      columns: ["teams", ...lines.map(() => "mean")],
      heads: [this.column("teams"), ...lines.map(({ principle }) => this.principle(principle))],
      rows: this.regions.map((region) => {
        const own = this.lines(region);
        return { label: this.region(region), cells: /** @type {Cell[]} */ ([own[0]?.teams ?? "", ...own.map(({ mean }) => mean)]) };
      }),
    };
  }

  /** How many files and teams there are. @returns {[string, number][]} */
  facts() {
    const { t, picture } = this;
    const { input, teams } = picture;
    return [
      [t("picture_teams"), teams.all],
      [t("picture_teams_unscored"), teams.all - teams.scored],
      [t("picture_teams_again"), teams.again],
      [t("picture_assessments"), input.assessments],
      [t("picture_duplicates"), input.duplicates],
      [t("picture_files"), input.files],
      [t("files_refused"), input.refused_total],
    ];
  }

  /** What a table shows, in words. @param {string} id @returns {string[]} */
  sentences(id) {
    if (id === "principles") return this.#averages();
    if (id !== "changes") return [];
    const changed = this.lines().filter(({ change }) => change !== "");
    return [this.t("picture_both"), ...this.#compared(changed, ({ change }) => Number(change), ["rose", "stayed", "fell"])];
  }

  /** The averages, and the figure for Wales. @returns {string[]} */
  #averages() {
    const { t } = this;
    const scored = this.lines().filter(({ mean }) => mean !== "");
    if (!scored.length) return [t("picture_none_scored")];
    const means = scored.map(({ mean }) => Number(mean));
    const [low, high] = [Math.min(...means), Math.max(...means)];
    const at = (/** @type {number} */ wanted) => this.#names(scored.filter(({ mean }) => mean === wanted));
    const first =
      low === high
        ? t("picture_all_the_same", { score: this.decimal(low) })
        : t("picture_range", { low: this.decimal(low), low_names: at(low), high: this.decimal(high), high_names: at(high) });
    const figure = scored.filter(({ national }) => national !== "");
    const keys = ["national_higher", "national_same", "national_lower"];
    return [first, ...this.#compared(figure, ({ mean, national }) => Number(mean) - Number(national), keys)];
  }

  /** @param {Line[]} lines @param {(line: Line) => number} difference @param {string[]} keys up, same, down */
  #compared(lines, difference, keys) {
    const found = keys.map((key, at) => {
      const of = lines.filter((line) => Math.sign(difference(line)) === 1 - at);
      const names = this.#names(of, at !== 1 && !key.startsWith("national"));
      return of.length ? this.t(`picture_${key}`, { day: this.nationalDay, names }) : "";
    });
    const said = found.filter(Boolean).join(" ");
    return said ? [said] : [];
  }

  /** @param {Line[]} lines @param {boolean} withChange */
  #names(lines, withChange = false) {
    const name = (/** @type {Line} */ line) =>
      this.principle(line.principle) + (withChange ? ` (${this.change(Number(line.change))})` : "");
    return lines.map(name).join(", ");
  }

  /** How it was counted. @returns {string[]} */
  counted() {
    const keys = ["teams", "joined", "mean", ...(this.nationalDay ? ["national"] : []), "own", "texts", "period"];
    return keys.map((key) => this.t(`picture_counted_${key}`));
  }
}
