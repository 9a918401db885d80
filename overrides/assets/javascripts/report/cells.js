// What may stand in a cell of a spreadsheet: never a formula, whoever opens it and how. The same as
// hooks/nest_hub/completions/cells.py.

/** What spreadsheets take for the head of a formula, in their wide and small forms too. */
const FORMULA = "=+\\-@＝＋－＠﹦﹢﹣﹫−";
const HEAD = new RegExp(`^[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}]*[${FORMULA}]`, "u");
const AFTER_SEPARATOR = new RegExp(`;(?=[\\s"']*[${FORMULA}])`, "gu");
const BREAKS = /[\t\r\n\v\f\x85\u2028\u2029]/gu;
const NOTHING = /[\p{Cc}\p{Cn}\p{Cs}\ufffe\uffff]/gu;

/** The text as it may stand in a cell. @param {string} text */
export function safeCell(text) {
  const whole = text.replace(BREAKS, " ").replace(NOTHING, "\ufffd").replace(AFTER_SEPARATOR, ";'");
  return HEAD.test(whole) || /^[\t\r\n\0]/.test(text) ? `'${whole}` : whole;
}

/** Rows as CSV, with the mark by which a spreadsheet knows that they are UTF-8. @param {(string | number)[][]} rows */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(quoted).join()).join("\r\n")}\r\n`;

/** @param {string | number} value */
const quoted = (value) => `"${(typeof value === "string" ? safeCell(value) : String(value)).replaceAll('"', '""')}"`;
