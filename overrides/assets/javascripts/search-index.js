/** Asks Pagefind's index for pages. Knows nothing of how they are shown. */

import { fold, forms } from "./welsh.js";

/**
 * What Pagefind gives, as far as it is used here.
 * @typedef {{ url: string, content: string, meta: Record<string, string> }} Fragment
 * @typedef {{ id: string, score: number, words: number[], data: () => Promise<Fragment> }} Hit
 * @typedef {object} Pagefind
 * @property {() => Promise<void>} init
 * @property {(term: string) => Promise<void>} preload
 * @property {(term: string) => Promise<{ results: Hit[] }>} search
 */

/**
 * A page that was found. `places` says which words of its content were asked for, and as which
 * word of the query.
 * @typedef {object} Found
 * @property {string} id
 * @property {number} matched how many of the words it holds
 * @property {number} score
 * @property {Map<number, number>} places
 * @property {() => Promise<Fragment>} load
 */

const FOLDER = new URL("../../pagefind/", import.meta.url).href;
const MOST_WORDS = 8;
/** Shorter words are found whole only: `gŵr` must not find `gwrando`. */
const SHORTEST_START = 4;
/** Shorter words are passed over where there are others: `yn`, `o`, `of`, `a`. */
const SHORTEST_WORD = 3;
/** A form that was not typed counts a little less. */
const OTHER_FORM = 0.9;

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)*/gu;
const HYPHEN = /[-‐‑]/;

/** @type {Pagefind | undefined} */
let pagefind;
let attempts = 0;
let broken = false;

/**
 * Pagefind says nothing when a piece of its index cannot be fetched: it finds nothing. So its
 * fetches are watched, and a failure is told as what it is.
 */
function watchFetches() {
  const plainFetch = window.fetch;
  window.fetch = async (input, init) => {
    const ours = String(input instanceof Request ? input.url : input).includes("/pagefind/");
    try {
      const response = await plainFetch(input, init);
      if (ours && !response.ok) broken = true;
      return response;
    } catch (error) {
      if (ours) broken = true;
      throw error;
    }
  };
}

/** @returns {Promise<Pagefind>} */
async function loadPagefind() {
  if (!attempts) watchFetches();
  // After a failure the address changes: some browsers remember that a module could not be loaded.
  const address = `${FOLDER}pagefind.js${attempts ? `?${attempts}` : ""}`;
  attempts += 1;
  const module = await import(address);
  // The page's policy allows no worker of its own, and an index this small needs none.
  const instance = module.createInstance({ noWorker: true });
  await instance.init();
  return instance;
}

/**
 * The words of a query. Of a Welsh word with a shortened one behind it (`teulu’r`) only the word.
 * @param {string} query
 * @param {string} language
 */
export function queryWords(query, language) {
  const found = (query.normalize("NFC").toLowerCase().match(WORD) ?? []).map((word) =>
    language === "cy"
      ? word.split(/['’]/).reduce((longest, part) => (part.length > longest.length ? part : longest))
      : word.replace(/['’]/g, ""),
  );
  const words = [...new Set(found)];
  const telling = words.filter((word) => word.length >= SHORTEST_WORD || /\p{N}/u.test(word));
  return (telling.length ? telling : words).slice(0, MOST_WORDS);
}

/**
 * Whether a hit holds a word that begins with `form`. Where no word does, Pagefind gives the pages
 * of the longest word with which `form` itself begins, often a single letter. English words are
 * compared by their beginning only, because Pagefind finds `happy` for `happiness`.
 * @param {Hit} hit
 * @param {string} form
 * @param {string} language
 */
async function isTrue(hit, form, language) {
  const { content, meta } = await hit.data();
  const word = hit.words.length ? content.split(/\s+/)[hit.words[0] ?? 0] : meta.title;
  const start = language === "cy" ? form.length : Math.max(3, Math.floor(form.length / 2));
  return letters(word ?? "").includes(letters(form).slice(0, start));
}

/** @param {string} text */
const letters = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The ways to ask for one word: in each of its forms, and as a phrase where it has a hyphen.
 * @param {string} word
 * @param {string} language
 */
function waysToAsk(word, language) {
  const joined = word.split(HYPHEN).join("");
  const others = language === "cy" ? forms(joined).slice(1) : [];
  const ways = [joined, ...others].map((form, number) => ({
    form,
    whole: Math.min(joined.length, form.length) < SHORTEST_START,
    weight: number ? OTHER_FORM : 1,
  }));
  const phrase = { form: word.split(HYPHEN).join(" "), whole: true, weight: OTHER_FORM };
  return joined === word ? ways : [...ways, phrase];
}

/**
 * The pages that hold one word of the query, in any of its forms.
 * @param {Pagefind} index
 * @param {string} word
 * @param {string} language
 */
async function askFor(index, word, language) {
  const ways = waysToAsk(word, language);
  // First every piece of the index, so that the answer does not hang on which came sooner.
  await Promise.all(ways.map(({ form }) => index.preload(form)));
  /** @type {{ hit: Hit, score: number }[]} */
  const hits = [];
  for (const { form, whole, weight } of ways) {
    let { results } = await index.search(form);
    if (whole) {
      const exact = (await index.search(`"${form}"`)).results;
      const places = new Map(exact.map(({ id, words }) => [id, words]));
      results = results.flatMap((hit) => {
        const words = places.get(hit.id);
        return words ? [{ ...hit, words }] : [];
      });
    }
    const [first] = results;
    if (first && (whole || (await isTrue(first, form, language)))) {
      hits.push(...results.map((hit) => ({ hit, score: hit.score * weight })));
    }
  }
  return hits;
}

/**
 * The pages that hold the most words of the query, best first.
 * @param {string} query
 * @param {string} language
 * @returns {Promise<{ pages: Found[], all: boolean }>} `all`: whether they hold every word
 * @throws where the index cannot be loaded
 */
export async function findPages(query, language) {
  broken = false;
  try {
    pagefind ??= await loadPagefind();
    const words = queryWords(query, language);
    /** @type {Map<string, Found>} */
    const found = new Map();
    for (const [number, word] of words.entries()) {
      /** @type {Map<string, number>} */
      const best = new Map();
      for (const { hit, score } of await askFor(pagefind, word, language)) {
        const { id, data: load } = hit;
        const page = found.get(id) ?? { id, matched: 0, score: 0, places: new Map(), load };
        found.set(id, page);
        for (const place of hit.words) page.places.set(place, number);
        best.set(id, Math.max(score, best.get(id) ?? 0));
      }
      for (const [id, score] of best) {
        const page = /** @type {Found} */ (found.get(id));
        page.matched += 1;
        page.score += score;
      }
    }
    if (broken) throw new Error("A piece of the search index could not be loaded.");
    const pages = [...found.values()];
    const most = Math.max(0, ...pages.map((page) => page.matched));
    return {
      pages: pages
        .filter((page) => page.matched === most)
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
      all: most === words.length,
    };
  } catch (error) {
    pagefind = undefined;
    throw error;
  }
}
