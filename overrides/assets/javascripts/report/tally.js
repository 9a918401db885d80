// Counts people, starts, passes and the rest (SPECIFICATION.md, 5). What is shown of it, and what
// is hidden, is for others to say.

import { answersOf } from "./people.js";
import { NONE } from "./tables.js";

/** @typedef {import("./banks.js").Banks} Banks */
/** @typedef {import("./people.js").Learning} Learning */
/** @typedef {import("./people.js").Person} Person */
/** What happened in one module, as numbers of people. @typedef {Record<string, number>} Counts */
/** @typedef {{from: string | null, to: string | null}} Period */

const LONGEST = 100_000;
export const TRIES = ["1", "2", "3", "4", "5+"];
/** Minutes, each up to the next. @type {[number, string][]} */
const BANDS = [[30, "0-29"], [60, "30-59"], [120, "60-119"], [1440, "120-1439"], [Infinity, "1440+"]];
export const MINUTES = BANDS.map(([, name]) => name);

export class Tally {
  /** Counts by what they are counted by, as `region/gwent`, `module/nest`, `total`. @type {Map<string, Counts>} */
  #counts = new Map();
  /** Minutes to completion, by module. @type {Map<string, number[]>} */
  minutes = new Map();
  unknownModules = 0;

  /** @param {Banks} banks @param {Period} period */
  constructor(banks, period) {
    this.banks = banks;
    this.period = period;
    this.regions = new Set(banks.regions.map(({ id }) => id));
    this.sectors = new Set(banks.sectors);
  }

  /** @param {string} by @returns {Counts} */
  counts(by) {
    return this.#counts.get(by) ?? {};
  }

  /** What there are counts for, of one kind. @param {string} kind @returns {string[]} */
  keys(kind) {
    return [...this.#counts.keys()].filter((key) => key.startsWith(`${kind}/`)).map((key) => key.slice(kind.length + 1));
  }

  /** @param {string[]} places @param {string} event @param {number} number */
  #count(places, event, number = 1) {
    for (const place of places) {
      const counts = this.#counts.get(place) ?? {};
      counts[event] = (counts[event] ?? 0) + number;
      this.#counts.set(place, counts);
    }
  }

  /** @param {string | null} time */
  #within(time) {
    if (time === null) return false;
    const { from, to } = this.period;
    const day = time.slice(0, 10);
    return (!from || day >= from) && (!to || day <= to);
  }

  /** @param {Person} person */
  add(person) {
    const region = person.region !== null && this.regions.has(person.region) ? person.region : NONE;
    const sector = person.sector !== null && this.sectors.has(person.sector) ? person.sector : NONE;
    const groups = [`region/${region}`, `sector/${sector}`, `language/${person.language}`, "total"];
    let any = false;
    for (const [module, learning] of person.modules) {
      if (!this.banks.byId.has(module)) this.unknownModules += 1;
      else if (this.#addModule(module, learning, groups)) any = true;
    }
    if (any) this.#count([...groups, `pair/${region}/${sector}`], "people");
  }

  /**
   * @param {string} module @param {Learning} learning @param {string[]} groups
   * @returns {boolean} whether anything happened in the period
   */
  #addModule(module, learning, groups) {
    const places = [...groups, `module/${module}`];
    const sittings = [...learning.attempts].sort(([a], [b]) => (a < b ? -1 : 1));
    const at = sittings.findIndex(([, { passed }]) => passed);
    const tries = at < 0 ? sittings : sittings.slice(0, at + 1);
    const firstPass = sittings[at]?.[0] ?? null;
    const completed = firstPass === null ? null : learning.completed;

    const events = { starts: learning.started, passed: firstPass, completed };
    let any = false;
    for (const [event, time] of Object.entries(events)) {
      if (time === null || !this.#within(time)) continue;
      any = true;
      this.#count([...places, `month/${time.slice(0, 7)}`, `quarter/${quarterOf(time)}`], event);
    }
    if (tries.some(([time]) => this.#within(time))) {
      any = true;
      this.#count(places, "tried");
    }
    if (this.#within(firstPass)) this.#count([`attempts/${module}/${TRIES[Math.min(tries.length, 5) - 1]}`], "passed");
    if (completed !== null && this.#within(completed)) {
      const minutes = minutesBetween(learning.started, completed);
      const [, band] = /** @type {[number, string]} */ (BANDS.find(([end]) => minutes < end));
      this.#count([`time/${module}/${band}`], "completed");
      const known = this.minutes.get(module);
      if (known) known.push(minutes);
      else this.minutes.set(module, [minutes]);
    }
    const bank = this.banks.byId.get(module);
    for (const [time, sitting] of sittings) {
      if (!this.#within(time)) continue;
      for (const { question, digest, right } of answersOf(sitting)) {
        if (!bank?.byKey.has(`${question}/${digest}`)) continue;
        const place = [`question/${module}/${question}`];
        this.#count(place, "answers");
        this.#count(place, "wrong", Number(!right));
      }
    }
    return any;
  }
}

/** @param {string} time */
const quarterOf = (time) => `${time.slice(0, 4)}-Q${Math.ceil(Number(time.slice(5, 7)) / 3)}`;

/** @param {string} from @param {string} to */
function minutesBetween(from, to) {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
  return Math.min(LONGEST, Math.max(0, minutes));
}
