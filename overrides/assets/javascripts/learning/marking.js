// Marks an answer. An answer, and the right one, is a list of texts, as in the record: the ids of
// choices, the ids of items in their order, or `left=right` for each pair.

/**
 * @param {string} kind single (any right choice will do), multiple, order or match
 * @param {string[]} answer
 * @param {string[]} key the right answer
 */
export function mark(kind, answer, key) {
  const marks = answer.map((part, n) => (kind === "order" ? part === key[n] : key.includes(part)));
  const right = new Set(answer.filter((_, n) => marks[n])).size;
  const of = kind === "single" ? 1 : key.length;
  return { marks, right, of, correct: right === of && answer.length === of };
}
