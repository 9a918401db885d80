// What several teams said of each principle, as one picture
// (hooks/nest_hub/assessments/SPECIFICATION.md, 2 to 4). It touches no page.

import { joinItems, sameName } from "../tools/items.js";
import { averageOf } from "./numbers.js";

/** @typedef {import("../tools/items.js").Item} Item */
/** @typedef {import("./team-file.js").Facts} Facts */
/** @typedef {import("./team-file.js").TeamFile} TeamFile */
/** @typedef {import("./team-file.js").Text} Text */
/** @typedef {import("./tables.js").Report} Report */
/** @typedef {Record<string, number>} Scores by principle */
/** @typedef {{region: string, now: Scores, before: Scores}} Team */
/** @typedef {number | ""} Cell */
/** @typedef {{key: string[], cells: Cell[]}} Row */
/**
 * @typedef {object} Picture
 * @property {string} format
 * @property {number} version
 * @property {string} made_at
 * @property {{files: number, read: number, assessments: number, duplicates: number, refused_total: number, refused_by_reason: Record<string, number>, refused: {name: string, reason: string}[]}} input
 * @property {{all: number, scored: number, again: number}} teams
 * @property {{min: number, max: number}} scale
 * @property {string | null} national
 * @property {{principles: Record<string, Text>, regions: Record<string, Text>}} names
 * @property {{id: string, columns: string[], rows: Row[], total: Cell[]}[]} tables
 */

export const ALL = "all";
export const NONE = "none";
const LISTED = 10_000;
/** For what only a learner's record is refused: the others could have been a team's. */
const OF_RECORDS = new Set(["newer", "shape", "damaged", "time"]);

/**
 * @param {TeamFile[]} files
 * @param {Report["input"]} given what the learners' report says of its files
 * @param {Facts} facts
 * @param {string} madeAt
 * @returns {Picture}
 */
export function makePicture(files, given, facts, madeAt) {
  const read = files.filter(({ reason }) => reason === null);
  const own = files.flatMap(({ name, reason }) => (reason === null ? [] : [{ name, reason }]));
  const unknown = given.refused.filter(({ reason }) => !OF_RECORDS.has(reason));
  const reasons = Object.entries(given.refused_by_reason).filter(([reason]) => !OF_RECORDS.has(reason));
  /** @type {Record<string, number>} */
  const byReason = Object.fromEntries(reasons);
  for (const { reason } of own) byReason[reason] = (byReason[reason] ?? 0) + 1;
  const refused = Object.values(byReason).reduce((sum, n) => sum + n, 0);
  const sent = read.flatMap(({ items }) => items);
  const items = joined(sent);
  const teams = teamsOf(items, facts);
  const names = (/** @type {{id: string, name: Text}[]} */ parts) => Object.fromEntries(parts.map(({ id, name }) => [id, name]));
  return {
    format: "nest-hub-assessments",
    version: 1,
    made_at: madeAt,
    input: {
      files: read.length + refused,
      read: read.length,
      assessments: items.length,
      duplicates: sent.length - items.length,
      refused_total: refused,
      refused_by_reason: byReason,
      refused: [...own, ...unknown].sort(inOrder).slice(0, LISTED),
    },
    teams: {
      all: teams.length,
      scored: teams.filter(({ now }) => Object.keys(now).length).length,
      again: teams.filter(({ before }) => Object.keys(before).length).length,
    },
    scale: facts.scale,
    national: facts.national?.as_of ?? null,
    names: { principles: names(facts.principles), regions: names(facts.regions) },
    tables: [{ id: "principles", columns: columnsOf(facts), rows: rowsOf(teams, facts), total: [] }],
  };
}

/** @typedef {{name: string, reason: string}} Refused */
/** @param {Refused} a @param {Refused} b */
function inOrder(a, b) {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.reason < b.reason ? -1 : Number(a.reason > b.reason);
}

