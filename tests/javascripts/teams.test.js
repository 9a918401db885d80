import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { sourcesIn } from "./report_of.mjs";

const folder = "../../overrides/assets/javascripts/";
const { readTeamFile } = await import(`${folder}report/team-file.js`);
const { makePicture, joined, teamsOf } = await import(`${folder}report/teams.js`);
const { makeReport } = await import(`${folder}report/make.js`);
const { averageOf } = await import(`${folder}report/numbers.js`);
const { toFile } = await import(`${folder}tools/tool-file.js`);
const { timeBefore } = await import(`${folder}tools/assessment.js`);
const { newItem, sameName, setAnswer } = await import(`${folder}tools/items.js`);

const place = fileURLToPath(new URL("../fixtures/assessments/", import.meta.url));
const read = async (name, from = place) => JSON.parse(await readFile(`${from}${name}`, "utf-8"));
const facts = await read("facts.json");
const AT = "2027-01-05T09:00:00Z";
const NOTHING = { refused: [], refused_by_reason: {} };

globalThis.document ??= { documentElement: { lang: "en" } };

for (const { name, base64, expected } of await read("texts.json")) {
  test(`a team’s file is judged: ${name}`, async () => {
    const file = await readTeamFile("a.json", new Uint8Array(Buffer.from(base64, "base64")), facts);
    assert.equal(file ? (file.reason ?? "good") : "none", expected);
  });
}

/** Assessments as the page has them once they are read. */
async function given(items) {
  const files = items.map(async (item) => {
    const text = await toFile("self-assessment", [item], { url: "https://hub.example/", content_version: "1" });
    return readTeamFile("a.json", new TextEncoder().encode(text), facts);
  });
  return Promise.all(files);
}

test("the pictures are the command’s, to the digit, in any order", async () => {
  for (const { items, picture } of await read("pictures.json")) {
    const files = await given(items);
    assert.deepEqual(makePicture(files, NOTHING, facts, AT), picture);
    assert.deepEqual(makePicture(files.reverse(), NOTHING, facts, AT), picture);
    const twice = makePicture([...files, ...files], NOTHING, facts, AT);
    assert.deepEqual([twice.tables, twice.teams], [picture.tables, picture.teams], "each file twice");
  }
});

test("records and teams’ files in one folder are each counted, and what teams wrote is left behind", async () => {
  const records = fileURLToPath(new URL("../fixtures/records/", import.meta.url));
  const files = [];
  const take = async (name, bytes) => {
    const file = await readTeamFile(name, bytes, facts);
    if (file) files.push(file);
    return Boolean(file);
  };
  const wanted = { from: null, to: null, suppressed: true, madeAt: AT };
  const report = await makeReport(await sourcesIn(`${place}sent`), await read("bank.json", records), wanted, undefined, take);
  assert.equal(report.input.records, 12);
  assert.deepEqual(makePicture(files, report.input, facts, AT), await read("sent.json"));
  assert.ok(!JSON.stringify(files).includes("SECRET"));
});

test("a name that was given later is the team’s name", () => {
  const item = newItem("Tîm A");
  setAnswer(item, "name", "Tîm B");
  assert.equal(joined([{ ...item, name: "Tîm A" }])[0].name, "Tîm B");
  setAnswer(item, "name", null);
  assert.equal(joined([item])[0].name, "");
});

test("a team that types its name in another way is the same, in the picture and on its own page", () => {
  const first = newItem("Tîm y Bont");
  setAnswer(first, "date", "2026-03-03");
  for (const name of ["tîm y bont ", "Ti\u0302m  y\tBont", "TÎMYBONT", "Tîm\u00a0y Bont"]) {
    const second = newItem(name);
    setAnswer(second, "date", "2026-11-22");
    assert.equal(sameName(name), "tîmybont");
    assert.equal(timeBefore([first, second], second)?.id, first.id);
    assert.equal(teamsOf([first, second], facts).length, 1);
  }
  const other = newItem("Tim y Bont");
  setAnswer(other, "date", "2026-11-22");
  assert.equal(timeBefore([first, other], other), undefined);
  assert.equal(teamsOf([first, other], facts).length, 2);
});

test("averages are rounded half up by their size", () => {
  const ones = (n, last) => [...Array(n).fill(0), last];
  assert.deepEqual([[], [1, 2], [3, 3], ones(19, 1), ones(19, -1)].map(averageOf), ["", 1.5, 3, 0.1, -0.1]);
  assert.ok(Object.is(averageOf(ones(40, -1)), 0), "and nothing has no sign");
});
