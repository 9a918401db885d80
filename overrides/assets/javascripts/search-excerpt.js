/** The part of a page that shows why it was found. Pure: no page and no index. */

const LENGTH = 30;
const LEAD = 4;
const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/**
 * A run of text, marked where it is a word that was asked for.
 * @typedef {{ text: string, marked: boolean }} Piece
 */

/**
 * Thirty words of a page, chosen to hold as many different words of the query as they can.
 * @param {string} content the page's words
 * @param {Map<number, number>} places which of them were asked for, and as which word of the query
 * @returns {Piece[]}
 */
export function excerpt(content, places) {
  const words = content.split(/\s+/);
  const start = bestStart([...places].sort(([a], [b]) => a - b), words.length);
  const end = Math.min(start + LENGTH, words.length);
  /** @type {Piece[]} */
  const pieces = [];
  /** @param {string} text @param {boolean} marked */
  const add = (text, marked) => {
    const last = pieces.at(-1);
    if (last && last.marked === marked) last.text += text;
    else if (text) pieces.push({ text, marked });
  };
  if (start > 0) add("… ", false);
  for (let number = start; number < end; number += 1) {
    const [, before = "", word = "", after = ""] = EDGES.exec(words[number] ?? "") ?? [];
    add(before, false);
    add(word, places.has(number));
    add(number + 1 < end ? `${after} ` : after, false);
  }
  if (end < words.length) add(" …", false);
  return pieces;
}

/**
 * @param {[number, number][]} places in the order of the page
 * @param {number} length how many words the page has
 */
function bestStart(places, length) {
  let best = { start: 0, worth: 0 };
  for (const [place] of places) {
    const start = Math.max(0, Math.min(place - LEAD, length - LENGTH));
    const inside = places.filter(([other]) => other >= start && other < start + LENGTH);
    const different = new Set(inside.map(([, word]) => word)).size;
    const worth = different * LENGTH + inside.length;
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}
