// The published questions, as reports look them up, and attempts marked by them again
// (SPECIFICATION.md, 4).

import { mark } from "../learning/marking.js";

/** @typedef {import("../learning/record.js").Attempt} Attempt */
/** @typedef {{cy: string, en: string}} Text */
/** @typedef {{id: string, digest: string, type: string, right: string[], text: Text}} Question */
/** @typedef {{id: string, title: Text, quizzes: {version: string, draw: number, pass_mark: number}[], questions: Question[]}} BankModule */
/** @typedef {{format: string, version: number, modules: BankModule[], regions: {id: string, name: Text}[], sectors: string[]}} BankFile */
/** @typedef {{score: number, max: number, passed: boolean}} Marks */
/** An answer that counts. @typedef {{question: string, digest: string, right: boolean, known: boolean}} Marked */

export class Banks {
  /** @param {BankFile} file */
  constructor(file) {
    this.modules = file.modules;
    this.regions = file.regions;
    this.sectors = file.sectors;
    this.byId = new Map(
      file.modules.map((module) => [
        module.id,
        // Of two with one key the first counts.
        { ...module, byKey: new Map(module.questions.map((one) => /** @type {const} */ ([`${one.id}/${one.digest}`, one])).reverse()) },
      ]),
    );
  }

  /**
   * @param {string} module @param {Attempt} attempt
   * @returns {{found: Marks, answers: Marked[]}}
   */
  mark(module, attempt) {
    const bank = this.byId.get(module);
    /** @type {Map<string, Marked>} */
    const counted = new Map();
    for (const { question, digest, choices, correct } of attempt.answers) {
      if (counted.has(question)) continue;
      const known = bank?.byKey.get(`${question}/${digest}`);
      const right = known ? mark(known.type, choices, known.right).correct : correct;
      counted.set(question, { question, digest, right, known: Boolean(known) });
    }
    const answers = [...counted.values()];
    const score = answers.filter(({ right }) => right).length;
    const max = attempt.answers.length;
    const could = (bank?.quizzes ?? []).map(({ draw, pass_mark }) => score * 100 >= pass_mark * Math.max(max, draw));
    const passed = !could.length || could.includes(attempt.passed) ? attempt.passed : !attempt.passed;
    return { found: { score, max, passed }, answers };
  }
}
