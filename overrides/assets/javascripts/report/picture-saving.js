// The picture of several teams as files: for a spreadsheet, as CSV, and as data.

import { csv } from "./cells.js";
import { pictureWordingOf } from "./picture-wording.js";

/** @typedef {import("./teams.js").Picture} Picture */
/** @typedef {import("./xlsx.js").Sheet} Sheet */

/** @param {Picture} picture @param {string} language @returns {Promise<Sheet[]>} */
export async function pictureSheets(picture, language) {
  const wording = await pictureWordingOf(picture, language);
  const { t } = wording;
  const single = (/** @type {string[]} */ texts) => texts.map((text) => [text]);
  const said = wording.grids().flatMap(({ id }) => wording.sentences(id));
  const about = [
    [t("picture_title")],
    [t("made"), wording.made],
    ...wording.facts(),
    [],
    ...single([...(wording.isFew ? [t("picture_few")] : []), ...said]),
    [],
    [t("counted")],
    ...single(wording.counted()),
  ];
  const grids = wording.grids().map(({ title, keyHead, heads, rows }) => ({
    name: title,
    rows: [[keyHead, ...heads], ...rows.map(({ label, cells }) => [label, ...cells.map((cell) => (cell === "" ? "–" : cell))])],
    heads: 1,
  }));
  const refused = picture.input.refused.map(({ name, reason }) => [name, ...wording.reason(reason)]);
  const files = { name: t("files_refused"), rows: [[t("refused_file"), t("reason"), t("refused_do")], ...refused], heads: 1 };
  return [{ name: t("picture_title"), rows: about, heads: 1 }, ...grids, files];
}

/** With ids and not words, as the command writes them. @param {Picture} picture */
export function pictureCsv({ tables, input }) {
  const rows = tables.flatMap(({ columns, rows: lines }) => [
    ["region", "principle", ...columns],
    ...lines.map(({ key, cells }) => [...key, ...cells]),
  ]);
  const refused = input.refused.map(({ name, reason }) => [name, reason]);
  return [
    { name: "assessments.csv", text: csv(rows) },
    { name: "assessments-refused.csv", text: csv([["name", "reason"], ...refused]) },
  ];
}
