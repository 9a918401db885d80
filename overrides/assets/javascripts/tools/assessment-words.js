// The comparison in sentences: the scores, the national figure, and the last time.

import { compared } from "./assessment.js";

/** @typedef {import("./assessment.js").Line} Line */
/** @typedef {import("../learning/words.js").Words} Words */

/**
 * @param {Line[]} lines
 * @param {{names: Record<string, string>, national_day: string, last: string, t: Words}} options `last`
 *   is the day of the last time in words, if there was one
 * @returns {string[]} paragraphs
 */
export function sentences(lines, { names, national_day, last, t }) {
  const list = (/** @type {string[]} */ ids) => ids.map((id) => names[id] ?? id).join(", ");
  const scored = lines.filter(({ score }) => score !== null);
  if (!scored.length) return [t("none_scored")];
  const scores = scored.map(({ score }) => Number(score));
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const at = (/** @type {number} */ wanted) => list(scored.filter(({ score }) => score === wanted).map(({ principle }) => principle));
  const whole =
    low === high ? t("all_the_same", { score: low }) : t("range", { low, low_names: at(low), high, high_names: at(high) });
  const missing = lines.filter(({ score }) => score === null).map(({ principle }) => principle);
  return [
    [whole, missing.length ? t("unscored", { names: list(missing) }) : ""],
    [
      ...["higher", "same", "lower"].map((how) => {
        const ids = compared(lines, "national")[/** @type {"same"} */ (how)];
        return national_day && ids.length ? t(`national_${how}`, { day: national_day, names: list(ids) }) : "";
      }),
    ],
    last
      ? ["higher", "same", "lower"].map((how) => {
          const ids = compared(lines, "last")[/** @type {"same"} */ (how)];
          return ids.length ? t(`last_${how}`, { day: last, names: list(ids) }) : "";
        })
      : [t("no_last")],
  ]
    .map((parts) => parts.filter(Boolean).join(" "))
    .filter(Boolean);
}
