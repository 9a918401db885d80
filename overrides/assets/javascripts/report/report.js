// The report of what was counted: its ten tables, and what was refused (SPECIFICATION.md, 6 to 8).

import { canonical } from "../learning/canonical.js";
import { median, percentage } from "./numbers.js";
import { firstSmall, hideLines, hidePairs, isSmall } from "./suppress.js";
import { COLUMNS, NONE } from "./tables.js";
import { MINUTES, TRIES } from "./tally.js";

/** @typedef {import("./banks.js").Banks} Banks */
/** @typedef {import("./tally.js").Tally} Tally */
/** @typedef {import("./tables.js").Report} Report */
/** @typedef {import("./tables.js").Row} Row */
/** @typedef {import("./tables.js").Table} Table */
/** @typedef {import("./tables.js").Value} Value */
/** @typedef {{key: string[], counts: number[], minutes?: number[]}} Line a row before anything is hidden */
/** @typedef {keyof typeof COLUMNS} Id */

const LISTED = 10_000;
const WORKED_OUT = new Set(["pass_rate", "wrong_rate", "median_minutes"]);

/** @param {Id} id */
const countsOf = (id) => COLUMNS[id].filter((column) => !WORKED_OUT.has(column));

/**
 * @param {Tally} tally
 * @param {Banks} banks
 * @param {boolean} suppressed
 * @returns {Table[]}
 */
export function makeTables(tally, banks, suppressed) {
  const modules = banks.modules.map(({ id }) => id);
  const regions = [...banks.regions.map(({ id }) => id), NONE];
  const sectors = [...banks.sectors, NONE];
  /** @param {Id} id @param {string} place @param {string[]} key @returns {Line} */
  const line = (id, place, key) => ({ key, counts: countsOf(id).map((column) => tally.counts(place)[column] ?? 0) });
  /** @param {Id} id @param {string} kind @param {string[]} keys */
  const lines = (id, kind, keys) => keys.map((key) => line(id, `${kind}/${key}`, [key]));
  /** @param {Id} id */
  const total = (id) => line(id, "total", []);
  /** @param {Line[]} rows @param {number} columns @param {number} gone */
  const hide = (rows, columns, gone) => (suppressed ? hideLines(rows.map(({ counts }) => counts), gone) : rows.map(() => columns));

  // The grand total is hidden alike in all tables.
  const grand = total("by-region");
  const shownOfAll = countsOf("by-region").slice(0, suppressed ? firstSmall(grand.counts) : grand.counts.length);

  /** A table whose rows add up to the grand total. @param {Id} id @param {Line[]} rows @param {number[]} minutes of all */
  const whole = (id, rows, minutes = []) => {
    const gone = countsOf(id).filter((column) => shownOfAll.includes(column)).length;
    const from = hide(rows, countsOf(id).length, gone);
    const shown = rows.map((row, at) => shownLine(id, row, Number(from[at])));
    const cells = shownLine(id, { ...total(id), minutes }, gone).cells;
    return { from, table: { id, columns: COLUMNS[id], rows: shown, total: cells } };
  };

  const byRegion = whole("by-region", lines("by-region", "region", regions));
  const bySector = whole("by-sector", lines("by-sector", "sector", sectors));
  const byLanguage = whole("by-language", lines("by-language", "language", ["cy", "en"]));
  const moduleLines = lines("by-module", "module", modules).map((row) => ({ ...row, minutes: tally.minutes.get(String(row.key)) ?? [] }));
  const byModule = whole("by-module", moduleLines, [...tally.minutes.values()].flat());
  const quarters = lines("by-quarter", "quarter", tally.keys("quarter").sort());
  const byQuarter = whole("by-quarter", quarters);

  const byMonth = quarters.flatMap(({ key: [quarter = ""] }, at) => {
    const inIt = tally.keys("month").filter((month) => quarterOf(month) === quarter).sort();
    const rows = lines("by-month", "month", inIt);
    const from = hide(rows, 3, Number(byQuarter.from[at]));
    return rows.map((row, n) => shownLine("by-month", row, Number(from[n])));
  });

  /** A module's people by what they fall into. @param {"attempts" | "time"} id @param {string[]} bands @param {string} event */
  const inBands = (id, bands, event) => {
    const column = countsOf("by-module").indexOf(event);
    const rows = modules.flatMap((module, at) => {
      const of = bands.map((band) => line(id, `${id}/${module}/${band}`, [module, band]));
      const from = hide(of, 1, Number(byModule.from[at]) <= column ? 0 : 1);
      return of.map((row, n) => shownLine(id, row, Number(from[n])));
    });
    return { id, columns: COLUMNS[id], rows, total: [] };
  };

  const pairs = regions.map((region) => sectors.map((sector) => tally.counts(`pair/${region}/${sector}`).people ?? 0));
  const margin = (/** @type {number[]} */ from) => from.map((column) => column <= 0);
  const isHidden = suppressed ? hidePairs(pairs, margin(byRegion.from), margin(bySector.from)) : () => false;
  const regionBySector = regions.flatMap((region, row) =>
    sectors.map((sector, column) => ({ key: [region, sector], cells: [isHidden(row, column) ? null : Number(pairs[row]?.[column])] })),
  );

  return [
    byRegion.table,
    bySector.table,
    byLanguage.table,
    byModule.table,
    byQuarter.table,
    { ...byQuarter.table, id: "by-month", rows: byMonth },
    { id: "region-by-sector", columns: COLUMNS["region-by-sector"], rows: regionBySector, total: [] },
    inBands("attempts", TRIES, "passed"),
    inBands("time", MINUTES, "completed"),
    { id: "questions", columns: COLUMNS.questions, rows: questionRows(tally, modules, suppressed), total: [] },
  ];
}

