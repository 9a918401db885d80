// A learner's record and the changes to it. Nothing here touches the page's elements or storage.
// What is stored is what a record file holds (record-schema.js), and `device`, which stays here.

/** @typedef {{id: string, digest: string, tries: number, correct: boolean, choices: string[], answered_at: string}} Check */
/** @typedef {{question: string, digest: string, choices: string[], correct: boolean}} Answer */
/** @typedef {{submitted_at: string, language: string, score: number, max: number, passed: boolean, answers: Answer[]}} Attempt */
/** @typedef {{drawn_at: string, seed: string, answers: {question: string, digest: string, choices: string[]}[]}} Draft */
/** @typedef {{id: string, version: string, started_at: string, completed_at: string | null, last: {page: string, at: string} | null, sections: {id: string, completed_at: string}[], checks: Check[], attempts: Attempt[], quiz: Draft | null, reflections: {id: string, text: string}[] | null}} Module */
/** @typedef {{name: string | null, organisation: string | null, sector: string | null, region: string | null}} Learner */
/**
 * `epoch` grows when everything is deleted, and `rev` with each change; `revs` says at which change
 * a part that is replaced whole was last written. `export` is the last file's time and digest.
 * @typedef {{epoch: number, rev: number, revs: Record<string, number>, export: {at: string, of: string} | null}} Device
 */
/** @typedef {{format: string, version: number, record_id: string, language: string, learner: Learner, modules: Module[], device: Device}} LearnerRecord */
/** @typedef {{module: string, version: string, page: string}} Place */

export const VERSION = 1;

/** How to turn a record of version n into one of version n + 1. There is one version so far. */
/** @type {Record<number, (data: any) => any>} */
const steps = {};

/** @param {number} epoch @returns {LearnerRecord} */
export const emptyRecord = (epoch = 0) => ({
  format: "nest-hub-record",
  version: VERSION,
  record_id: randomHex(16),
  language: document.documentElement.lang,
  learner: { name: null, organisation: null, sector: null, region: null },
  modules: [],
  device: { epoch, rev: 0, revs: {}, export: null },
});

/** @param {number} bytes */
export const randomHex = (bytes) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");

/** @param {any} data a record of an earlier version @param {typeof steps} table */
export function migrate(data, table = steps) {
  while (data && Object.hasOwn(table, data.version)) data = table[data.version]?.(data);
  return data;
}

/** @param {LearnerRecord} record */
export const isEmpty = ({ modules, learner }) =>
  !modules.length && Object.values(learner).every((value) => value === null);

export const now = () => new Date().toISOString();

/** The latest time in the record. @param {LearnerRecord} record */
export const latest = ({ modules }) =>
  modules
    .flatMap((m) => [m.started_at, m.last?.at, ...m.checks.map((c) => c.answered_at), ...m.attempts.map((a) => a.submitted_at)])
    .reduce((/** @type {string} */ late, time) => (time && time > late ? time : late), "");

/** @param {LearnerRecord} record @param {string} part a part that is replaced whole */
export function touch({ device }, part) {
  device.revs[part] = device.rev;
}

/** @returns {Place} the module's page that is shown; the style page is of none */
export const placeOf = () => ({ module: "", version: "", page: "", ...document.body.dataset });

/** The ids and minutes of a module's sections and quiz. @returns {[string, number][]} */
export const readPlan = (plan = "") =>
  plan.split(" ").map((part) => [part.split(":")[0] ?? "", Number(part.split(":")[1])]);

/** @param {LearnerRecord} record @param {string} id */
export const findModule = (record, id) => record.modules.find((module) => module.id === id);

/** The module's part of the record, begun if it was not. @param {LearnerRecord} record @param {Place} place */
export function startModule(record, { module, version, page }) {
  if (record.language !== document.documentElement.lang) {
    record.language = document.documentElement.lang;
    touch(record, "language");
  }
  let found = findModule(record, module);
  if (!found) {
    found = { id: module, version, started_at: now(), completed_at: null, last: { page, at: now() }, sections: [], checks: [], attempts: [], quiz: null, reflections: null };
    record.modules.push(found);
  }
  if (found.version !== version) {
    found.version = version;
    touch(record, `${module}/version`);
  }
  return found;
}

/** Remembers where the learner is. @param {LearnerRecord} record @param {Place} place */
export function visit(record, place) {
  const module = startModule(record, place);
  module.last = { page: place.page, at: now() };
  touch(record, `${place.module}/last`);
  return module;
}

/** @param {Module | undefined} module @param {string} id */
export const isDone = (module, id) =>
  id === "quiz" ? Boolean(lastPass(module)) : Boolean(module?.sections.some((section) => section.id === id));

/** The first attempt that passed. @param {Module | undefined} module */
export const lastPass = (module) => module?.attempts.find((attempt) => attempt.passed);

/**
 * How many sections are done, of how many; and the minutes of all that is left.
 * @param {Module | undefined} module @param {[string, number][]} plan
 */
export function progressOf(module, plan) {
  const sections = plan.filter(([id]) => id !== "quiz");
  return {
    done: sections.filter(([id]) => isDone(module, id)).length,
    total: sections.length,
    left: plan.reduce((sum, [id, minutes]) => sum + (isDone(module, id) ? 0 : minutes), 0),
  };
}

/** @param {LearnerRecord} record @param {Place} place @param {string} id @param {[string, number][]} plan */
export function completeSection(record, place, id, plan) {
  const module = startModule(record, place);
  if (!isDone(module, id)) module.sections.push({ id, completed_at: now() });
  complete(module, plan);
}

/** Completes the module if all of its plan is done. @param {Module} module @param {[string, number][]} plan */
export function complete(module, plan) {
  if (plan.every(([id]) => isDone(module, id))) module.completed_at ??= now();
}

/** @param {LearnerRecord} record @param {Place} place @param {Pick<Draft, "seed" | "answers"> | null} draft the attempt under way */
export function setDraft(record, place, draft) {
  startModule(record, place).quiz = draft && { ...draft, drawn_at: now() };
  touch(record, `${place.module}/quiz`);
}

/** An answer in the attempt under way. @param {LearnerRecord} record @param {Place} place @param {string} question @param {string[]} choices */
export function answerDraft(record, place, question, choices) {
  const found = findModule(record, place.module)?.quiz?.answers.find((answer) => answer.question === question);
  if (!found) return;
  found.choices = choices;
  touch(record, `${place.module}/q/${question}`);
}

/** @param {LearnerRecord} record @param {Place} place @param {Answer[]} answers @param {number} passMark in percent @param {[string, number][]} plan */
export function submitAttempt(record, place, answers, passMark, plan) {
  const module = startModule(record, place);
  const score = answers.filter((answer) => answer.correct).length;
  const passed = score * 100 >= passMark * answers.length;
  module.attempts.push({ submitted_at: now(), language: record.language, score, max: answers.length, passed, answers });
  setDraft(record, place, null);
  complete(module, plan);
}
