import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { openAsBlob } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

const folder = "../../overrides/assets/javascripts/report/";
const { unzip, BadZip } = await import(`${folder}unzip.js`);
const { readTexts } = await import(`${folder}inputs.js`);
const { zip } = await import(`${folder}zip.js`);
const { workbook } = await import(`${folder}xlsx.js`);
const { csv, safeCell } = await import(`${folder}cells.js`);
const { lines } = await import(`${folder}lines.js`);

const decoder = new TextDecoder();
const place = await mkdtemp(join(tmpdir(), "report-"));

/** What a Python script says; it writes into the folder of this test. */
const python = (script, ...args) => execFileSync("python3", ["-c", script, place, ...args], { encoding: "utf-8" });

const texts = async (blob) => {
  const found = [];
  for await (const { name, stream } of unzip(blob)) found.push([name, await new Response(await stream()).text()]);
  return found;
};

test("an archive that was packed elsewhere is read, in each way of packing", async () => {
  python(`
import sys, zipfile
for name, method in (("stored", 0), ("deflated", 8)):
    with zipfile.ZipFile(f"{sys.argv[1]}/{name}.zip", "w", method) as z:
        z.comment = b"PK\\5\\6 is not here"
        z.writestr("folder/ŵy.json", "{}" * 5000)
        with z.open("large.json", "w", force_zip64=True) as f: f.write(b"a\\nb")
`);
  for (const name of ["stored", "deflated"]) {
    const blob = await openAsBlob(join(place, `${name}.zip`));
    assert.deepEqual(await texts(blob), [["folder/ŵy.json", "{}".repeat(5000)], ["large.json", "a\nb"]]);
  }
});

test("more entries than a directory can count are read", async () => {
  python(`
import sys, zipfile
with zipfile.ZipFile(f"{sys.argv[1]}/many.zip", "w") as z:
    for n in range(66000): z.writestr(str(n), "")
`);
  const blob = await openAsBlob(join(place, "many.zip"));
  const names = [];
  for await (const { name } of unzip(blob)) names.push(name);
  assert.equal(names.length, 66000);
  assert.equal(names.at(-1), "65999");
});

test("what is written is read back, here and elsewhere, and is the same each time", async () => {
  const files = [{ name: "a/ŷ.txt", text: "Dŵr" }, { name: "empty", text: "" }];
  assert.deepEqual(await texts(zip(files)), files.map(({ name, text }) => [name, text]));
  assert.deepEqual(await zip(files).bytes(), await zip(files).bytes());
  await writeFile(join(place, "ours.zip"), await zip(files).bytes());
  const said = python(`
import sys, zipfile
z = zipfile.ZipFile(f"{sys.argv[1]}/ours.zip"); print(z.testzip(), z.namelist(), z.read("a/ŷ.txt").decode())
`);
  assert.equal(said.trim(), "None ['a/ŷ.txt', 'empty'] Dŵr");
});

test("an archive that says anything but the truth is refused", async () => {
  const bytes = await zip([{ name: "a.json", text: "x".repeat(300) }]).bytes();
  const at = (of) => bytes.findIndex((_, n) => of.every((value, k) => bytes[n + k] === value));
  const central = at([0x50, 0x4b, 1, 2]);
  const end = at([0x50, 0x4b, 5, 6]);
  const changed = (...changes) => {
    const copy = bytes.slice();
    for (const [where, value] of changes) copy[where] = value;
    return new Blob([copy]);
  };
  const wrong = {
    "the data was changed": changed([40, 0]),
    "the sum was changed": changed([central + 16, 0]),
    "it is longer than it says": changed([central + 24, 9]),
    "it starts elsewhere": changed([central + 42, 9]),
    "it starts past the end": changed([central + 45, 0x7f]),
    "its packing is not known": changed([central + 10, 99]),
    "its packing is another": changed([central + 10, 8]),
    "it lists one more": changed([end + 8, 2], [end + 10, 2]),
    "its directory is elsewhere": changed([end + 16, 1]),
    "its directory is past the end": changed([end + 19, 0x7f]),
    "it is cut short": new Blob([bytes.slice(0, 100)]),
    "it is empty": new Blob([]),
    "it is zeros": new Blob([new Uint8Array(100_000)]),
    "it says 64 bits and has none": changed([end + 10, 255], [end + 11, 255]),
  };
  for (const [why, blob] of Object.entries(wrong)) {
    await assert.rejects(texts(blob), (fault) => fault instanceof BadZip || why.includes("packing"), why);
  }
});

