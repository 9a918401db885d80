// What was made as files: for a spreadsheet, as CSV, and as data.

import { csv, safeCell } from "./cells.js";
import { pictureCsv, pictureSheets } from "./picture-saving.js";
import { filesFacts, hiddenWords, howCounted, sentences } from "./sentences.js";
import { KEYS, RATES } from "./tables.js";
import { wordingOf } from "./wording.js";
import { workbook } from "./xlsx.js";
import { zip } from "./zip.js";

/** @typedef {import("./tables.js").Report} Report */
/** @typedef {import("./teams.js").Picture} Picture */
/** @typedef {import("./wording.js").Wording} Wording */
/** @typedef {import("./xlsx.js").Sheet} Sheet */

/** Tables whose title is too long for a sheet's name. */
const NAMED = new Set(["attempts", "questions", "region-by-sector", "time"]);

/**
 * What there is to save: the learners' report, the picture of teams, or both.
 * @param {string} kind xlsx, csv or json
 * @param {{report: Report | null, picture: Picture | null}} made
 * @param {string} language
 */
export async function saveAs(kind, { report, picture }, language) {
  const day = (report ?? picture)?.made_at.slice(0, 10);
  const name = `nest-hub-${report ? "report" : "assessments"}-${day}`;
  if (kind === "xlsx") {
    const sheets = report ? sheetsOf(await wordingOf(report, language)) : [];
    if (picture) sheets.push(...safe(await pictureSheets(picture, language)));
    return saved(`${name}-${language}.xlsx`, workbook(sheets));
  }
  if (kind === "csv") return saved(`${name}-csv.zip`, zip([...(report ? csvFiles(report) : []), ...(picture ? pictureCsv(picture) : [])]));
  const texts = [
    ...(report ? [{ name: "report.json", text: data(report) }] : []),
    ...(picture ? [{ name: "assessments.json", text: data(picture) }] : []),
  ];
  if (texts.length > 1) return saved(`${name}-json.zip`, zip(texts));
  return saved(`${name}.json`, new Blob(texts.map(({ text }) => text), { type: "application/json" }));
}

/** @param {unknown} value */
const data = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** @param {string} name @param {Blob} blob */
const saved = (name, blob) => ({ name, url: URL.createObjectURL(blob) });

/** @param {Wording} wording @returns {Sheet[]} */
function sheetsOf(wording) {
  const { t, report } = wording;
  const facts = [
    [t("title")],
    [t("period"), wording.period],
    [t("made"), wording.made],
    ...filesFacts(wording),
    [],
    [t("hidden_title")],
    ...hiddenWords(wording).map((text) => [text]),
    [],
    [t("counted")],
    ...howCounted(wording).map((text) => [text]),
  ];
  const grids = report.tables.map(({ id }) => {
    const { title, keyHeads, heads, rates, rows, total } = wording.grid(id);
    const shown = (total ? [...rows, total] : rows).map(({ labels, cells }) => [
      ...labels,
      ...cells.map((cell) => (typeof cell === "number" ? cell : wording.number(cell))),
    ]);
    const percent = heads.map((head, at) => (rates[at] ? `${head} (%)` : head));
    const said = sentences(wording, id).map((text) => [text]);
    const name = NAMED.has(id) ? t(`sheet_${id}`) : title;
    return { name, rows: [[...keyHeads, ...percent], ...shown, [], ...said], heads: 1 };
  });
  const file = t("refused_file");
  const refused = report.input.refused.map(({ name, reason }) => [name, ...wording.reason(reason)]);
  const rescored = report.input.rescored.map((each) => [
    each.name,
    wording.label("module", each.module),
    wording.result(each.said),
    wording.result(each.found),
  ]);
  return safe([
    { name: t("summary"), rows: facts, heads: 1 },
    ...grids,
    { name: t("files_refused"), rows: [[file, t("reason"), t("refused_do")], ...refused], heads: 1 },
    { name: t("files_rescored"), rows: [[file, t("key_module"), t("rescored_said"), t("rescored_found")], ...rescored], heads: 1 },
  ]);
}

/** Nothing in a sheet is taken for a formula. @param {Sheet[]} sheets @returns {Sheet[]} */
const safe = (sheets) =>
  sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map((cell) => (typeof cell === "string" ? safeCell(cell) : cell))) }));

/** A file for each table, with ids and not words, as the command writes them. @param {Report} report */
function csvFiles({ tables, input }) {
  const files = tables.map(({ id, columns, rows, total }) => {
    const keys = KEYS[id] ?? [];
    /** @param {import("./tables.js").Value} cell @param {number} at */
    const shown = (cell, at) =>
      cell === null ? "*" : typeof cell === "number" && RATES.has(String(columns[at])) ? cell.toFixed(1) : cell;
    const lines = rows.map(({ key, cells }) => [...key, ...cells.map(shown)]);
    const last = total.length ? [["total", ...keys.slice(1).map(() => ""), ...total.map(shown)]] : [];
    return { name: `${id}.csv`, text: csv([[...keys, ...columns], ...lines, ...last]) };
  });
  const refused = input.refused.map(({ name, reason }) => [name, reason]);
  const marks = ["score", "max", "passed"];
  const rescored = input.rescored.map(({ name, module, said, found }) => [
    name,
    module,
    ...[said, found].flatMap(({ score, max, passed }) => [score, max, passed ? "yes" : "no"]),
  ]);
  return [
    ...files,
    { name: "refused.csv", text: csv([["name", "reason"], ...refused]) },
    {
      name: "rescored.csv",
      text: csv([["name", "module", ...["said", "found"].flatMap((who) => marks.map((mark) => `${who}_${mark}`))], ...rescored]),
    },
  ];
}
