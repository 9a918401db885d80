// What is kept in this browser's storage under one key: the learner's record, and in tools/store.js
// what the tools keep. Every change is written at once; what other tabs write is joined with what
// this one knows, so that none loses anything. Where storage fails, it lives as long as the page,
// and `notices` says so. One file: a module's page has no room for another.

import { canonical, sum } from "./canonical.js";
import { join } from "./join.js";
import { emptyRecord, isEmpty, latest, migrate, VERSION } from "./record.js";

/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {Stored<LearnerRecord>} Store */
/** @typedef {"forbidden" | "full" | "corrupt" | "newer" | "clock" | "cleared" | "restored"} Notice */

/** The text that is stored: with a sum, by which damage is seen. @param {object} data */
export const seal = (data) => JSON.stringify({ ...data, sum: sum(JSON.stringify(data)) });

/**
 * What is stored under one key.
 * @template T
 * @typedef {object} Kind
 * @property {string} key also its format's name
 * @property {string} aside how the keys begin under which damaged texts are set aside
 * @property {number} version the newest that is understood
 * @property {(mine: T) => boolean} isEmpty
 * @property {(mine: T) => object} pack what is sealed
 * @property {(data: any) => T} unpack
 * @property {(mine: T, stored: T) => T} join
 * @property {(mine: T, here: boolean) => T} forget what is left when all was deleted, here or elsewhere
 * @property {(draft: T) => void} [begin] what each change begins with
 * @property {(mine: T) => boolean} [isAhead] whether it holds a time that has not come yet
 */

/** @type {string | undefined} the record deleted here: it may yet come from a tab that has not heard */
let deleted;

/** @type {Kind<LearnerRecord>} */
const RECORD = {
  key: "nest-hub-record",
  aside: "nest-hub-aside-",
  version: VERSION,
  isEmpty,
  pack: (record) => record,
  unpack: migrate,
  // What was begun since, in a tab that was opened or woke after that, has an id of its own.
  join: (mine, stored) => (isEmpty(mine) && stored.record_id !== deleted ? stored : join(mine, stored)),
  // Other tabs know a later epoch when they see it.
  forget: ({ device, record_id }, here) => {
    if (here) deleted = record_id;
    return emptyRecord(device.epoch + +here);
  },
  begin: ({ device }) => void (device.rev += 1),
  isAhead: (record) => Date.parse(latest(record)) > Date.now() + 36e5, // an hour
};

/** @template T */
export class Stored {
  #kind;
  record;
  /** @type {Set<Notice>} */
  #notices = new Set();
  /** @type {Set<(record: T) => void>} */
  #listeners = new Set();
  /** Whether what is stored was seen, so that its absence means that it was deleted. */
  #seen = false;
  /** Whether what is stored must stay as it is. */
  #locked = false;

