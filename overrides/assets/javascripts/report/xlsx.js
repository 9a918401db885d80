// A workbook for a spreadsheet: texts and numbers, and nothing that is worked out. A text stands in
// a cell as text, so that none of it is ever taken for a formula.

import { zip } from "./zip.js";

/** @typedef {string | number | null} Cell */
/** @typedef {{name: string, rows: Cell[][], heads: number}} Sheet its first rows are `heads` of columns */

// A template stands in no other here: the spaces of the inner one would not outlive the minifier.
export const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Characters that fit in a cell. */
const LONGEST = 32_767;
const WIDEST = 60;

/**
 * @param {Sheet[]} sheets
 * @returns {Blob}
 */
export function workbook(sheets) {
  const names = uniqueNames(sheets.map(({ name }) => name));
  const parts = sheets.map((sheet, index) => ({ ...sheet, at: `worksheets/sheet${index + 1}.xml`, n: index + 1, called: escape(names[index] ?? "") }));
  const listed = parts.map(({ n, called }) => `<sheet name="${called}" sheetId="${n}" r:id="rId${n}"/>`).join("");
  const related = parts.map(({ n, at }) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="${at}"/>`).join("");
  const style = `<Relationship Id="rId${parts.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  const book = `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`;
  const relations = (/** @type {string} */ text) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${text}</Relationships>`;
  const blob = zip([
    { name: "[Content_Types].xml", text: contentTypes(parts) },
    { name: "_rels/.rels", text: relations(book) },
    { name: "xl/workbook.xml", text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", text: relations(related + style) },
    { name: "xl/styles.xml", text: STYLES },
    ...parts.map((part) => ({ name: `xl/${part.at}`, text: sheetText(part) })),
  ]);
  return new Blob([blob], { type: TYPE });
}

/** @param {{at: string}[]} parts */
function contentTypes(parts) {
  const sheets = parts.map(({ at }) => `<Override PartName="/xl/${at}" ContentType="${KINDS}.worksheet+xml"/>`);
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/>${sheets.join("")}</Types>`
  );
}

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** @param {Sheet} sheet */
function sheetText({ rows, heads }) {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(...rows.map((row) => String(row[column] ?? "").length));
    return `<col min="${column + 1}" max="${column + 1}" width="${Math.min(WIDEST, Math.max(10, longest + 2))}" customWidth="1"/>`;
  });
  const pane = heads
    ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    : "";
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) => cellText(cell, `${letters(column)}${index + 1}`, index < heads ? ' s="1"' : ""));
    return `<row r="${index + 1}">${cells.join("")}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}">${pane}<cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

/** @param {Cell} cell @param {string} place @param {string} style */
function cellText(cell, place, style) {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}"${style}><v>${cell}</v></c>`;
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(cell.slice(0, LONGEST))}</t></is></c>`;
}

/** The letters of a column: A, B … Z, AA. @param {number} column @returns {string} */
const letters = (column) =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

/** What XML cannot hold is left out. @param {string} text */
const escape = (text) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/_x[0-9a-f]{4}_/gi, "_x005F$&") // else it would be read as the letter of that number
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Names of sheets as a spreadsheet takes them: short, without some signs, each once. @param {string[]} names */
function uniqueNames(names) {
  /** @type {Set<string>} */
  const taken = new Set();
  return names.map((name, index) => {
    const short = name.replace(/[[\]:*?/\\']/g, " ").trim().slice(0, 28) || String(index + 1);
    const fit = taken.has(short.toLowerCase()) ? `${short} ${index + 1}` : short;
    taken.add(fit.toLowerCase());
    return fit;
  });
}
