// Two records of one device as one, as two tabs write them. Nothing that was achieved is lost, and
// the order in which they meet does not matter.

import { canonical } from "./canonical.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./record.js").Module} Module */
/** @typedef {import("./record.js").Check} Check */
/** @typedef {import("./record.js").Draft} Draft */

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
