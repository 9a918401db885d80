// The record in this browser's storage. Every change is written at once; what other tabs write is
// joined with what this one knows, so that none loses anything. Where storage fails, the record
// lives as long as the page, and `notices` says so.

import { canonical, sum } from "./canonical.js";
import { join } from "./join.js";
import { emptyRecord, isEmpty, latest, migrate, VERSION } from "./record.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {"forbidden" | "full" | "corrupt" | "newer" | "clock" | "cleared"} Notice */

const KEY = "nest-hub-record";
const ASIDE = "nest-hub-aside-";
const AN_HOUR = 3_600_000;

/** The text that is stored: with a sum, by which damage is seen. @param {LearnerRecord} record */
export const seal = (record) => JSON.stringify({ ...record, sum: sum(JSON.stringify(record)) });

export class Store {
  #mine = emptyRecord();
  /** @type {Set<Notice>} */
  #notices = new Set();
  /** @type {Set<(record: LearnerRecord) => void>} */
  #listeners = new Set();
  /** Whether what is stored was seen, so that its absence means that it was deleted. */
  #seen = false;
  /** Whether what is stored must stay as it is. */
  #locked = false;

  constructor() {
    this.#take(this.#read());
    addEventListener("storage", ({ key, newValue }) => {
      if (key === KEY || key === null) this.#sync(newValue);
    });
    // A page that slept, or comes back from the browser's memory, has heard of nothing.
    for (const event of ["pageshow", "focus"]) addEventListener(event, () => this.#sync(this.#read()));
  }

  get record() {
    return this.#mine;
  }

  get kept() {
    return !this.#locked && !this.#notices.has("forbidden") && !this.#notices.has("full");
  }

  /** @returns {Notice[]} */
  get notices() {
    const all = new Set(this.#notices);
    if (this.asides().length) all.add("corrupt");
    if (Date.parse(latest(this.#mine)) > Date.now() + AN_HOUR) all.add("clock");
    return [...all];
  }

  /** @param {(record: LearnerRecord) => void} change changes a copy of the newest record */
  update(change) {
    this.#take(this.#read());
    const draft = structuredClone(this.#mine);
    draft.device.rev += 1;
    change(draft);
    this.#mine = draft;
    this.#write();
    this.#tell();
  }

  /** @param {(record: LearnerRecord) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything, in the other tabs too: they know a later epoch when they see it. */
  clear() {
    this.#mine = emptyRecord(this.#mine.device.epoch + 1);
    this.#try(() => localStorage.setItem(KEY, seal(this.#mine)));
    this.#write();
    this.dropAsides();
    this.#tell();
  }

  /** Damaged records that were set aside. @returns {{key: string, text: string}[]} */
  asides() {
    return this.#try(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(ASIDE))
        .map((key) => ({ key, text: localStorage.getItem(key) ?? "" })),
    ) ?? [];
  }

  dropAsides() {
    for (const { key } of this.asides()) this.#try(() => localStorage.removeItem(key));
  }

  /**
   * @template T
   * @param {() => T} action on storage
   * @returns {T | undefined}
   */
  #try(action) {
    try {
      if ("keptNowhere" in document.body.dataset) throw Error(); // the style page only shows
      return action();
    } catch (fault) {
      const full = /** @type {DOMException} */ (fault).name === "QuotaExceededError";
      this.#notices.add(full ? "full" : "forbidden");
      return undefined;
    }
  }

  #read() {
    return this.#try(() => localStorage.getItem(KEY)) ?? null;
  }

  #write() {
    if (this.#locked) return;
    this.#notices.delete("full");
    this.#try(() =>
      isEmpty(this.#mine)
        ? localStorage.removeItem(KEY)
        : localStorage.setItem(KEY, seal(this.#mine)),
    );
    this.#seen = this.kept && !isEmpty(this.#mine);
  }

  /**
   * What is stored, joined with what this tab knows.
   * @param {string | null} text
   * @returns {LearnerRecord | undefined} what was stored, where it is sound
   */
  #take(text) {
    if (text === null) {
      if (this.#seen && this.kept) {
        this.#mine = emptyRecord(this.#mine.device.epoch);
        this.#notices.add("cleared");
        this.#seen = false;
      }
      return undefined;
    }
    /** @type {any} */
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      data = null;
    }
    if (data?.format === "nest-hub-record" && data.version > VERSION) {
      this.#notices.add("newer");
      this.#locked = true;
      return undefined;
    }
    const { sum: given, ...rest } = data ?? {};
    if (!given || given !== sum(JSON.stringify(rest))) {
      this.#setAside(text);
      return undefined;
    }
    data = migrate(rest);
    // A record that was deleted here may still come from a tab that has not heard of it.
    const first = isEmpty(this.#mine) && data.device.epoch >= this.#mine.device.epoch;
    this.#mine = first ? data : join(this.#mine, data);
    this.#seen = true;
    return data;
  }

  /** Set aside under a key of its own, so that nothing is written over it. @param {string} text */
  #setAside(text) {
    this.#seen = false;
    this.#try(() => localStorage.removeItem(KEY)); // makes the room that it needs
    this.#try(() => localStorage.setItem(`${ASIDE}${Date.now()}`, text));
    if (!this.kept) {
      this.#try(() => localStorage.setItem(KEY, text));
      this.#locked = true;
    } else if (!isEmpty(this.#mine)) {
      this.#write();
    }
  }

  /** @param {string | null} text what another tab wrote */
  #sync(text) {
    const before = canonical(this.#mine);
    const stored = this.#take(text);
    const after = canonical(this.#mine);
    const behind = stored && after !== canonical(stored);
    const full = this.#notices.has("full");
    if (behind || full) {
      this.#take(this.#read()); // what this tab hears of may be past
      this.#write();
    }
    if (full || after !== before) this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this.#mine);
  }
}

/** @type {Store | undefined} */
let store;

/** The page's one store. */
export const openStore = () => (store ??= new Store());
