// The words that script puts into a page, in the page's language. The build writes them from
// hooks/nest_hub/interface.yml: words-en.js for all pages with learning, words-notice-en.js, …
// In the pages of a module the first stand ready.

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Words */

/**
 * @param {"notice" | "trouble" | "months"} [group] words that some pages need
 * @param {string} language
 * @param {object} own words that stand in the page
 * @returns {Promise<Words>}
 */
export async function loadWords(group, language = document.documentElement.lang, own = {}) {
  const ready = language === document.documentElement.lang && document.body.dataset.words;
  const files = [...(ready ? [] : [`./words-${language}.js`]), ...(group ? [`./words-${group}-${language}.js`] : [])];
  const modules = await Promise.all(files.map((file) => import(file)));
  return wordsOf(Object.assign(own, JSON.parse(ready || "{}"), ...modules.map((module) => module.default)), language);
}

/**
 * @param {Record<string, any>} phrases texts, or texts by the plural form that they are for
 * @param {string} language
 * @returns {Words}
 */
export function wordsOf(phrases, language) {
  const plural = new Intl.PluralRules(language);

  return (key, values = {}) => {
    const found = phrases[key];
    const text = typeof found === "object" ? found[plural.select(Number(values.n))] ?? found.other : found;
    return String(text).replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name] ?? whole;
      return typeof value === "number" ? value.toLocaleString(language) : value;
    });
  };
}
