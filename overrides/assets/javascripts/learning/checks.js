// Answers to knowledge checks, to the starter and in scenarios, by question and digest.

import { findModule, now, startModule } from "./record.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./record.js").Place} Place */

/** @param {LearnerRecord} record @param {string} module @param {string} id @param {string} digest */
export const findCheck = (record, module, id, digest) =>
  findModule(record, module)?.checks.find((check) => check.id === id && check.digest === digest);

/**
 * An answer to a knowledge check. Once it was right, later tries are practice and are not kept.
 * @param {LearnerRecord} record @param {Place} place
 * @param {{id: string, digest: string, choices: string[], correct: boolean}} answer
 */
export function answerCheck(record, place, { id, digest, choices, correct }) {
  const { checks } = startModule(record, place);
  const found = findCheck(record, place.module, id, digest);
  if (found?.correct) return;
  const entry = { id, digest, tries: (found?.tries ?? 0) + 1, correct, choices, answered_at: now() };
  if (found) Object.assign(found, entry);
  else checks.push(entry);
}
