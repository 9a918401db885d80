// What the learner writes: reflections, and who they are.

import { findModule, startModule, touch } from "./record.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./record.js").Learner} Learner */
/** @typedef {import("./record.js").Place} Place */

const LONGEST = 20000;

/** What cannot be written as JSON everywhere, or is too long to keep. @param {string} text */
const clean = (text) => text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd");

/** @param {LearnerRecord} record @param {string} module @param {string} id */
export const readReflection = (record, module, id) =>
  findModule(record, module)?.reflections?.find((reflection) => reflection.id === id)?.text ?? "";

/** @param {LearnerRecord} record @param {Place} place @param {string} id @param {string} text */
export function writeReflection(record, place, id, text) {
  const module = startModule(record, place);
  const others = (module.reflections ?? []).filter((reflection) => reflection.id !== id);
  module.reflections = [...others, { id, text: clean(text) }];
  touch(record, `${place.module}/r/${id}`);
}

/** @param {LearnerRecord} record @param {Partial<Learner>} values */
export function setLearner(record, values) {
  for (const [name, value] of Object.entries(values)) {
    Object.assign(record.learner, { [name]: value ? clean(value).slice(0, 200) : null });
  }
  touch(record, "learner");
}
