import assert from "node:assert/strict";
import { test } from "node:test";

import { seek, wordsOf } from "../../overrides/assets/javascripts/service-filter.js";

const bereavement = wordsOf("Profedigaeth Pan fydd rhywun wedi marw. Bereavement grief galar");
const families = wordsOf("Cefnogaeth i blant sydd wedi’u mabwysiadu a’u teuluoedd. Tŷ");

/** @type {[string, string[], boolean][]} what is typed, the words of a service, whether it fits */
const TYPED = [
  ["", bereavement, true],
  ["   ,", bereavement, true],
  ["profedigaeth", bereavement, true],
  ["PROF", bereavement, true],
  // Mutated by the reader: brofedigaeth, phrofedigaeth.
  ["brofedigaeth", bereavement, true],
  ["phrofed", bereavement, true],
  // Mutated in the list.
  ["plant", families, true],
  ["phlant", families, true],
  ["mabwysiadu", families, true],
  ["deuluoedd", families, true],
  ["ty", families, true],
  ["tŷ", families, true],
  // The other language, and several words in any order.
  ["bereave", bereavement, true],
  ["grief galar", bereavement, true],
  ["galar plant", bereavement, false],
  // The middle of a word is not its beginning.
  ["edigaeth", bereavement, false],
  ["ysgol", bereavement, false],
];

for (const [typed, words, fits] of TYPED) {
  test(`“${typed}” ${fits ? "finds" : "does not find"} ${words[0]}`, () => {
    assert.equal(seek(typed)(words), fits);
  });
}