/** @param {string} month */
const quarterOf = (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

/** A row as it is shown. @param {Id} id @param {Line} line @param {number} from the count from which it is hidden @returns {Row} */
function shownLine(id, { key, counts, minutes = [] }, from) {
  const names = countsOf(id);
  /** @param {string} name @returns {number | null} */
  const count = (name) => {
    const at = names.indexOf(name);
    return at < from ? Number(counts[at]) : null;
  };
  const cells = COLUMNS[id].map((column) => {
    if (column === "pass_rate") return rate(count("passed"), count("tried"));
    if (column === "median_minutes") return count("completed") === null ? null : median(minutes);
    return count(column);
  });
  return { key, cells };
}

/** @param {number | null} part @param {number | null} whole @returns {Value} */
const rate = (part, whole) => (part === null || whole === null ? null : percentage(part, whole));

/** @param {Tally} tally @param {string[]} modules @param {boolean} suppressed @returns {Row[]} */
function questionRows(tally, modules, suppressed) {
  const found = tally.keys("question").map((place) => {
    const [module = "", question = ""] = place.split("/");
    const { answers = 0, wrong = 0 } = tally.counts(`question/${place}`);
    const hidden = suppressed && isSmall(answers);
    const hiddenWrong = hidden || (suppressed && isSmall(wrong));
    return { module, question, answers, wrong, hidden, hiddenWrong };
  });
  found.sort((a, b) => {
    if (a.hiddenWrong !== b.hiddenWrong) return a.hiddenWrong ? 1 : -1;
    const difference = a.hiddenWrong ? 0 : b.wrong * a.answers - a.wrong * b.answers;
    return difference || modules.indexOf(a.module) - modules.indexOf(b.module) || (a.question < b.question ? -1 : 1);
  });
  return found.map(({ module, question, answers, wrong, hidden, hiddenWrong }) => ({
    key: [module, question],
    cells: [hidden ? null : answers, hiddenWrong ? null : wrong, hiddenWrong ? null : percentage(wrong, answers)],
  }));
}

/**
 * What the rows are called.
 * @param {Banks} banks @param {Table[]} tables
 * @returns {Report["names"]}
 */
export function namesOf(banks, tables) {
  const asked = tables.find(({ id }) => id === "questions")?.rows.map(({ key }) => key) ?? [];
  return {
    modules: Object.fromEntries(banks.modules.map(({ id, title }) => [id, title])),
    regions: Object.fromEntries(banks.regions.map(({ id, name }) => [id, name])),
    questions: Object.fromEntries(
      asked.flatMap(([module = "", question = ""]) => {
        const found = banks.byId.get(module)?.questions.find(({ id }) => id === question);
        return found ? [[`${module}/${question}`, found.text]] : [];
      }),
    ),
  };
}

/** What came in: how much, and what of it was refused or marked otherwise. */
export class Intake {
  files = 0;
  records = 0;
  /** @type {{name: string, reason: string}[]} */
  refused = [];
  /** @type {import("./people.js").Rescored[]} */
  rescored = [];

  /** @param {string} name @param {string} reason */
  refuse(name, reason) {
    this.refused.push({ name, reason });
  }

  /** @param {number} people @param {number} unknownModules @returns {Report["input"]} */
  told(people, unknownModules) {
    /** @type {Record<string, number>} */
    const byReason = {};
    for (const { reason } of this.refused) byReason[reason] = (byReason[reason] ?? 0) + 1;
    const refused = sorted(this.refused, ({ name, reason }) => [name, reason]);
    const rescored = sorted(this.rescored, ({ name, module, ...rest }) => [name, module, canonical(rest)]);
    return {
      files: this.files,
      records: this.records,
      people,
      duplicates: this.records - people,
      unknown_modules: unknownModules,
      refused_total: refused.length,
      refused_by_reason: byReason,
      refused: refused.slice(0, LISTED),
      rescored_total: rescored.length,
      rescored: rescored.slice(0, LISTED),
    };
  }
}

/** @template T @param {T[]} items @param {(item: T) => string[]} key @returns {T[]} */
function sorted(items, key) {
  const keyed = items.map((item) => ({ item, of: key(item) }));
  keyed.sort((a, b) => {
    const at = a.of.findIndex((part, index) => part !== b.of[index]);
    return at < 0 ? 0 : String(a.of[at]) < String(b.of[at]) ? -1 : 1;
  });
  return keyed.map(({ item }) => item);
}
