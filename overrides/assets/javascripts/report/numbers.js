// Percentages, medians and averages, exact (SPECIFICATION.md of completions, 5, and of assessments, 3).

/** With one decimal, half up. @param {number} part @param {number} whole @returns {number | ""} */
export const percentage = (part, whole) => (whole ? Math.floor((2000 * part + whole) / (2 * whole)) / 10 : "");

/** The middle value, of two the lower. @param {number[]} values @returns {number | ""} */
export const median = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? "";

/** With one decimal, half up by its size. @param {number[]} values @returns {number | ""} */
export function averageOf(values) {
  if (!values.length) return "";
  const sum = values.reduce((total, value) => total + value, 0);
  const tenths = Math.floor((20 * Math.abs(sum) + values.length) / (2 * values.length));
  return tenths && sum < 0 ? -tenths / 10 : tenths / 10;
}
