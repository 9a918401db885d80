// How SCORM and xAPI write answers.

/** @typedef {import("./book.js").Asked} Asked */

/** The type of an interaction, by the kind of question. */
export const TYPES = { single: "choice", multiple: "choice", "true-false": "true-false", order: "sequencing", match: "matching" };

/** An answer as SCORM 2004 and xAPI write it: `a[,]b`, `a[.]b[,]c[.]d`. @param {Asked} asked @param {string[]} parts */
export const response = ({ kind }, parts) =>
  parts.map((part) => (kind === "match" ? part.replace("=", "[.]") : part)).join("[,]");

/** One as SCORM 1.2 does, which names a choice by one letter or digit: `0,2`, `0.1,1.0`. @param {Asked} asked @param {string[]} parts */
export function shortResponse({ kind, ids }, parts) {
  if (kind === "true-false") return parts[0] === "true" ? "t" : "f";
  const sign = (/** @type {string} */ id) => ids.indexOf(id).toString(36);
  return parts.map((part) => part.split("=").map(sign).join(".")).join(",");
}

/** How right an answer was. @param {boolean | null} result @param {string} wrong the standard's word for it */
export const verdict = (result, wrong) => (result === null ? "neutral" : result ? "correct" : wrong);
