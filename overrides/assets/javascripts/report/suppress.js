// Hides counts from 1 to 4, and enough others that they cannot be worked out (SPECIFICATION.md, 7).
// Here a table is rows of counts; `from` says for each row from which column on it is hidden.

/** @param {number} count */
export const isSmall = (count) => count >= 1 && count <= 4;

/** The first small count of a row; its length where there is none. @param {number[]} counts */
export function firstSmall(counts) {
  const at = counts.findIndex(isSmall);
  return at < 0 ? counts.length : at;
}

/** The place of the least number above 0, where `may` allows; -1 where there is none. @param {number[]} numbers @param {(at: number) => boolean} may */
function leastAboveZero(numbers, may) {
  let found = -1;
  for (const [at, number] of numbers.entries()) {
    if (number > 0 && may(at) && (found < 0 || number < Number(numbers[found]))) found = at;
  }
  return found;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/**
 * Of rows that add up to a total, the column from which each is hidden.
 * @param {number[][]} rows counts
 * @param {number} gone the column from which the total is hidden; how many there are where it is not
 * @returns {number[]}
 */
export function hideLines(rows, gone) {
  const from = rows.map((row) => Math.min(firstSmall(row), gone));
  for (let column = 0; column < gone; column += 1) {
    const counts = rows.map((row) => row[column] ?? 0);
    const isHidden = (/** @type {number} */ at) => Number(from[at]) <= column;
    for (;;) {
      const hidden = counts.filter((_, at) => isHidden(at));
      if (!hidden.length || (hidden.length >= 2 && !isSmall(sum(hidden)))) break;
      const least = leastAboveZero(counts, (at) => !isHidden(at));
      const next = least < 0 ? counts.findIndex((_, at) => !isHidden(at)) : least;
      if (next < 0) break;
      from[next] = column;
    }
  }
  return from;
}

/**
 * Which cells of a table of two kinds of group are hidden: a whole block of some rows and columns.
 * @param {number[][]} cells
 * @param {boolean[]} rowsHidden whether a row's sum is hidden where it is shown
 * @param {boolean[]} columnsHidden
 * @returns {(row: number, column: number) => boolean}
 */
export function hidePairs(cells, rowsHidden, columnsHidden) {
  const across = rowsHidden.map((_, row) => cells[row] ?? []);
  const down = columnsHidden.map((_, column) => cells.map((row) => row[column] ?? 0));
  const rows = new Set(across.flatMap((line, at) => (rowsHidden[at] || line.some(isSmall) ? [at] : [])));
  const columns = new Set(down.flatMap((line, at) => (columnsHidden[at] || line.some(isSmall) ? [at] : [])));
  if (!rows.size && !columns.size) return () => false;

  /** How many lines of a block have anyone. @param {number[][]} lines @param {Set<number>} chosen @param {Set<number>} others */
  const peopled = (lines, chosen, others) => [...chosen].filter((at) => [...others].some((n) => Number(lines[at]?.[n]) > 0)).length;
  /** @param {number[][]} lines @param {Set<number>} chosen @param {Set<number>} others whether one was added */
  const widen = (lines, chosen, others) => {
    if (peopled(lines, chosen, others) >= 2) return false;
    const next = leastAboveZero(lines.map(sum), (at) => !chosen.has(at));
    if (next >= 0) chosen.add(next);
    return next >= 0;
  };
  for (;;) {
    const more = [widen(across, rows, columns), widen(down, columns, rows)];
    if (!more.includes(true)) break;
  }
  const whole = peopled(across, rows, columns) < 2 || peopled(down, columns, rows) < 2;
  return (row, column) => whole || (rows.has(row) && columns.has(column));
}