/** Each assessment once, with its newest name. @param {Item[]} items @returns {Item[]} */
export function joined(items) {
  /** @type {Map<string, Item>} */
  const found = new Map();
  for (const item of items) {
    const known = found.get(item.id);
    found.set(item.id, known ? joinItems(known, item) : item);
  }
  return [...found.values()].map((item) => (item.answers.name ? { ...item, name: item.answers.name.value ?? "" } : item));
}

/** The teams, in no order. @param {Item[]} items @param {Facts} facts @returns {Team[]} */
export function teamsOf(items, { regions, principles }) {
  /** @type {Map<string, {region: string, items: Item[]}>} */
  const groups = new Map();
  for (const item of items) {
    const given = item.answers.region?.value;
    const region = regions.some(({ id }) => id === given) ? given : NONE;
    const name = sameName(item.name);
    const key = JSON.stringify([name, name ? "" : item.id, region]);
    /** @type {{region: string, items: Item[]}} */
    const group = groups.get(key) ?? { region, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ region, items: own }) => {
    const scored = own
      .map((item) => ({ place: `${dayOf(item)} ${item.created_at} ${item.id}`, scores: scoresOf(item, principles) }))
      .filter(({ scores }) => Object.keys(scores).length)
      .sort((a, b) => (a.place < b.place ? 1 : -1));
    return { region, now: scored[0]?.scores ?? {}, before: scored[1]?.scores ?? {} };
  });
}

/** Here it does not matter where the reader is. @param {Item} item @returns {string} */
const dayOf = (item) => item.answers.date?.value || item.created_at.slice(0, 10);

/** @param {Item} item @param {Facts["principles"]} principles @returns {Scores} */
function scoresOf(item, principles) {
  const all = principles.map(({ id }) => /** @type {const} */ ([id, item.answers[`score:${id}`]?.value ?? null]));
  return Object.fromEntries(all.filter(([, score]) => score !== null));
}

/** @param {Facts} facts */
const levelsOf = ({ scale: { min, max } }) => Array.from({ length: max - min + 1 }, (_, n) => min + n);

/** @param {Facts} facts */
const columnsOf = (facts) => [
  ...["teams", "scored", "unscored"],
  ...levelsOf(facts).map((level) => `score_${level}`),
  ...["mean", "compared", "before", "change", "rose", "same", "fell", "national"],
];

/** A row for each principle: of all teams, then of each region that has any. @param {Team[]} teams @param {Facts} facts */
function rowsOf(teams, facts) {
  const used = new Set(teams.map(({ region }) => region));
  const regions = [...facts.regions.map(({ id }) => id), NONE].filter((id) => used.has(id));
  const groups = [{ region: ALL, of: teams }];
  if (regions.some((id) => id !== NONE)) {
    groups.push(...regions.map((region) => ({ region, of: teams.filter((team) => team.region === region) })));
  }
  return groups.flatMap(({ region, of }) => facts.principles.map(({ id }) => ({ key: [region, id], cells: cellsOf(of, id, facts) })));
}

/** @param {Team[]} teams @param {string} principle @param {Facts} facts @returns {Cell[]} */
function cellsOf(teams, principle, facts) {
  const scores = teams.flatMap(({ now, before }) => {
    const score = now[principle];
    return score === undefined ? [] : [{ score, last: before[principle] }];
  });
  const now = scores.map(({ score }) => score);
  const both = scores.flatMap(({ score, last }) => (last === undefined ? [] : [{ last, change: score - last }]));
  const changes = both.map(({ change }) => change);
  const many = (/** @type {number[]} */ numbers, /** @type {(n: number) => boolean} */ which) => numbers.filter(which).length;
  return [
    teams.length,
    now.length,
    teams.length - now.length,
    ...levelsOf(facts).map((level) => many(now, (score) => score === level)),
    averageOf(now),
    both.length,
    averageOf(both.map(({ last }) => last)),
    averageOf(changes),
    many(changes, (n) => n > 0),
    many(changes, (n) => n === 0),
    many(changes, (n) => n < 0),
    facts.national?.values[principle] ?? "",
  ];
}
