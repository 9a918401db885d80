// The report in the page: sentences, charts with their tables, and what was left out.

import { element } from "../element.js";
import { LISTED, folded, listing, more, part, scrolling } from "./showing-parts.js";
import { filesFacts, hiddenWords, howCounted, MEASURES, sentences } from "./sentences.js";
import { RATES } from "./tables.js";
import { wordingOf } from "./wording.js";

/** @typedef {import("./tables.js").Report} Report */
/** @typedef {import("./tables.js").Value} Value */
/** @typedef {import("./wording.js").Wording} Wording */
/** @typedef {{label: string, value: Value, rate: boolean}} Bar */

const SVG = "http://www.w3.org/2000/svg";
const ASKED = 10;

/** @param {Report} report @param {string} language @returns {Promise<HTMLElement>} */
export async function reportShown(report, language) {
  const wording = await wordingOf(report, language);
  const { t } = wording;
  const shown = element("div", { class: "report", lang: language });
  const facts = element("dl", { class: "report-facts" });
  /** @type {[string, string][]} */
  const about = [
    [t("period"), wording.period],
    [t("made"), wording.made],
    ...filesFacts(wording).map(([name, value]) => /** @type {[string, string]} */ ([name, wording.number(value)])),
  ];
  for (const [name, value] of about) facts.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  shown.append(element("h3", { class: "report-title" }, t("title")), facts);
  if (!report.suppressed) shown.append(element("p", { class: "warning-note" }, t("hidden_none")));
  for (const { id } of report.tables) shown.append(tablePart(wording, id));
  shown.append(refusedPart(wording), ...rescoredPart(wording));
  const hidden = report.suppressed ? [part(t("hidden_title"), hiddenWords(wording))] : [];
  shown.append(...hidden, part(t("counted"), howCounted(wording)));
  return shown;
}

/** @param {Wording} wording @param {string} id */
function tablePart(wording, id) {
  const { title, keyHeads, heads, rates, rows, total } = wording.grid(id);
  const section = part(title, sentences(wording, id));
  section.dataset.table = id;
  if (!rows.length) {
    if (section.childElementCount < 2) section.append(element("p", {}, wording.t("none_shown")));
    return section;
  }
  const chart = chartOf(wording, id);
  if (chart) section.append(chart);
  const head = element("tr", {}, ...[...keyHeads, ...heads].map((text) => element("th", { scope: "col" }, text)));
  const body = element("tbody");
  const all = total ? [...rows, total] : rows;
  for (const row of all) {
    const [label = "", ...others] = row.labels;
    const line = element("tr", row === total ? { class: "report-total" } : {}, element("th", { scope: "row" }, label));
    line.append(...others.map((text) => element("td", {}, text)));
    row.cells.forEach((cell, at) => {
      line.append(element("td", { class: cell === null ? "number report-hidden" : "number" }, wording.number(cell, rates[at])));
    });
    body.append(line);
  }
  const table = element("table", {}, element("caption", { class: "hidden" }, title), element("thead", {}, head), body);
  section.append(scrolling(table, title));
  return section;
}

/** The bars of a table; its numbers stand below, so that a screen reader is given them once. @param {Wording} wording @param {string} id */
function chartOf(wording, id) {
  const groups = barsOf(wording, id).filter(({ bars }) => bars.some(({ value }) => value));
  if (!groups.length) return null;
  const chart = element("div", { class: "chart", "aria-hidden": "true" });
  for (const { title, bars } of groups) {
    if (title) chart.append(element("p", { class: "chart-title" }, title));
    const most = bars.some(({ rate }) => rate) ? 100 : Math.max(1, ...bars.map(({ value }) => Number(value)));
    for (const { label, value, rate } of bars) {
      chart.append(
        element(
          "div",
          { class: "chart-row" },
          element("span", { class: "chart-label" }, label),
          bar(value, most),
          element("b", {}, wording.number(value, rate)),
        ),
      );
    }
  }
  return chart;
}

/** @param {Wording} wording @param {string} id @returns {{title: string, bars: Bar[]}[]} */
function barsOf(wording, id) {
  const table = wording.table(id);
  if (id === "region-by-sector") return [];
  if (id === "attempts" || id === "time") {
    const kind = id === "time" ? "minutes" : "attempts";
    const modules = [...new Set(table.rows.map(({ key }) => String(key[0])))];
    return modules.map((module) => ({
      title: wording.label("module", module),
      bars: table.rows
        .filter(({ key }) => key[0] === module)
        .map(({ key, cells: [value = ""] }) => ({ label: wording.label(kind, String(key[1])), value, rate: false })),
    }));
  }
  const measure = id === "questions" ? "wrong_rate" : (MEASURES[id] ?? "completed");
  const at = table.columns.indexOf(measure);
  const rows = id === "questions" ? table.rows.slice(0, ASKED) : table.rows;
  const bars = rows.map(({ key, cells }) => ({
    label: id === "questions" ? wording.question(key) : wording.label(id.replace("by-", ""), String(key[0])),
    value: cells[at] ?? null,
    rate: RATES.has(measure),
  }));
  return [{ title: wording.t(`column_${measure}`), bars }];
}

/** @param {Value} value @param {number} most */
function bar(value, most) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 10");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("class", "bar-of");
  svg.setAttribute("focusable", "false");
  const lengths = value === null ? [["bar-hidden", 100]] : [["bar-track", 100], ["bar-full", (100 * Number(value)) / most]];
  for (const [name, length] of lengths) {
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("class", String(name));
    rect.setAttribute("width", String(length));
    rect.setAttribute("height", "10");
    svg.append(rect);
  }
  return svg;
}

/** What was left out: why, how much, what to do, and each file by name. @param {Wording} wording */
function refusedPart(wording) {
  const { t, report } = wording;
  const { refused, refused_total: all, refused_by_reason: byReason } = report.input;
  const section = part(t("refused"), [t(all ? "refused_lead" : "refused_none")]);
  section.dataset.table = "refused";
  if (!all) return section;
  const reasons = Object.entries(byReason).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const heads = [t("reason"), t("refused_count"), t("refused_do")];
  section.append(listing(t("refused"), heads, reasons.map(([reason, n]) => {
    const [why = "", mend = ""] = wording.reason(reason);
    return [why, wording.number(n), mend];
  })));
  const files = refused.slice(0, LISTED).map(({ name, reason }) => [name, wording.reason(reason)[0] ?? ""]);
  section.append(
    folded(t("refused_each"), listing(t("refused_each"), [t("refused_file"), t("reason")], files), ...more(t, all)),
  );
  return section;
}

/** Files whose scores were corrected. @param {Wording} wording @returns {HTMLElement[]} */
function rescoredPart(wording) {
  const { t, report } = wording;
  const { rescored, rescored_total: all } = report.input;
  if (!all) return [];
  const section = part(t("rescored"), [t("rescored_lead")]);
  section.dataset.table = "rescored";
  const heads = [t("refused_file"), t("key_module"), t("rescored_said"), t("rescored_found")];
  const lines = rescored.slice(0, LISTED).map(({ name, module, said, found }) => [
    name,
    wording.label("module", module),
    wording.result(said),
    wording.result(found),
  ]);
  section.append(folded(t("files_rescored"), listing(t("rescored"), heads, lines), ...more(t, all)));
  return [section];
}
