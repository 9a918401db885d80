// What a reader chose, and which case studies fit it. No page is needed here.

/**
 * The values of a case study, or those that can be chosen, by dimension (`principle`, `region` …).
 * @typedef {Record<string, Set<string>>} Values
 */
/**
 * One value for each dimension that was chosen by.
 * @typedef {Record<string, string>} Chosen
 */

/**
 * What an address asks for. What is not known is left out; of two values, the first that is.
 * @param {string} query
 * @param {Values} known
 * @returns {Chosen}
 */
export function readChosen(query, known) {
  const asked = new URLSearchParams(query);
  /** @type {Chosen} */
  const chosen = {};
  for (const [dimension, values] of Object.entries(known)) {
    const value = asked.getAll(dimension).find((one) => values.has(one));
    if (value) chosen[dimension] = value;
  }
  return chosen;
}

/**
 * The part of an address that asks for it: always the same for the same choice.
 * @param {Chosen} chosen
 * @param {Values} known
 */
export function writeChosen(chosen, known) {
  const query = new URLSearchParams();
  for (const dimension of Object.keys(known)) {
    const value = chosen[dimension];
    if (value) query.set(dimension, value);
  }
  const text = query.toString();
  return text && `?${text}`;
}

/**
 * The choice with another value in one dimension; with none for the empty one.
 * @param {Chosen} chosen
 * @param {string} dimension
 * @param {string} value
 * @returns {Chosen}
 */
export function choose(chosen, dimension, value) {
  const { [dimension]: _, ...rest } = chosen;
  return value ? { ...rest, [dimension]: value } : rest;
}

/**
 * Whether a case study has every value that was chosen.
 * @param {Values} study
 * @param {Chosen} chosen
 */
export function fits(study, chosen) {
  return Object.entries(chosen).every(([dimension, value]) => study[dimension]?.has(value));
}

/**
 * How many case studies each value of a dimension would show, with what is chosen in the others;
 * under the empty value, how many all of them would.
 * @param {Values[]} studies
 * @param {Chosen} chosen
 * @param {string} dimension
 * @returns {Map<string, number>}
 */
export function countByValue(studies, chosen, dimension) {
  const others = choose(chosen, dimension, "");
  const counts = new Map([["", 0]]);
  for (const study of studies) {
    if (!fits(study, others)) continue;
    for (const value of ["", ...(study[dimension] ?? [])]) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}
