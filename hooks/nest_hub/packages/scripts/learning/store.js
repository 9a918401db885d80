// Takes the place of the site's store within a package: the record lives in the session that the
// package's first page holds (session.js), and the LMS keeps it. Nothing is kept in the browser.

import { emptyRecord } from "./record.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {import("../package/session.js").Session} Session */

/** The session, where this page stands within it. @returns {Session | null} */
export function findSession() {
  try {
    return window.parent === window ? null : /** @type {any} */ (window.parent).nestHubSession ?? null;
  } catch {
    return null; // what is around this page is not ours
  }
}

export class Store {
  #session = findSession();
  #alone = emptyRecord();
  /** @type {Set<(record: LearnerRecord) => void>} */
  #listeners = new Set();

  get record() {
    return this.#session?.record ?? this.#alone;
  }

  /** Whether anything is kept once this window is closed. */
  get kept() {
    return Boolean(this.#session?.keeps);
  }

  /** What the learner must know is said by connection.js. @returns {never[]} */
  get notices() {
    return [];
  }

  /** @param {(record: LearnerRecord) => void} change changes a copy of the record */
  update(change) {
    const draft = structuredClone(this.record);
    draft.device.rev += 1;
    change(draft);
    if (this.#session) this.#session.keep(draft);
    else this.#alone = draft;
    for (const listener of this.#listeners) listener(this.record);
  }

  /** @param {(record: LearnerRecord) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** @type {Store | undefined} */
let store;

/** The page's one store. */
export const openStore = () => (store ??= new Store());
