// The sentences of a report: what each table shows, how it was counted, and what is hidden. The same
// as hooks/nest_hub/completions/outputs/sentences.py.

/** @typedef {import("./wording.js").Wording} Wording */
/** @typedef {import("./tables.js").Row} Row */
/** @typedef {import("./tables.js").Table} Table */

/** Of which column the largest is told. @type {Record<string, string>} */
export const MEASURES = {
  "by-region": "people",
  "by-sector": "people",
  "by-language": "people",
  "by-quarter": "completed",
  "by-month": "completed",
};

/** What a table shows, in words. @param {Wording} wording @param {string} id @returns {string[]} */
export function sentences(wording, id) {
  const measure = MEASURES[id];
  if (measure) return [most(wording, id, measure)];
  const modules = wording.table("by-module").rows;
  /** @type {Record<string, () => string[]>} */
  const each = {
    "by-module": () => modules.map((row) => ofModule(wording, row)),
    attempts: () => modules.map((row) => firstAttempt(wording, row)),
    time: () => modules.map((row) => halfTook(wording, row)),
    questions: () => [mostWrong(wording)],
  };
  return each[id]?.().filter(Boolean) ?? [];
}

/** How many files there were, and what became of them. @param {Wording} wording @returns {[string, number][]} */
export function filesFacts({ t, report: { input } }) {
  return [
    [t("files_read"), input.files],
    [t("files_refused"), input.refused_total],
    [t("files_records"), input.records],
    [t("files_duplicates"), input.duplicates],
    [t("files_people"), input.people],
    [t("files_rescored"), input.rescored_total],
  ];
}

/** What is hidden, and why. @param {Wording} wording @returns {string[]} */
export function hiddenWords({ t, report }) {
  if (!report.suppressed) return [t("hidden_none")];
  const cells = report.tables.flatMap(({ rows, total }) => [...rows.flatMap((row) => row.cells), ...total]);
  const n = cells.filter((cell) => cell === null).length;
  return [t("hidden_why"), t("hidden_which", { n }), ...(n ? [t("hidden_meaning")] : [])];
}

/** How it was counted. @param {Wording} wording @returns {string[]} */
export function howCounted({ t, report: { period, input } }) {
  const keys = ["people", "twice", "completed", "passed", "marked"];
  if (period.from || period.to) keys.push("period");
  keys.push("time", "rounding", "declared");
  const found = keys.map((key) => t(`counted_${key}`));
  return input.unknown_modules ? [...found, t("counted_unknown", { n: input.unknown_modules })] : found;
}

/** @param {Table} table @param {string} name @param {Row} row */
const cellOf = (table, name, row) => row.cells[table.columns.indexOf(name)] ?? null;

/** @param {Wording} wording @param {string} id @param {string} measure */
function most(wording, id, measure) {
  const table = wording.table(id);
  const shown = table.rows.map((row) => ({ key: String(row.key[0]), count: Number(cellOf(table, measure, row)) }));
  const largest = Math.max(0, ...shown.map(({ count }) => count));
  if (!largest) return wording.t("none_shown");
  const labels = shown.filter(({ count }) => count === largest).map(({ key }) => wording.label(id.replace("by-", ""), key));
  const total = table.total[table.columns.indexOf(measure)];
  const values = { label: labels.join(", "), n: largest, total: total || 0 };
  return wording.t(total ? `most_${measure}` : `most_${measure}_alone`, values);
}

/** @param {Wording} wording @param {Row} row */
function ofModule(wording, row) {
  const table = wording.table("by-module");
  const counts = ["starts", "tried", "passed", "completed"].map((name) => /** @type {const} */ ([name, cellOf(table, name, row)]));
  if (counts.some(([, count]) => count === null)) return "";
  const values = Object.fromEntries(counts.map(([name, count]) => [name, wording.number(count)]));
  return wording.t("of_module", { module: wording.label("module", String(row.key[0])), ...values });
}

/** @param {Wording} wording @param {Row} row a module's */
function firstAttempt(wording, row) {
  const [module = ""] = row.key;
  const first = wording.table("attempts").rows.find(({ key }) => key[0] === module && key[1] === "1")?.cells[0] ?? null;
  const passed = cellOf(wording.table("by-module"), "passed", row);
  if (first === null || !passed) return "";
  return wording.t("first_attempt", { module: wording.label("module", module), n: wording.number(first), total: passed });
}

/** @param {Wording} wording @param {Row} row a module's */
function halfTook(wording, row) {
  const minutes = cellOf(wording.table("by-module"), "median_minutes", row);
  if (typeof minutes !== "number") return "";
  const module = wording.label("module", String(row.key[0]));
  return wording.t("half_took", { module, minutes: wording.t("minutes", { n: minutes }) });
}

/** @param {Wording} wording */
function mostWrong(wording) {
  const table = wording.table("questions");
  const row = table.rows.find((each) => typeof cellOf(table, "wrong_rate", each) === "number");
  const rate = row ? cellOf(table, "wrong_rate", row) : null;
  if (!row || !rate) return wording.t("none_shown");
  return wording.t("most_answers", { label: wording.question(row.key), n: wording.number(rate, true) });
}
