// The words that script puts into a page, in the page's language. The build writes words-en.js and
// words-cy.js from hooks/nest_hub/interface.yml.

/**
 * @typedef {{
 *   (key: string, values?: Record<string, string | number>): string,
 *   day: (time: string) => string,
 *   number: (n: number) => string,
 * }} Words
 */

/** @type {Promise<Words> | undefined} */
let loaded;

/** @returns {Promise<Words>} */
export function loadWords() {
  const language = document.documentElement.lang;
  loaded ??= import(`./words-${language}.js`).then((module) => wordsOf(module.default, language));
  return loaded;
}

/**
 * @param {Record<string, any>} phrases texts, or texts by the plural form that they are for
 * @param {string} language
 * @returns {Words}
 */
export function wordsOf(phrases, language) {
  const plural = new Intl.PluralRules(language);
  const number = (/** @type {number} */ n) => n.toLocaleString(language);

  /** @type {Words} */
  const words = (key, values = {}) => {
    const found = phrases[key];
    const text = typeof found === "object" ? found[plural.select(Number(values.n))] ?? found.other : found;
    return String(text).replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name] ?? whole;
      return typeof value === "number" ? number(value) : value;
    });
  };
  words.number = number;
  // The browser may not know the months of Welsh, so they come with the words.
  words.day = (time) => {
    const day = new Date(time);
    return `${day.getDate()} ${phrases.months[day.getMonth()]} ${day.getFullYear()}`;
  };
  return words;
}
