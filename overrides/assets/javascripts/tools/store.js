// What the tools keep in this browser's storage, as learning/store.js keeps the record: every change
// is written at once and joined with what other tabs wrote; where storage fails, all of it lives as
// long as the page, and `notices` says so.

import { canonical, sum } from "../learning/canonical.js";
import { bury, itemsOf, joinItems, joinTools, newItem, setAnswer } from "./items.js";

/** @typedef {import("./items.js").Answer} Answer */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("./items.js").Entries} Entries */
/** @typedef {import("./items.js").Tools} Tools */
/** @typedef {"forbidden" | "full" | "corrupt" | "newer" | "cleared"} Notice */

const KEY = "nest-hub-tools";
const ASIDE = "nest-hub-tools-aside-";
const VERSION = 1;

/** The text that is stored: with a sum, by which damage is seen. @param {Tools} tools */
export function seal(tools) {
  const data = { format: KEY, version: VERSION, tools };
  return JSON.stringify({ ...data, sum: sum(JSON.stringify(data)) });
}

/** All tools of this browser; a page has one. */
export class Kept {
  /** @type {Tools} */
  #mine = {};
  /** @type {Set<Notice>} */
  #notices = new Set();
  /** @type {Set<() => void>} */
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

  /** The tools that hold something, with their items. @returns {{tool: string, items: Item[]}[]} */
  get tools() {
    const all = Object.keys(this.#mine).sort().map((tool) => ({ tool, items: this.items(tool) }));
    return all.filter(({ items }) => items.length);
  }

  get kept() {
    return !this.#locked && !this.#notices.has("forbidden") && !this.#notices.has("full");
  }

  /** @returns {Notice[]} */
  get notices() {
    const all = new Set(this.#notices);
    if (this.asides().length) all.add("corrupt");
    return [...all];
  }

  /** @param {string} tool @returns {Item[]} newest first */
  items(tool) {
    return structuredClone(itemsOf(this.#mine[tool]));
  }

  /** @param {string} tool @param {(entries: Entries) => void} change changes a copy of the newest */
  update(tool, change) {
    this.#take(this.#read());
    const draft = structuredClone(this.#mine);
    change((draft[tool] ??= {}));
    this.#mine = draft;
    this.#write();
    this.#tell();
  }

  /** @param {() => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all items of all tools, in the other tabs too: they hear of it before the key goes. */
  clear() {
    this.#take(this.#read());
    this.#buryAll();
    this.#write();
    if (!this.#locked) this.#try(() => localStorage.removeItem(KEY));
    this.#seen = false;
    this.dropAsides();
    this.#tell();
  }

  /** What was damaged and set aside. @returns {{key: string, text: string}[]} */
  asides() {
    return this.#try(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(ASIDE))
        .map((key) => ({ key, text: localStorage.getItem(key) ?? "" })),
    ) ?? [];
  }

  dropAsides() {
    for (const { key } of this.asides()) this.#try(() => localStorage.removeItem(key));
    this.#tell();
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
    const empty = !Object.keys(this.#mine).length;
    this.#try(() => (empty ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, seal(this.#mine))));
    this.#seen = this.kept && !empty;
  }

  #buryAll() {
    this.#mine = structuredClone(this.#mine);
    for (const entries of Object.values(this.#mine)) Object.values(entries).forEach(bury);
  }

  /**
   * What is stored, joined with what this tab knows.
   * @param {string | null} text
   * @returns {Tools | undefined} what was stored, where it is sound
   */
  #take(text) {
    if (text === null) {
      if (this.#seen && this.kept) {
        if (this.tools.length) this.#notices.add("cleared");
        this.#buryAll();
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
    if (data?.format === KEY && data.version > VERSION) {
      this.#notices.add("newer");
      this.#locked = true;
      return undefined;
    }
    const { sum: given, ...rest } = data ?? {};
    if (!given || given !== sum(JSON.stringify(rest))) {
      this.#setAside(text);
      return undefined;
    }
    this.#mine = joinTools(this.#mine, rest.tools);
    this.#seen = true;
    return rest.tools;
  }

  /** Set aside under a key of its own, so that nothing is written over it. @param {string} text */
  #setAside(text) {
    this.#seen = false;
    this.#try(() => localStorage.removeItem(KEY)); // makes the room that it needs
    this.#try(() => localStorage.setItem(`${ASIDE}${Date.now()}`, text));
    if (!this.kept) {
      this.#try(() => localStorage.setItem(KEY, text));
      this.#locked = true;
    } else if (this.tools.length) {
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
    for (const listener of this.#listeners) listener();
  }
}

/** One tool's part of what is kept. */
export class ToolStore {
  #kept;
  #tool;

  /** @param {Kept} kept @param {string} tool "self-assessment", or a worksheet's id */
  constructor(kept, tool) {
    this.#kept = kept;
    this.#tool = tool;
  }

  get tool() {
    return this.#tool;
  }

  /** Newest first. */
  get items() {
    return this.#kept.items(this.#tool);
  }

  get kept() {
    return this.#kept.kept;
  }

  get notices() {
    return this.#kept.notices;
  }

  /** @param {string} name @returns {Item} */
  create(name) {
    const item = newItem(name);
    this.#change((entries) => {
      entries[item.id] = { gone: 0, item };
    });
    return item;
  }

  /** Keeps an answer; null takes it away. @param {string} id @param {string} key @param {any} value */
  answer(id, key, value) {
    this.#change((entries) => {
      const item = entries[id]?.item;
      if (item) setAnswer(item, key, value);
    });
  }

  /** @param {string} id @param {string} name */
  rename(id, name) {
    this.answer(id, "name", name);
  }

  /** @param {string} id */
  remove(id) {
    this.#change((entries) => {
      const entry = entries[id];
      if (entry) bury(entry);
    });
  }

  /**
   * Adds what a file holds. An item that was removed here comes back: its file was asked for.
   * @param {Item[]} items
   */
  merge(items) {
    this.#change((entries) => {
      for (const item of items) {
        const entry = (entries[item.id] ??= { gone: 0, item: null });
        entry.item = entry.item ? joinItems(entry.item, item) : item;
      }
    });
  }

  /** @param {() => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    return this.#kept.subscribe(listener);
  }

  /** @param {(entries: Entries) => void} change */
  #change(change) {
    this.#kept.update(this.#tool, change);
  }
}

/** @type {Kept | undefined} */
let kept;

/** The page's one store of all tools. */
export const openKept = () => (kept ??= new Kept());

/** @param {string} tool "self-assessment", or a worksheet's id */
export const openTools = (tool) => new ToolStore(openKept(), tool);
