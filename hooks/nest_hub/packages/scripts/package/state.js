// The learner's record as the few characters that an LMS keeps: SCORM 1.2 allows 4,096.
//
// `1.en.STARTED.SECTIONS.CHECKS.ATTEMPTS.DRAFT`, of small letters, digits, `-` and `_` alone, which
// no LMS changes. Items are parted by `-`, and what is in an item by `_`. A question is the head of
// its digest: an answer to a question that was changed since is left out, as in the site. A choice
// is its place among the question's ids in order. Times are seconds (from the start) to base 36.
// What a learner writes is not kept. With many attempts the oldest go, never the one that passed.

import { sum } from "../learning/canonical.js";
import { emptyRecord, lastPass } from "../learning/record.js";

/** @typedef {import("../learning/record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("../learning/record.js").Module} Module */
/** @typedef {import("../learning/record.js").Attempt} Attempt */
/** @typedef {import("./book.js").Book} Book */
/** @typedef {import("./book.js").Asked} Asked */

export const LARGEST = 4096;
const HEAD = 5;
const UNKNOWN = "0".repeat(HEAD);
const MOST_TRIES = 35;

/** @param {number} number */
const short = (number) => Math.max(0, Math.round(number)).toString(36);
/** @param {string | undefined} text */
const long = (text) => (text ? Number.parseInt(text, 36) || 0 : 0);
/** @param {number} number */
const head = (number) => (number % 36 ** HEAD).toString(36).padStart(HEAD, "0");
/** @param {{digest: string}} asked */
const headOf = ({ digest }) => head(Number.parseInt(digest.slice(0, 6), 16));
/** @param {string} time */
const seconds = (time) => Date.parse(time) / 1000;
/** @param {number} moment in seconds */
const timeOf = (moment) => new Date(moment * 1000).toISOString();

/** @param {Asked} asked @param {string[]} choices */
function packChoices({ kind, ids }, choices) {
  const parts = kind === "match" ? choices.flatMap((pair) => pair.split("=")) : choices;
  const places = parts.map((id) => ids.indexOf(id));
  return places.some((place) => place < 0) ? "" : places.map(short).join("");
}

/** @param {Asked} asked @param {string} text */
function unpackChoices({ kind, ids }, text) {
  const parts = [...text].map((place) => ids[long(place)]).filter((id) => id !== undefined);
  if (kind !== "match") return parts;
  return parts.flatMap((left, n) => (n % 2 ? [] : [`${left}=${parts[n + 1]}`]));
}

/** @param {Book} book @param {string} id @param {string} digest */
function find(book, id, digest) {
  const asked = book.questions[id];
  return asked?.digest === digest ? asked : undefined;
}

/**
 * @param {LearnerRecord} record
 * @param {Book} book
 * @param {number} largest
 * @returns {string} empty before anything was done
 */
export function pack(record, book, largest = LARGEST) {
  const module = record.modules.find(({ id }) => id === book.id);
  if (!module) return "";
  const started = seconds(module.started_at);
  const since = (/** @type {string} */ time) => short(seconds(time) - started);

  const sections = module.sections.map(({ id, completed_at }) => head(sum(id)) + since(completed_at));
  const checks = module.checks.flatMap(({ id, digest, tries, correct, choices, answered_at }) => {
    const asked = find(book, id, digest);
    if (!asked) return [];
    const said = `${Number(correct)}${short(Math.min(tries, MOST_TRIES))}${packChoices(asked, choices)}`;
    return [`${headOf(asked)}${said}_${since(answered_at)}`];
  });
  /** @param {{question: string, digest: string, choices: string[], correct?: boolean}[]} answers */
  const answered = (answers) =>
    answers.flatMap(({ question, digest, choices, correct }) => {
      const asked = find(book, question, digest);
      if (asked) return [`${headOf(asked)}${correct === undefined ? "" : Number(correct)}${packChoices(asked, choices)}`];
      // The attempt under way still knows that a question was there, so that another takes its place.
      return correct === undefined ? [UNKNOWN] : [];
    });
  /** @param {Attempt} attempt */
  const packAttempt = ({ submitted_at, language, score, max, passed, answers }) =>
    [since(submitted_at), language, short(score), short(max), Number(passed), ...answered(answers)].join("_");
  const { quiz } = module;
  const draft = quiz ? [since(quiz.drawn_at), quiz.seed, ...answered(quiz.answers)].join("_") : "";

  const attempts = [...module.attempts];
  const pass = lastPass(module);
  for (;;) {
    const parts = [sections, checks, attempts.map(packAttempt), [draft]].map((items) => items.join("-"));
    const text = ["1", record.language, short(started), ...parts].join(".");
    const old = attempts.findIndex((attempt, n) => attempt !== pass && n < attempts.length - 1);
    if (text.length <= largest || old < 0) return text;
    attempts.splice(old, 1);
  }
}

/**
 * The record of what was kept; an empty one where that cannot be read.
 * @param {string} text
 * @param {Book} book
 * @returns {LearnerRecord}
 */
export function unpack(text, book) {
  const record = emptyRecord();
  const [version, language = "", startedText, sections, checks, attempts, draft] = text.trim().split(".");
  if (version !== "1" || draft === undefined || !startedText) return record;
  const started = long(startedText);
  const at = (/** @type {string | undefined} */ since) => timeOf(started + long(since));
  const items = (/** @type {string | undefined} */ list) => (list ? list.split("-") : []);
  const questions = new Map(Object.entries(book.questions).map(([id, asked]) => [headOf(asked), { id, asked }]));
  const places = new Map(book.plan.map(([id]) => [head(sum(id)), id]));
  if (book.languages.includes(language)) record.language = language;

  /** @param {string[]} list @param {boolean} marked */
  const answers = (list, marked) =>
    list.flatMap((item) => {
      const found = questions.get(item.slice(0, HEAD));
      if (!found) return marked ? [] : [{ question: UNKNOWN, digest: "", choices: [], correct: false }];
      const { id: question, asked } = found;
      const choices = unpackChoices(asked, item.slice(HEAD + Number(marked)));
      return [{ question, digest: asked.digest, choices, correct: item[HEAD] === "1" }];
    });

  /** @type {Module} */
  const module = {
    id: book.id,
    version: book.version,
    started_at: timeOf(started),
    completed_at: null,
    last: null,
    sections: items(sections).flatMap((item) => {
      const id = places.get(item.slice(0, HEAD));
      return id ? [{ id, completed_at: at(item.slice(HEAD)) }] : [];
    }),
    checks: items(checks).flatMap((item) => {
      const found = questions.get(item.slice(0, HEAD));
      if (!found) return [];
      const { id, asked } = found;
      const [said = "", time] = item.slice(HEAD).split("_");
      const choices = unpackChoices(asked, said.slice(2));
      return [{ id, digest: asked.digest, tries: long(said[1]), correct: said[0] === "1", choices, answered_at: at(time) }];
    }),
    attempts: items(attempts).map((item) => {
      const [time, lang = "", score, max, passed, ...list] = item.split("_");
      return { submitted_at: at(time), language: lang, score: long(score), max: long(max), passed: passed === "1", answers: answers(list, true) };
    }),
    quiz: null,
    reflections: null,
  };
  if (draft) {
    const [time, seed = "", ...list] = draft.split("_");
    const kept = answers(list, false).map(({ question, digest, choices }) => ({ question, digest, choices }));
    module.quiz = { drawn_at: at(time), seed, answers: kept };
  }
  record.modules.push(module);
  return record;
}
