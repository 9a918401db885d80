import assert from "node:assert/strict";
import { test } from "node:test";

import { excerpt } from "../../overrides/assets/javascripts/search-excerpt.js";
import { queryWords } from "../../overrides/assets/javascripts/search-index.js";

test("a query is its words", () => {
  assert.deepEqual(queryWords("Dim drws, anghywir!", "cy"), ["dim", "drws", "anghywir"]);
  assert.deepEqual(queryWords("NYTH/NEST", "en"), ["nyth", "nest"]);
  assert.deepEqual(queryWords("<img src=x>", "en"), ["img", "src"]);
  assert.deepEqual(queryWords("plant plant Plant", "cy"), ["plant"]);
  assert.deepEqual(queryWords("  ?! ", "cy"), []);
});

test("apostrophes and hyphens", () => {
  assert.deepEqual(queryWords("teulu’r plentyn", "cy"), ["teulu", "plentyn"]);
  assert.deepEqual(queryWords("teulu'r plentyn", "cy"), ["teulu", "plentyn"]);
  assert.deepEqual(queryWords("children’s rights", "en"), ["childrens", "rights"]);
  assert.deepEqual(queryWords("co-produced", "en"), ["co-produced"]);
});

test("words of one or two letters count only where there are no others", () => {
  assert.deepEqual(queryWords("how do I help a child", "en"), ["how", "help", "child"]);
  assert.deepEqual(queryWords("16 oed", "cy"), ["16", "oed"]);
  assert.deepEqual(queryWords("yn", "cy"), ["yn"]);
});

test("no more than eight words are asked for", () => {
  const many = Array.from({ length: 100 }, (_, number) => `word${number}`).join(" ");
  assert.equal(queryWords(many, "en").length, 8);
});

const page = Array.from({ length: 100 }, (_, number) => `w${number},`);

/** @param {[number, number][]} places */
const shown = (places) =>
  excerpt(page.join(" "), new Map(places))
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join("");

test("an excerpt begins shortly before the word and marks it without its comma", () => {
  const text = shown([[50, 0]]);
  assert.ok(text.startsWith("… w46, w47, w48, w49, [w50], w51, "));
  assert.ok(text.endsWith("w75, …"));
});

test("an excerpt is taken where the most different words are", () => {
  const text = shown([[5, 0], [6, 0], [7, 0], [60, 0], [70, 1]]);
  assert.ok(text.includes("[w60]") && text.includes("[w70]"));
});

test("an excerpt at the edges of a page", () => {
  assert.ok(shown([]).startsWith("w0, w1, "));
  assert.ok(shown([[99, 0]]).endsWith("[w99],"));
  assert.deepEqual(excerpt("one two", new Map([[1, 0]])), [
    { text: "one ", marked: false },
    { text: "two", marked: true },
  ]);
  assert.deepEqual(excerpt("", new Map()), []);
});

test("what looks like HTML stays text", () => {
  const [piece] = excerpt("<img src=x>", new Map());
  assert.equal(piece?.text, "<img src=x>");
});
