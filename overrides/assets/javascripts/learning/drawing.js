// Which questions an attempt asks, and in which order. The same seed gives the same order.

/** @typedef {{id: string, outcomes: string[]}} Entry */

/** @param {string} seed @returns {() => number} from 0 to 1 */
function randomFrom(seed) {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619), 2166136261);
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
