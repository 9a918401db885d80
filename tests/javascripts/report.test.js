import assert from "node:assert/strict";
import { openAsBlob } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { sourcesIn } from "./report_of.mjs";

const folder = "../../overrides/assets/javascripts/report/";
const { judge } = await import(`${folder}judge.js`);
const { makeReport } = await import(`${folder}make.js`);
const { median, percentage } = await import(`${folder}numbers.js`);
const { hideLines, hidePairs } = await import(`${folder}suppress.js`);

const place = fileURLToPath(new URL("../fixtures/records/", import.meta.url));
const read = async (name) => JSON.parse(await readFile(`${place}${name}`, "utf-8"));

/** What choosing these gives the page. */
async function given(names) {
  const found = await Promise.all(
    names.map(async (name) => {
      const path = `${place}${name}`;
      return (await stat(path)).isDirectory() ? sourcesIn(path) : [{ name, file: await openAsBlob(path) }];
    }),
  );
  return found.flat();
}

for (const { name, base64, expected } of await read("texts.json")) {
  test(`a text is judged: ${name}`, async () => {
    const judged = await judge(new Uint8Array(Buffer.from(base64, "base64")));
    assert.equal("reason" in judged ? judged.reason : "record", expected);
  });
}

for (const each of await read("reports.json")) {
  const { report, from, to, suppressed } = each;
  test(`the report is the command’s, to the digit: ${each.given}, ${from} to ${to}, ${suppressed}`, async () => {
    const wanted = { from, to, suppressed, madeAt: report.made_at };
    const sources = await given(each.given);
    const banks = await read("bank.json");
    assert.deepEqual(await makeReport(sources, banks, wanted), report);
    assert.deepEqual(await makeReport(sources.reverse(), banks, wanted), report, "in another order");
  });
}

test("the cells that are hidden are the command’s", async () => {
  const { lines, pairs } = await read("hiding.json");
  for (const { rows, gone, hidden } of lines) assert.deepEqual(hideLines(rows, gone), hidden);
  for (const { cells, rows, columns, hidden } of pairs) {
    const isHidden = hidePairs(cells, rows, columns);
    assert.deepEqual(cells.map((row, at) => row.map((_, n) => isHidden(at, n))), hidden);
  }
});

test("percentages are rounded half up, and medians are exact", () => {
  assert.deepEqual([percentage(1, 3), percentage(2, 3), percentage(1, 2000), percentage(1, 2001), percentage(0, 0), percentage(5, 5)], [33.3, 66.7, 0.1, 0, "", 100]);
  assert.deepEqual([median([]), median([7]), median([1, 2]), median([9, 1, 5]), median([10, 2, 4, 3])], ["", 7, 1, 5, 3]);
});

test("progress is told, up to all that was given", async () => {
  const sources = await given(["lead.zip"]);
  const told = [];
  await makeReport(sources, await read("bank.json"), { from: null, to: null, suppressed: true, madeAt: "" }, (bytes, records) => told.push([bytes, records]));
  assert.ok(told.length > 100);
  assert.deepEqual([...told].sort(([a], [b]) => a - b), told);
  assert.deepEqual(told.at(-1), [sources[0].file.size, 196]);
});