test("what unpacks to more than it may is given up at once", async () => {
  python(`
import sys, zipfile, struct
with zipfile.ZipFile(f"{sys.argv[1]}/bomb.zip", "w", 8) as z: z.writestr("honest.json", bytes(300_000_000))
data = bytearray(open(f"{sys.argv[1]}/bomb.zip", "rb").read())
at = data.rfind(struct.pack("<L", 0x02014b50))
data[at + 24:at + 28] = struct.pack("<L", 1000)
open(f"{sys.argv[1]}/liar.zip", "wb").write(data)
`);
  for (const [name, reason] of [["bomb", "bomb"], ["liar", "zip"]]) {
    const file = await openAsBlob(join(place, `${name}.zip`));
    const found = [];
    for await (const text of readTexts([{ name: `${name}.zip`, file }])) found.push(text);
    assert.deepEqual(found, [{ name: `${name}.zip/honest.json`, reason }]);
  }
});

test("a file that cannot be read is one line, and what others left in a folder is none", async () => {
  const file = { ...new Blob(["{}"]), size: 2, slice: () => { throw new Error("gone"); } };
  const sources = [
    { name: "gone.json", file },
    { name: "no folder", file: null },
    { name: ".records/a.json", file: new Blob(["x"]) },
    { name: "a/.git/b.json", file: new Blob(["x"]) },
    { name: "a/Thumbs.db", file: new Blob(["x"]) },
    { name: `${"ŵ".repeat(400)}.json`, file: new Blob([""]) },
  ];
  const found = [];
  for await (const text of readTexts(sources)) found.push([text.name, text.reason ?? text.bytes.length]);
  assert.deepEqual(found, [
    ["gone.json", "unreadable"],
    ["no folder", "unreadable"],
    [".records/a.json", 1],
    [`${"ŵ".repeat(295)}.json`, 0],
  ]);
});

test("lines are cut where they are, however they come, and one that is too long is left out", async () => {
  const parts = ["on", "e\n", "\ntwo\r\nthr", "ee", "\n", "x".repeat(30), "x\nlast"];
  const stream = new Blob(parts).stream().pipeThrough(
    new TransformStream({
      transform: (chunk, to) => {
        for (const byte of chunk) to.enqueue(Uint8Array.of(byte));
      },
    }),
  );
  const found = [];
  for await (const line of lines(stream, 20)) found.push(line && decoder.decode(line));
  assert.deepEqual(found, ["one", "", "two\r", "three", null, "last"]);
});

test("no text in a cell is a formula, and what a workbook cannot hold is left out", async () => {
  const risky = ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "a;=1"];
  for (const text of risky) assert.match(safeCell(text), /^'|;'/, JSON.stringify(text));
  assert.equal(safeCell("Gwent"), "Gwent");
  assert.equal(csv([["a", 'b"c', 5], ["d,e", "=1", 0]]), '\ufeff"a","b""c","5"\r\n"d,e","\'=1","0"\r\n');
  const rows = [["A & B", "<i>"], ["=1+1", 12.5], [null, "\u0000\ud800_x0041_ ŷ 😀"]];
  const sheets = [{ name: "One/two", rows, heads: 1 }, { name: "One two", rows: [[]], heads: 0 }];
  await writeFile(join(place, "book.xlsx"), await workbook(sheets).bytes());
  const said = python(`
import sys, json, openpyxl
book = openpyxl.load_workbook(f"{sys.argv[1]}/book.xlsx")
sheet = book.worksheets[0]
print(json.dumps([book.sheetnames, sheet.freeze_panes, [[c.value for c in r] for r in sheet.iter_rows()], [c.data_type for c in sheet["A"]]]))
`);
  assert.deepEqual(JSON.parse(said), [
    ["One two", "One two 2"],
    "A2",
    [["A & B", "<i>"], ["=1+1", 12.5], [null, "_x005F_x0041_ ŷ 😀"]],
    ["s", "s", "n"],
  ]);
});
