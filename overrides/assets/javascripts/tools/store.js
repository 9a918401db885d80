// What the tools keep in this browser's storage, as learning/store.js keeps the record.

import { seal as sealed, Stored } from "../learning/store.js";
import { bury, itemsOf, joinItems, joinTools, newItem, setAnswer } from "./items.js";

/** @typedef {import("./items.js").Answer} Answer */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("./items.js").Entries} Entries */
/** @typedef {import("./items.js").Tools} Tools */

const FORMAT = "nest-hub-tools";
const VERSION = 1;

/** @param {Tools} tools */
const pack = (tools) => ({ format: FORMAT, version: VERSION, tools });

/** The text that is stored. @param {Tools} tools */
export const seal = (tools) => sealed(pack(tools));

/** @type {import("../learning/store.js").Kind<Tools>} */
const TOOLS = {
  key: FORMAT,
  aside: "nest-hub-tools-aside-",
  version: VERSION,
  isEmpty: (tools) => !Object.keys(tools).length,
  pack,
  unpack: ({ tools }) => tools,
  join: joinTools,
  forget: (tools) => {
    const left = structuredClone(tools);
    for (const entries of Object.values(left)) Object.values(entries).forEach(bury);
    return left;
  },
};

/** All tools of this browser; a page has one. @extends {Stored<Tools>} */
export class Kept extends Stored {
  constructor() {
    super({}, TOOLS);
  }

  /** The tools that hold something, with their items. @returns {{tool: string, items: Item[]}[]} */
  get tools() {
    const all = Object.keys(this.record).sort().map((tool) => ({ tool, items: this.items(tool) }));
    return all.filter(({ items }) => items.length);
  }

  /** @param {string} tool @returns {Item[]} newest first */
  items(tool) {
    return structuredClone(itemsOf(this.record[tool]));
  }

  /** @param {string} tool @param {(entries: Entries) => void} change changes a copy of the newest */
  updateTool(tool, change) {
    this.update((tools) => change((tools[tool] ??= {})));
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
    this.#kept.updateTool(this.#tool, change);
  }
}

/** @type {Kept | undefined} */
let kept;

/** The page's one store of all tools. */
export const openKept = () => (kept ??= new Kept());
