// Percentages and medians, exact (SPECIFICATION.md, 5).

/** With one decimal, half up. @param {number} part @param {number} whole @returns {number | ""} */
export const percentage = (part, whole) => (whole ? Math.floor((2000 * part + whole) / (2 * whole)) / 10 : "");

/** @param {number[]} values @returns {number | ""} */
export function median(values) {
  if (!values.length) return "";
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return Math.floor((low + high + 1) / 2);
}
