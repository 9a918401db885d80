// A record file: whether it is sound, and what it adds to the record of this device.

import { digest } from "./digest.js";
import { join } from "./join.js";
import { isEmpty, migrate, touch, VERSION } from "./record.js";
import schema from "./record-schema.js";
import { misfit } from "./schema.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./record.js").Module} Module */

/** Characters, and so at least as many bytes. */
export const LARGEST = 10_000_000;

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
export function twice({ modules }) {
  const lists = [modules, ...modules.flatMap((m) => [m.sections, m.reflections ?? [], m.checks.map((c) => ({ id: c.id + c.digest }))])];
  const wrong = lists.find((list) => new Set(list.map((item) => item.id)).size < list.length);
  return wrong && "modules";
}
