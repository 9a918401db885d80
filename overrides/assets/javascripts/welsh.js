/**
 * Welsh mutations. The first letter of a Welsh word changes with the words before it: `plant`,
 * `blant`, `mhlant`, `phlant`. Pagefind knows nothing of this, so a word is asked for in each of
 * its forms. Pure functions; no page and no index.
 */

/**
 * A radical's first letter, and what it becomes: soft, nasal and aspirate.
 * @type {Record<string, string[]>}
 */
const MUTATIONS = {
  p: ["b", "mh", "ph"],
  t: ["d", "nh", "th"],
  c: ["g", "ngh", "ch"],
  b: ["f", "m"],
  d: ["dd", "n"],
  g: ["", "ng"],
  m: ["f"],
  ll: ["l"],
  rh: ["r"],
};

const VOWEL = /^[aeiouwy]/;
const SHORTEST = 3;
/** What may follow `g`, and so begins a word when a soft mutation has dropped it. */
const AFTER_G = /^([aeiouwy]|l(?!l)|r(?!h))/;
/** The letters of the Welsh alphabet that are written with two or three characters come first. */
const FIRST = /^(ngh|mh|nh|ph|th|ch|dd|ng|ff|ll|rh|.)/;

/**
 * A text in lower case without accents: `Gŵr` becomes `gwr`.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * A word's first letter, and the rest.
 * @param {string} word
 */
const split = (word) => {
  const first = FIRST.exec(word)?.[0] ?? "";
  return { first, rest: word.slice(first.length) };
};

/**
 * The words of which `word` may be a form, itself first: `blant` may be `blant` or `plant`.
 * @param {string} word in lower case, without accents
 */
export function radicals(word) {
  const found = [word];
  const { first, rest } = split(word);
  for (const [radical, mutated] of Object.entries(MUTATIONS)) {
    if (first && mutated.includes(first)) found.push(radical + rest);
  }
  if (AFTER_G.test(word)) found.push(`g${word}`);
  if (first === "h" && VOWEL.test(rest)) found.push(rest);
  return found;
}

/**
 * A radical's mutated forms: soft, nasal, aspirate, or `h` before a vowel.
 * @param {string} radical in lower case, without accents
 */
export function mutations(radical) {
  const { first, rest } = split(radical);
  if (VOWEL.test(radical)) return [`h${radical}`];
  if (first === "g" && !AFTER_G.test(rest)) return [`ng${rest}`];
  return (MUTATIONS[first] ?? []).map((letter) => letter + rest);
}

/**
 * Every form in which a word may stand, as it was typed first. At most six. A word of one or two
 * letters has no other, and none is shorter than three: they would find half the language.
 * @param {string} typed
 */
export function forms(typed) {
  const word = fold(typed);
  if (word.length < SHORTEST) return [word];
  const found = radicals(word).flatMap((radical) => [radical, ...mutations(radical)]);
  return [...new Set(found)].filter((form) => form.length >= SHORTEST);
}
