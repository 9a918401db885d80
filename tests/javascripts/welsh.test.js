import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, forms, mutations, radicals } from "../../overrides/assets/javascripts/welsh.js";

test("accents and capitals do not matter", () => {
  assert.equal(fold("Gŵr"), "gwr");
  assert.equal(fold("ŷ Â ë ï"), "y a e i");
  assert.deepEqual(forms("LLESIANT"), forms("llesiant"));
  assert.deepEqual(forms("tŷ"), forms("ty"));
});

/** @type {Record<string, string[]>} every form of each word */
const WORDS = {
  plant: ["blant", "mhlant", "phlant"],
  teulu: ["deulu", "nheulu", "theulu"],
  cymunedau: ["gymunedau", "nghymunedau", "chymunedau"],
  babanod: ["fabanod", "mabanod"],
  drws: ["ddrws", "nrws"],
  gwaith: ["waith", "ngwaith"],
  gofal: ["ofal", "ngofal"],
  glan: ["lan", "nglan"],
  grym: ["rym", "ngrym"],
  merched: ["ferched"],
  llesiant: ["lesiant"],
  rhieni: ["rieni"],
  iechyd: ["hiechyd"],
  ysgol: ["hysgol"],
  wyneb: ["hwyneb"],
};

for (const [radical, mutated] of Object.entries(WORDS)) {
  test(`${radical} is found by its forms, and finds them`, () => {
    assert.deepEqual(mutations(radical), mutated);
    const all = [radical, ...mutated];
    for (const form of all) {
      assert.ok(radicals(form).includes(radical), `${form} may be ${radical}`);
      assert.equal(forms(form)[0], form, "what was typed comes first");
      for (const other of all) assert.ok(forms(form).includes(other), `${form} finds ${other}`);
    }
  });
}

test("a word that begins with a letter that does not change has one form", () => {
  for (const word of ["nyth", "hawliau", "strategaeth", "ffrind", "jôc"]) {
    assert.deepEqual(mutations(fold(word)), []);
  }
  assert.deepEqual(forms("ffrind"), ["ffrind"]);
  assert.deepEqual(forms("1989"), ["1989"]);
});

test("a letter of two characters is one letter", () => {
  assert.deepEqual(forms("llan"), ["llan", "lan"], "`ll` is no mutated `gl`");
  assert.deepEqual(radicals("ngham"), ["ngham", "cam"]);
  assert.deepEqual(radicals("rhan"), ["rhan"]);
});

test("short words keep out of the way", () => {
  assert.deepEqual(forms("am"), ["am"], "not `gam`");
  assert.ok(!forms("gam").includes("am"));
  assert.deepEqual(forms(""), [""]);
});

test("a word is asked for in few forms", () => {
  const letters = "abcdefghilmnoprstuwy";
  for (const a of letters) {
    for (const b of letters) {
      for (const c of letters) assert.ok(forms(`${a}${b}${c}abc`).length <= 6);
    }
  }
});
