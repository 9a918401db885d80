// Two records as one: of two tabs, or of this device and a file. Nothing that was achieved is lost,
// and the order in which records meet does not matter.

import { canonical, digest } from "./canonical.js";
import { isEmpty, migrate, touch, VERSION } from "./record.js";
import schema from "./record-schema.js";
import { misfit } from "./schema.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./record.js").Module} Module */
/** @typedef {import("./record.js").Check} Check */
/** @typedef {import("./record.js").Draft} Draft */

const LARGEST = 10_000_000;

/** @param {string} a @param {string} b */
const earlier = (a, b) => (a < b ? a : b);

/**
 * The items of both lists, one for each key.
 * @template T
 * @param {T[]} a @param {T[]} b
 * @param {(item: T) => string} key
 * @param {(a: T, b: T) => T} both
 * @returns {T[]}
 */
function union(a, b, key, both) {
  const found = new Map(a.map((item) => [key(item), item]));
  for (const item of b) {
    const twin = found.get(key(item));
    found.set(key(item), twin ? both(twin, item) : item);
  }
  // In one order, whichever record came first: else two tabs would answer each other for ever.
  return [...found].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, item]) => item);
}

/** @param {Check} a @param {Check} b */
function joinCheck(a, b) {
  const order = [a.correct, a.tries, a.answered_at, String(a.choices)];
  const other = [b.correct, b.tries, b.answered_at, String(b.choices)];
  const at = order.findIndex((value, index) => value !== other[index]);
  const later = at < 0 || /** @type {any} */ (order[at]) > /** @type {any} */ (other[at]) ? a : b;
  return { ...later, tries: Math.max(a.tries, b.tries) };
}

/**
 * Two records of one device.
 * @param {LearnerRecord} a @param {LearnerRecord} b
 * @returns {LearnerRecord}
 */
export function join(a, b) {
  if (a.device.epoch !== b.device.epoch) return a.device.epoch > b.device.epoch ? a : b;

  /**
   * The part that was written later; the one that says something if neither was.
   * @template T
   * @param {string} part @param {T} mine @param {T} theirs
   */
  const later = (part, mine, theirs) => {
    const lead = (a.device.revs[part] ?? 0) - (b.device.revs[part] ?? 0);
    if (lead) return lead > 0 ? mine : theirs;
    if (mine === null || theirs === null) return mine ?? theirs;
    return canonical(mine) > canonical(theirs) ? mine : theirs;
  };

  /** @param {string} id @param {Draft | null} mine @param {Draft | null} theirs @returns {Draft | null} */
  const joinDrafts = (id, mine, theirs) => {
    const draft = later(`${id}/quiz`, mine, theirs);
    if (!draft || mine?.seed !== theirs?.seed) return draft;
    const answers = union(mine?.answers ?? [], theirs?.answers ?? [], (x) => x.question, (x, y) =>
      later(`${id}/q/${x.question}`, x, y),
    );
    return { ...draft, answers };
  };

  /** @param {Module} mine @param {Module} theirs @returns {Module} */
  const joinModule = (mine, theirs) => {
    const { id } = mine;
    const completed = [mine.completed_at, theirs.completed_at].filter((time) => time !== null);
    return {
      id,
      version: later(`${id}/version`, mine.version, theirs.version),
      started_at: earlier(mine.started_at, theirs.started_at),
      completed_at: completed.sort()[0] ?? null,
      last: later(`${id}/last`, mine.last, theirs.last),
      sections: union(mine.sections, theirs.sections, (s) => s.id, (x, y) => (x.completed_at < y.completed_at ? x : y)),
      checks: union(mine.checks, theirs.checks, (c) => c.id + c.digest, joinCheck),
      attempts: union(mine.attempts, theirs.attempts, (x) => x.submitted_at + canonical(x), (x) => x),
      quiz: joinDrafts(id, mine.quiz, theirs.quiz),
      reflections:
        mine.reflections && theirs.reflections
          ? union(mine.reflections, theirs.reflections, (r) => r.id, (x, y) => later(`${id}/r/${x.id}`, x, y))
          : mine.reflections ?? theirs.reflections,
    };
  };

  const revs = { ...a.device.revs };
  for (const [part, rev] of Object.entries(b.device.revs)) revs[part] = Math.max(rev, revs[part] ?? 0);
  return {
    ...a,
    language: later("language", a.language, b.language),
    record_id: earlier(a.record_id, b.record_id),
    learner: later("learner", a.learner, b.learner),
    modules: union(a.modules, b.modules, (module) => module.id, joinModule),
    device: {
      epoch: a.device.epoch,
      rev: Math.max(a.device.rev, b.device.rev),
      revs,
      export: later("export", a.device.export, b.device.export),
    },
  };
}

