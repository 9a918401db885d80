// Which questions an attempt asks, and the order of all that it shows. The same seed gives the same.

import { sum } from "./canonical.js";
import { all } from "./question.js";

/** @typedef {{id: string, outcomes: string[]}} Entry */

/** @param {string} seed @returns {() => number} from 0 to 1 */
function randomFrom(seed) {
  let state = sum(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {readonly T[]} items @param {string} seed
 * @returns {T[]}
 */
export function shuffle(items, seed) {
  const random = randomFrom(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [/** @type {T} */ (order[other]), /** @type {T} */ (order[last])];
  }
  return order;
}

/**
 * Draws so that each outcome is covered, first from what was asked least often.
 * @template {Entry} T
 * @param {readonly T[]} bank
 * @param {number} count
 * @param {string} seed
 * @param {(id: string) => number} asked how often a question was asked before
 * @returns {T[]}
 */
export function draw(bank, count, seed, asked) {
  const order = shuffle(bank, seed).sort((a, b) => asked(a.id) - asked(b.id));
  /** @type {Set<T>} */
  const drawn = new Set();
  for (const outcome of shuffle([...new Set(bank.flatMap((entry) => entry.outcomes))].sort(), seed)) {
    const covered = [...drawn].some((entry) => entry.outcomes.includes(outcome));
    const next = order.find((entry) => entry.outcomes.includes(outcome));
    if (!covered && next) drawn.add(next);
  }
  for (const entry of order) if (drawn.size < count) drawn.add(entry);
  return shuffle([...drawn].slice(0, count), seed);
}

/**
 * Puts the choices of a question in another order, the same in both languages. True stands before false, always.
 * @param {import("./question.js").QuestionView} view
 * @param {string} seed
 */
export function arrange({ id, type, fieldset, key, ordering }, seed) {
  const shuffled = (/** @type {string[]} */ ids) => shuffle(ids.sort(), `${seed}/${id}`);
  if (ordering) {
    const order = shuffled([...key]);
    // Nobody is shown the right order at first.
    ordering.arrange(`${order}` === `${key}` ? order.reverse() : order);
  } else if (type !== "true-false") {
    const groups = type === "match" ? all(fieldset, "select") : [fieldset];
    for (const group of groups) {
      const choices = all(group, "input, option").filter(({ value }) => value);
      for (const wanted of shuffled(choices.map(({ value }) => value))) {
        const choice = choices.find(({ value }) => value === wanted);
        group.append(type === "match" ? choice : choice.parentElement);
      }
    }
  }
}
