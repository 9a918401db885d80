// Which services of the list fit what was typed. No page is needed here.

import { fold, forms } from "./welsh.js";

/**
 * The words of a text, folded: `Mabwysiadu, Cwm Tâf` becomes `mabwysiadu`, `cwm`, `taf`.
 * @param {string} text
 */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What looks for a text that was typed: each of its words has to begin a word of the service, in
 * any of its Welsh forms. English has none, but either language may be typed.
 * @param {string} typed
 * @returns {(words: string[]) => boolean}
 */
export function seek(typed) {
  const asked = wordsOf(typed).map(forms);
  return (words) =>
    asked.every((each) => words.some((word) => each.some((form) => word.startsWith(form))));
}
