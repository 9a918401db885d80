/** The glossary: shows the words that fit what is typed, in either language. */

import { fold, radicals } from "./welsh.js";

/** @param {HTMLElement[]} found */
export function enhance(found) {
  for (const root of found) {
    const input = root.querySelector("input");
    const status = root.querySelector("[role=status]");
    if (!input || !status) continue;
    const sections = [...root.querySelectorAll("section")];
    const entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("dl > div")]);
    const texts = entries.map((entry) => ({
      names: fold([...entry.querySelectorAll("dt, b")].map((name) => name.textContent).join(" ")),
      whole: fold(entry.textContent ?? ""),
    }));
    const format = new Intl.NumberFormat(document.documentElement.lang);
    const plural = new Intl.PluralRules(document.documentElement.lang);

    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const fits = choose(texts, words);
      entries.forEach((entry, index) => (entry.hidden = !fits[index]));
      for (const section of sections) section.hidden = !section.querySelector("dl > :not([hidden])");
      root.toggleAttribute("data-chosen", words.length > 0);
      const number = fits.filter(Boolean).length;
      const { dataset } = root;
      const form = plural.select(number).replace(/^./, (first) => first.toUpperCase());
      const count = dataset[`count${form}`] ?? dataset.countOther ?? "";
      const said = number ? count.replace("{n}", format.format(number)) : (dataset.none ?? "");
      status.textContent = words.length ? said : "";
    };
    input.addEventListener("input", show);
    // Who comes to one word, by a link, sees it whatever was typed.
    addEventListener("hashchange", () => {
      input.value = "";
      show();
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    });
    if (input.parentElement) input.parentElement.hidden = false;
    show(); // a browser may have kept what was typed
    root.toggleAttribute("data-ready", true);
  }
}

/**
 * Which of the texts hold every word: in a name, else in a name as Welsh changes it, else anywhere.
 * @param {{names: string, whole: string}[]} texts
 * @param {string[]} words
 */
export function choose(texts, words) {
  const asTyped = texts.map(({ names }) => words.every((word) => names.includes(word)));
  if (asTyped.some(Boolean)) return asTyped;
  const forms = words.map(radicals);
  const changed = texts.map(({ names }) =>
    forms.every((several) => several.some((form) => names.includes(form))),
  );
  if (changed.some(Boolean)) return changed;
  return texts.map(({ whole }) => words.every((word) => whole.includes(word)));
}
