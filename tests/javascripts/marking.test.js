import assert from "node:assert/strict";
import { test } from "node:test";

import { mark } from "../../overrides/assets/javascripts/learning/marking.js";

/** @type {[string, string, string[], string[], {right: number, of: number, correct: boolean, marks: boolean[]}][]} */
const CASES = [
  ["one choice, right", "single", ["b"], ["b"], { right: 1, of: 1, correct: true, marks: [true] }],
  ["one choice, wrong", "single", ["a"], ["b"], { right: 0, of: 1, correct: false, marks: [false] }],
  ["nothing chosen", "single", [], ["b"], { right: 0, of: 1, correct: false, marks: [] }],
  ["one of two good ways on in a story", "single", ["c"], ["b", "c"], { right: 1, of: 1, correct: true, marks: [true] }],
  ["all that is right, in any order", "multiple", ["c", "a"], ["a", "c"], { right: 2, of: 2, correct: true, marks: [true, true] }],
  ["a part of what is right", "multiple", ["a"], ["a", "c"], { right: 1, of: 2, correct: false, marks: [true] }],
  ["everything", "multiple", ["a", "b", "c"], ["a", "c"], { right: 2, of: 2, correct: false, marks: [true, false, true] }],
  ["one choice twice, as no form gives it", "multiple", ["a", "a"], ["a", "c"], { right: 1, of: 2, correct: false, marks: [true, true] }],
  ["the order", "order", ["x", "y", "z"], ["x", "y", "z"], { right: 3, of: 3, correct: true, marks: [true, true, true] }],
  ["two items exchanged", "order", ["x", "z", "y"], ["x", "y", "z"], { right: 1, of: 3, correct: false, marks: [true, false, false] }],
  ["an item missing from the order", "order", ["y", "z"], ["x", "y", "z"], { right: 0, of: 3, correct: false, marks: [false, false] }],
  ["all pairs", "match", ["a=a", "b=b"], ["a=a", "b=b"], { right: 2, of: 2, correct: true, marks: [true, true] }],
  ["one right side at both", "match", ["a=a", "b=a"], ["a=a", "b=b"], { right: 1, of: 2, correct: false, marks: [true, false] }],
  ["a pair not chosen", "match", ["a=a"], ["a=a", "b=b"], { right: 1, of: 2, correct: false, marks: [true] }],
];

for (const [name, kind, answer, key, expected] of CASES) {
  test(`${kind}: ${name}`, () => assert.deepEqual(mark(kind, answer, key), expected));
}
