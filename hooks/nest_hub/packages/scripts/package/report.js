// What an LMS is told of a record, in words that every standard has.

import { findModule, lastPass, progressOf } from "../learning/record.js";

/** @typedef {import("../learning/record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./book.js").Book} Book */
/** @typedef {import("./book.js").Asked} Asked */

/**
 * An answer: `result` is null where there is no right or wrong.
 * @typedef {{id: string, asked: Asked, choices: string[], result: boolean | null, at: string}} Answer
 */
/**
 * `percent` is cut after two decimals and never rounded up: it reaches the pass mark where the
 * attempt passed, and nowhere else. The score is that of the best attempt; another one that goes
 * worse takes nothing away.
 * @typedef {{attempts: number, passed: boolean | null, completed: boolean, progress: number, score: {right: number, of: number, percent: number} | null}} Result
 */
/**
 * What an LMS is to keep.
 * @typedef {Result & {location: string, language: string, state: string, seconds: number, answers: Answer[]}} Report
 */

/** @param {LearnerRecord} record @param {Book} book @returns {Result} */
export function resultOf(record, book) {
  const module = findModule(record, book.id);
  const { done, total } = progressOf(module, book.plan);
  const [best] = [...(module?.attempts ?? [])].sort((a, b) => b.score / b.max - a.score / a.max);
  const passed = Boolean(lastPass(module));
  return {
    attempts: module?.attempts.length ?? 0,
    passed: best ? passed : null,
    completed: passed && done === total,
    progress: (done + Number(passed)) / (total + 1),
    score: best ? { right: best.score, of: best.max, percent: Math.floor((best.score * 10000) / best.max) / 100 } : null,
  };
}

/**
 * The answers that one change of the record brought.
 * @param {LearnerRecord} before @param {LearnerRecord} after @param {Book} book
 * @returns {Answer[]}
 */
export function answersSince(before, after, book) {
  const [old, now] = [before, after].map((record) => findModule(record, book.id));
  /** @type {Answer[]} */
  const answers = [];
  for (const { id, digest, tries, correct, choices, answered_at: at } of now?.checks ?? []) {
    const asked = book.questions[id];
    const known = old?.checks.find((check) => check.id === id && check.digest === digest);
    if (asked && known?.tries !== tries) answers.push({ id, asked, choices, result: asked.use === "starter" ? null : correct, at });
  }
  for (const attempt of (now?.attempts ?? []).slice(old?.attempts.length ?? 0)) {
    for (const { question: id, choices, correct: result } of attempt.answers) {
      const asked = book.questions[id];
      if (asked) answers.push({ id, asked, choices, result, at: attempt.submitted_at });
    }
  }
  return answers;
}