/**
 * Adds a file's record to this device's. What is here stays where both say something; reflections
 * that differ are both kept.
 * @param {LearnerRecord} record is changed
 * @param {any} file a record that `readRecordFile` let through
 */
export function addFile(record, file) {
  const { exported_at, site, digest: _, ...theirs } = file;
  const { device } = record;
  const begun = (/** @type {{modules: Module[]}} */ { modules }) => modules.map((m) => m.started_at).sort()[0] ?? "~";
  const first = isEmpty(record) || [begun(theirs), theirs.record_id] < [begun(record), record.record_id];
  const joined = join(record, { ...theirs, device: { ...device, revs: {} } });
  for (const module of joined.modules) {
    const [mine, other] = [record, theirs].map((r) => r.modules.find((/** @type {Module} */ m) => m.id === module.id));
    for (const reflection of module.reflections ?? []) {
      const texts = [mine, other].map((m) => m?.reflections?.find((/** @type {{id: string}} */ r) => r.id === reflection.id)?.text ?? "");
      const [here = "", there = ""] = texts;
      reflection.text = here.includes(there) ? here : there.includes(here) ? there : `${here}\n\n${there}`;
      touch(record, `${module.id}/r/${reflection.id}`);
    }
    for (const part of ["version", "last", "quiz"]) touch(record, `${module.id}/${part}`);
  }
  for (const [name, value] of Object.entries(theirs.learner)) {
    const here = /** @type {Record<string, string | null>} */ (record.learner);
    here[name] ??= value;
  }
  touch(record, "learner");
  Object.assign(record, { modules: joined.modules, record_id: first ? theirs.record_id : record.record_id });
}

/**
 * A record file, if it is whole.
 * @param {string} text
 * @returns {Promise<{record: any} | {problem: "size" | "json" | "foreign" | "newer" | "shape" | "damaged" | "scores", place?: string}>}
 */
export async function readRecordFile(text) {
  if (text.length > LARGEST) return { problem: "size" };
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: "json" };
  }
  if (data?.format !== "nest-hub-record") return { problem: "foreign" };
  if (Number.isInteger(data.version) && data.version > VERSION) return { problem: "newer" };
  const { digest: given, ...rest } = data;
  const record = migrate(data);
  const place = misfit(record, schema) ?? twice(record);
  if (place) return { problem: "shape", place };
  if ((await digest(rest)) !== given) return { problem: "damaged" };
  /** @type {import("./record.js").Attempt[]} */
  const attempts = record.modules.flatMap((/** @type {Module} */ module) => module.attempts);
  const sound = attempts.every(
    ({ answers, score, max }) => max === answers.length && score === answers.filter((a) => a.correct).length,
  );
  return sound ? { record } : { problem: "scores" };
}

/** The list that names one thing twice. @param {LearnerRecord} record */
function twice({ modules }) {
  const lists = [modules, ...modules.flatMap((m) => [m.sections, m.reflections ?? [], m.checks.map((c) => ({ id: c.id + c.digest }))])];
  const wrong = lists.find((list) => new Set(list.map((item) => item.id)).size < list.length);
  return wrong && "modules";
}
