// The package's first page: it holds the session with the LMS, and the record, while the pages of
// the module come and go in its frame.

import { emptyRecord } from "../learning/record.js";
import book from "./book.js";
import { answersSince, resultOf } from "./report.js";
import { LARGEST, pack, unpack } from "./state.js";

/** @typedef {import("../learning/record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Answer} Answer */
/**
 * What an LMS gave when the session began. `records` is false where it shows the module again and
 * keeps nothing.
 * @typedef {{state: string, location: string, language: string, records: boolean}} Begun
 */
/**
 * An LMS, by whatever standard. `save` says whether it took everything.
 * @typedef {{begun: Begun, save: (report: Report) => boolean | Promise<boolean>, end: (report: Report) => void}} Lms
 */
/** @typedef {"connected" | "none" | "review" | "failed"} Connection */

export class Session {
  /** @type {Lms | null} */
  #lms;
  #begun = Date.now();
  #location = "";
  #language = "";
  #saved = "";
  #ended = false;
  /** @type {Answer[]} */
  #answers = [];
  /** @type {Connection} */
  connection;
  /** @type {LearnerRecord} */
  record;
  /** Called where the connection changed. */
  onconnection = () => {};

  /** @param {Lms | null} lms */
  constructor(lms) {
    this.#lms = lms;
    this.record = lms ? unpack(lms.begun.state, book) : emptyRecord();
    this.connection = !lms ? "none" : lms.begun.records ? "connected" : "review";
    this.#location = book.pages.find((page) => page === lms?.begun.location) ?? "index";
    this.#language = this.#chooseLanguage(lms?.begun.language ?? "");
  }

  /** The page where the learner was, and its language. */
  get start() {
    return `${this.#language}/${this.#location}.html`;
  }

  get keeps() {
    return this.connection === "connected" || this.connection === "failed";
  }

  /** That of last time, else what the LMS or the browser asks for, else the package's first. @param {string} wanted */
  #chooseLanguage(wanted) {
    const known = this.record.modules.length ? [this.record.language] : [];
    const asked = [...known, wanted, ...navigator.languages].map((code) => code.slice(0, 2).toLowerCase());
    return asked.find((code) => book.languages.includes(code)) ?? book.languages[0] ?? "";
  }

  /** Says where the learner is. @param {string} page @param {string} language */
  visit(page, language) {
    this.#location = page;
    this.#language = language;
    this.save();
  }

  /** Takes a changed record. @param {LearnerRecord} record */
  keep(record) {
    this.#answers.push(...answersSince(this.record, record, book));
    this.record = record;
    this.save();
  }

  /** @returns {Report} */
  #report() {
    return {
      ...resultOf(this.record, book),
      location: this.#location,
      language: this.#language,
      state: pack(this.record, book, LARGEST),
      seconds: (Date.now() - this.#begun) / 1000,
      answers: this.#answers.splice(0),
    };
  }

  /** Hands what is new to the LMS. @returns {Promise<void>} */
  async save() {
    if (!this.#lms || !this.keeps || this.#ended) return;
    const report = this.#report();
    const { seconds, ...said } = report;
    const text = JSON.stringify(said);
    if (text === this.#saved && this.connection === "connected") return;
    this.#saved = text;
    const taken = await this.#lms.save(report);
    const connection = taken ? "connected" : "failed";
    if (connection === this.connection) return;
    this.connection = connection;
    this.onconnection();
  }

  /** The window is closed. */
  end() {
    if (!this.#lms || this.#ended) return;
    this.#ended = true;
    this.#lms.end(this.#report());
  }
}

/**
 * Begins the session, and shows the page where the learner was.
 * @param {() => Lms | null | Promise<Lms | null>} open finds the LMS, where there is one
 */
export async function start(open) {
  /** @type {Lms | null} */
  let lms = null;
  try {
    lms = await open();
  } catch (fault) {
    console.error(fault);
  }
  const session = new Session(lms);
  Object.assign(window, { nestHubSession: session });
  addEventListener("pagehide", () => session.end());
  // A page that comes back from the browser's memory has ended its session.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  document.addEventListener("visibilitychange", () => document.hidden && session.save());

  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
  frame.addEventListener("load", () => {
    const title = frame.contentDocument?.title;
    if (title) document.title = frame.title = title;
    document.documentElement.lang = frame.contentDocument?.documentElement.lang ?? document.documentElement.lang;
  });
  frame.src = session.start;
  frame.hidden = false;
  document.querySelector("main")?.remove();
}