  /** @param {T} record what is known before anything was read @param {Kind<T>} kind */
  constructor(record, kind) {
    this.record = record;
    this.#kind = kind;
    this.#take(this.#read());
    addEventListener("storage", ({ key, newValue }) => {
      if (key === kind.key) this.#sync(newValue);
      if (!key) this.update(() => {}); // all was emptied, which the hub never does
    });
    // A page that slept, or comes back from the browser's memory, has heard of nothing.
    for (const event of ["pageshow", "focus"]) addEventListener(event, () => this.#sync(this.#read()));
  }

  get kept() {
    return !this.#locked && !this.#notices.has("forbidden") && !this.#notices.has("full");
  }

  /** @returns {Notice[]} */
  get notices() {
    const all = [...this.#notices];
    if (this.asides().length) all.push("corrupt");
    if (this.#kind.isAhead?.(this.record)) all.push("clock");
    return all;
  }

  /** @param {(record: T) => void} change changes a copy of the newest */
  update(change) {
    const text = this.#read();
    // What was deleted in the hub was heard of. So it went in another way, in the midst of this.
    if (this.#seen && this.kept && !text) this.#notices.add("restored");
    else this.#take(text);
    const draft = structuredClone(this.record);
    this.#kind.begin?.(draft);
    change(draft);
    this.record = draft;
    this.#write();
    this.#tell();
  }

  /** @param {(record: T) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything, in the other tabs too: they hear of it before the key goes. */
  clear() {
    this.#take(this.#read());
    this.record = this.#kind.forget(this.record, true);
    if (!this.#locked) {
      this.#put(this.#kind.key, this.#text());
      this.#put(this.#kind.key);
    }
    this.#notices.delete("full");
    this.#seen = false;
    this.dropAsides();
  }

  /** What was damaged and set aside. @returns {{key: string, text: string}[]} */
  asides() {
    return this.#try(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#kind.aside))
        .map((key) => ({ key, text: localStorage.getItem(key) ?? "" })),
    ) ?? [];
  }

  dropAsides() {
    for (const { key } of this.asides()) this.#put(key);
    this.#tell();
  }

  /**
   * @template V
   * @param {() => V} action on storage
   * @returns {V | undefined}
   */
  #try(action) {
    try {
      if ("keptNowhere" in document.body.dataset) throw Error(); // the style page only shows
      return action();
    } catch (fault) {
      const full = /** @type {DOMException} */ (fault).name === "QuotaExceededError";
      this.#notices.add(full ? "full" : "forbidden");
      return;
    }
  }

  /** @param {string} key @param {string} [text] nothing takes it away */
  #put(key, text) {
    this.#try(() => (text ? localStorage.setItem(key, text) : localStorage.removeItem(key)));
  }

  #text() {
    return seal(this.#kind.pack(this.record));
  }

  #read() {
    return this.#try(() => localStorage.getItem(this.#kind.key)) ?? null;
  }

  /** @returns {undefined} */
  #write() {
    if (this.#locked) return;
    this.#notices.delete("full");
    const empty = this.#kind.isEmpty(this.record);
    this.#put(this.#kind.key, empty ? "" : this.#text());
    this.#seen = this.kept && !empty;
  }

  /**
   * What is stored, joined with what this tab knows.
   * @param {string | null} text
   * @returns {T | undefined} what was stored, where it is sound
   */
  #take(text) {
    const { key, version, unpack, join, forget } = this.#kind;
    if (text === null) {
      if (this.#seen && this.kept) {
        const before = canonical(this.record);
        this.record = forget(this.record, false);
        if (canonical(this.record) !== before) this.#notices.add("cleared");
        this.#seen = false;
      }
      return;
    }
    /** @type {any} */
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      // Set aside below.
    }
    if (data?.format === key && data.version > version) {
      this.#notices.add("newer");
      this.#locked = true;
      return;
    }
    const { sum: given, ...rest } = data ?? {};
    if (!given || given !== sum(JSON.stringify(rest))) return this.#setAside(text);
    const stored = unpack(rest);
    this.record = join(this.record, stored);
    this.#seen = true;
    return stored;
  }

  /** Set aside under a key of its own, so that nothing is written over it. @param {string} text @returns {undefined} */
  #setAside(text) {
    const { key, aside } = this.#kind;
    this.#put(key); // makes the room that it needs
    this.#put(aside + Date.now(), text);
    if (this.kept) return this.#write();
    this.#seen = false;
    this.#put(key, text);
    this.#locked = true;
    return;
  }

  /** @param {string | null} text what another tab wrote */
  #sync(text) {
    const before = canonical(this.record);
    const stored = this.#take(text);
    const after = canonical(this.record);
    const behind = stored && after !== canonical(stored);
    const full = this.#notices.has("full");
    if (behind || full) {
      this.#take(this.#read()); // what this tab hears of may be past
      this.#write();
    }
    if (full || after !== before) this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this.record);
  }
}

/** @type {Store | undefined} */
let store;

/** The page's one store of the learner's record. @returns {Store} */
export const openStore = () => (store ??= new Stored(emptyRecord(), RECORD));
