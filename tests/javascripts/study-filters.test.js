import assert from "node:assert/strict";
import { test } from "node:test";

import {
  choose,
  countByValue,
  fits,
  readChosen,
  writeChosen,
} from "../../overrides/assets/javascripts/study-filters.js";

const known = {
  principle: new Set(["no-wrong-door", "trusted-adults"]),
  region: new Set(["north-wales", "gwent"]),
};
/** @param {string} principles @param {string} regions */
const study = (principles, regions) => ({
  principle: new Set(principles.split(" ").filter(Boolean)),
  region: new Set(regions.split(" ").filter(Boolean)),
});
const studies = [
  study("no-wrong-door trusted-adults", "north-wales"),
  study("no-wrong-door", "gwent north-wales"),
  study("trusted-adults", ""),
];

test("an address is read as far as it is known", () => {
  const read = (/** @type {string} */ query) => readChosen(query, known);
  assert.deepEqual(read(""), {});
  assert.deepEqual(read("?region=gwent&principle=no-wrong-door"), {
    principle: "no-wrong-door",
    region: "gwent",
  });
  assert.deepEqual(read("?principle=no-wrong-dor&region=gwent"), { region: "gwent" });
  assert.deepEqual(read("?principle=&sector=health&__proto__=x&constructor=y"), {});
  assert.deepEqual(read("?region=%3Cscript%3E&region=gwent&region=north-wales"), {
    region: "gwent",
  });
  assert.deepEqual(read("?%E0%A4%A"), {});
});

test("a choice always has the same address, which says the same again", () => {
  const chosen = { region: "gwent", principle: "trusted-adults" };
  assert.equal(writeChosen(chosen, known), "?principle=trusted-adults&region=gwent");
  assert.deepEqual(readChosen(writeChosen(chosen, known), known), chosen);
  assert.equal(writeChosen({}, known), "");
});

test("a value takes the place of another of its dimension, and nothing takes it away", () => {
  const chosen = { principle: "no-wrong-door", region: "gwent" };
  assert.deepEqual(choose(chosen, "principle", "trusted-adults"), {
    principle: "trusted-adults",
    region: "gwent",
  });
  assert.deepEqual(choose(chosen, "principle", ""), { region: "gwent" });
  assert.deepEqual(choose({}, "region", ""), {});
  assert.deepEqual(chosen, { principle: "no-wrong-door", region: "gwent" });
});

test("what is chosen combines, and a case study can have several values", () => {
  /** @param {Record<string, string>} chosen */
  const found = (chosen) => studies.map((one) => Number(fits(one, chosen))).join("");
  assert.equal(found({}), "111");
  assert.equal(found({ principle: "trusted-adults" }), "101");
  assert.equal(found({ principle: "trusted-adults", region: "north-wales" }), "100");
  assert.equal(found({ principle: "trusted-adults", region: "gwent" }), "000");
  assert.equal(found({ region: "north" }), "000");
  assert.equal(found({ sector: "health" }), "000");
});

test("each value is counted with what is chosen in the other dimensions", () => {
  /** @param {Record<string, string>} chosen @param {string} dimension */
  const counts = (chosen, dimension) =>
    Object.fromEntries(countByValue(studies, chosen, dimension));
  assert.deepEqual(counts({}, "principle"), { "": 3, "no-wrong-door": 2, "trusted-adults": 2 });
  assert.deepEqual(counts({ principle: "trusted-adults" }, "principle"), {
    "": 3,
    "no-wrong-door": 2,
    "trusted-adults": 2,
  });
  assert.deepEqual(counts({ region: "gwent" }, "principle"), { "": 1, "no-wrong-door": 1 });
  assert.deepEqual(counts({ principle: "trusted-adults" }, "region"), { "": 2, "north-wales": 1 });
});

test("500 case studies are looked through in an instant", () => {
  const many = Array.from({ length: 500 }, (_, n) =>
    study(n % 2 ? "no-wrong-door" : "trusted-adults no-wrong-door", n % 3 ? "gwent" : ""),
  );
  const start = performance.now();
  for (let time = 0; time < 10; time += 1) {
    for (const dimension of Object.keys(known)) countByValue(many, { region: "gwent" }, dimension);
  }
  assert.ok(performance.now() - start < 500);
});
