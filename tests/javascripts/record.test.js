import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";

globalThis.document ??= { documentElement: { lang: "cy" } };

const folder = "../../overrides/assets/javascripts/learning/";
const { canonical, sum } = await import(`${folder}canonical.js`);
const { digest, certificateCode } = await import(`${folder}digest.js`);
const { exportRecord } = await import(`${folder}record-file.js`);
const record = { ...(await import(`${folder}record.js`)), ...(await import(`${folder}checks.js`)), ...(await import(`${folder}own-words.js`)), exportRecord };
const { join } = await import(`${folder}join.js`);
const { addFile, readRecordFile } = await import(`${folder}merge.js`);
const { misfit } = await import(`${folder}schema.js`);
const { default: schema } = await import(`${folder}record-schema.js`);
const { dayOf } = await import(`${folder}day.js`);
const { wordsOf } = await import(`${folder}words.js`);

const PLACE = { module: "nest", version: "2026-11", page: "why-nest" };
const PLAN = record.readPlan("why-nest:4 hold-on:5 quiz:6");
const DIGEST = "0123456789ab";
const SITE = { url: "https://hub.example/", content_version: "1" };

/** A record after the changes, each a change of its own. */
function after(start, ...changes) {
  const made = structuredClone(start);
  for (const change of changes) {
    made.device.rev += 1;
    change(made);
  }
  return made;
}

const answer = (id, choices, correct, digest = DIGEST) => (r) =>
  record.answerCheck(r, PLACE, { id, digest, choices, correct });
const attempt = (right) => (r) =>
  record.submitAttempt(
    r,
    PLACE,
    Array.from({ length: 10 }, (_, n) => ({ question: `q-${n}`, digest: DIGEST, choices: ["a"], correct: n < right })),
    80,
    PLAN,
  );

/** Whether a file of the record fits the schema. */
const isSound = (of) => {
  const data = record.exportRecord(of, { site: SITE, reflections: true, at: "2026-11-22T10:00:00Z" });
  return misfit({ ...data, digest: "0".repeat(64) }, schema) === undefined;
};

async function file(of, reflections = false) {
  const data = record.exportRecord(of, { site: SITE, reflections, at: "2026-11-22T10:00:00Z" });
  return { ...data, digest: await digest(data) };
}

test("canonical text sorts names by code units and writes numbers as RFC 8785 does", () => {
  // The example of RFC 8785, section 3.2.2, and its order of names in 3.2.3.
  const example = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonical(example),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const names = { "\u20ac": 1, "\r": 2, "\ufb33": 3, 1: 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  assert.deepEqual(Object.values(JSON.parse(`[${canonical(names).match(/:\d/g).join().replaceAll(":", "")}]`)), [2, 4, 6, 7, 1, 5, 3]);
});

test("what JSON cannot hold has no canonical text", () => {
  for (const value of [undefined, Number.NaN, Infinity, "\ud800", { a: () => 0 }, [undefined]]) {
    assert.throws(() => canonical(value), TypeError);
  }
  assert.equal(canonical("\\ud800"), '"\\\\ud800"');
});

test("the digest is SHA-256 of the canonical text, and the code is its beginning", async () => {
  const expected = createHash("sha256").update('{"a":"ŵ","b":[1,2]}').digest("hex");
  assert.equal(await digest({ b: [1, 2], a: "ŵ" }), expected);
  assert.equal(certificateCode("0123456789abcdef"), "01234 56789");
});

test("a new record is sound, and so is one with everything in it", () => {
  const empty = record.emptyRecord();
  assert.ok(isSound(empty));
  assert.ok(record.isEmpty(empty));
  const full = after(
    empty,
    answer("hold-on", ["a"], false),
    (r) => record.visit(r, PLACE),
    (r) => record.writeReflection(r, PLACE, "my-door", "\ud83d and text"),
    (r) => record.completeSection(r, PLACE, "why-nest", PLAN),
    (r) => record.setDraft(r, PLACE, { drawn_at: "2026-11-22T10:00:00.000Z", seed: "ab", answers: [] }),
    attempt(9),
    (r) => record.setLearner(r, { name: "Nia", sector: "health" }),
  );
  assert.ok(isSound(JSON.parse(JSON.stringify(full))));
  assert.equal(record.readReflection(full, "nest", "my-door"), "\ufffd and text");
  assert.equal(full.modules[0].quiz, null);
});

test("an answer counts its tries until it is right, and never for another text of the question", () => {
  const made = after(record.emptyRecord(), answer("x", ["a"], false), answer("x", ["b"], true), answer("x", ["a"], false));
  const found = record.findCheck(made, "nest", "x", DIGEST);
  assert.deepEqual([found.tries, found.correct, found.choices], [2, true, ["b"]]);
  assert.equal(record.findCheck(made, "nest", "x", "ffffffffffff"), undefined);
});

test("a module is complete when all sections are done and the quiz is passed, in any order", () => {
  const steps = [
    (r) => record.completeSection(r, PLACE, "why-nest", PLAN),
    (r) => record.completeSection(r, PLACE, "hold-on", PLAN),
    attempt(8),
  ];
  for (const order of [[0, 1, 2], [2, 1, 0], [1, 2, 0]]) {
    let made = record.emptyRecord();
    for (const [n, index] of order.entries()) {
      made = after(made, steps[index]);
      assert.equal(made.modules[0].completed_at !== null, n === 2);
    }
  }
  const failed = after(record.emptyRecord(), steps[0], steps[1], attempt(7));
  assert.equal(failed.modules[0].completed_at, null);
});

test("joining keeps all that was achieved, whichever record comes first", () => {
  const start = after(record.emptyRecord(), answer("x", ["a"], false), answer("y", ["a"], true));
  const one = after(start, answer("x", ["b"], true), attempt(9), (r) => record.writeReflection(r, PLACE, "m", "one"));
  const two = after(
    start,
    answer("z", ["c"], true),
    attempt(3),
    (r) => record.completeSection(r, PLACE, "hold-on", PLAN),
    (r) => record.setLearner(r, { region: "gwent" }),
  );
  const both = join(one, two);
  assert.equal(canonical(both), canonical(join(two, one)));
  assert.equal(canonical(both), canonical(join(both, one)));
  assert.equal(canonical(both), canonical(join(join(one, both), two)));
  const module = both.modules[0];
  assert.deepEqual(module.checks.map((c) => [c.id, c.correct]), [["x", true], ["y", true], ["z", true]]);
  assert.deepEqual(module.attempts.map((a) => a.score).sort(), [3, 9]);
  assert.equal(record.readReflection(both, "nest", "m"), "one");
  assert.equal(both.learner.region, "gwent");
  assert.ok(isSound(both));
});

test("joining takes the later of two texts, and the record that was deleted stays deleted", () => {
  const start = after(record.emptyRecord(), (r) => record.writeReflection(r, PLACE, "m", "first"));
  const later = after(start, (r) => record.writeReflection(r, PLACE, "m", "second"));
  assert.equal(record.readReflection(join(later, start), "nest", "m"), "second");
  const deleted = record.emptyRecord(1);
  assert.ok(record.isEmpty(join(later, deleted)));
  assert.ok(record.isEmpty(join(deleted, later)));
});

test("a file loaded on an empty device restores everything", async () => {
  const mine = after(record.emptyRecord(), answer("x", ["a"], true), attempt(9), (r) => record.setLearner(r, { name: "Nia" }), (r) =>
    record.writeReflection(r, PLACE, "m", "mine"),
  );
  const read = await readRecordFile(JSON.stringify(await file(mine, true)));
  const other = after(record.emptyRecord(), (r) => addFile(r, read.record));
  assert.ok(isSound(other));
  const { device: _a, ...restored } = other;
  const { device: _b, ...original } = mine;
  assert.equal(canonical(restored), canonical(original));
});

test("a file loaded beside other progress adds to it, and loading it twice adds nothing more", async () => {
  const phone = after(record.emptyRecord(), answer("x", ["a"], true), (r) => record.writeReflection(r, PLACE, "m", "on the phone"), (r) =>
    record.setLearner(r, { name: "Nia", region: "powys" }),
  );
  const desk = after(record.emptyRecord(), answer("y", ["b"], true), (r) => record.writeReflection(r, PLACE, "m", "at the desk"), (r) =>
    record.setLearner(r, { name: "N. Huws" }),
  );
  const { record: saved } = await readRecordFile(JSON.stringify(await file(phone, true)));
  const once = after(desk, (r) => addFile(r, saved));
  const twice = after(once, (r) => addFile(r, saved));
  assert.deepEqual(once.modules[0].checks.map((c) => c.id), ["x", "y"]);
  assert.equal(record.readReflection(once, "nest", "m"), "at the desk\n\non the phone");
  assert.deepEqual([once.learner.name, once.learner.region], ["N. Huws", "powys"]);
  assert.equal(canonical(twice.modules), canonical(once.modules));
  assert.equal(twice.record_id, once.record_id);
  // Another tab that did not see the file loaded changes nothing about it.
  assert.equal(canonical(join(once, desk).modules), canonical(once.modules));
});

test("a file without reflections takes none away", async () => {
  const mine = after(record.emptyRecord(), (r) => record.writeReflection(r, PLACE, "m", "mine"));
  const { record: saved } = await readRecordFile(JSON.stringify(await file(mine)));
  assert.equal(saved.modules[0].reflections, null);
  assert.equal(record.readReflection(after(mine, (r) => addFile(r, saved)), "nest", "m"), "mine");
});

test("a file that is not a sound record is refused, each with its reason", async () => {
  const good = await file(after(record.emptyRecord(), answer("x", ["a"], true), attempt(9)));
  const problem = async (data) => (await readRecordFile(typeof data === "string" ? data : JSON.stringify(data))).problem;
  /** With the digest that it ought to have, so that only what was changed is wrong. */
  const resealed = async (change) => {
    const { digest: _, ...data } = structuredClone(good);
    change(data);
    return { ...data, digest: await digest(data) };
  };
  assert.equal(await problem(good), undefined);
  assert.equal(await problem(""), "json");
  assert.equal(await problem('{"format":'), "json");
  assert.equal(await problem("[".repeat(2_000_000)), "json");
  assert.equal(await problem(" ".repeat(10_000_001)), "size");
  for (const foreign of ["null", "[]", "7", '"nest-hub-record"', '{"format":"other"}']) {
    assert.equal(await problem(foreign), "foreign");
  }
  assert.equal(await problem({ ...good, version: 2 }), "newer");
  assert.equal(await problem({ ...good, version: "1" }), "shape");
  assert.equal(await problem({ ...good, learner: { ...good.learner, name: "X" } }), "damaged");
  assert.equal(await problem({ ...good, digest: good.digest.replace(/^./, (c) => (c === "0" ? "1" : "0")) }), "damaged");
  assert.equal(await problem(JSON.stringify(good).replace('"learner":{', '"learner":{"__proto__":{"admin":true},')), "shape");
  assert.equal({}.admin, undefined);
  const wrong = [
    (d) => (d.extra = 1),
    (d) => delete d.modules[0].checks,
    (d) => (d.modules[0].checks[0].tries = 1.5),
    (d) => (d.modules[0].checks[0].tries = 1e300),
    (d) => (d.modules[0].checks[0].choices = ["<img>"]),
    (d) => (d.modules[0].id = "../x"),
    (d) => (d.modules[0].completed_at = "yesterday"),
    (d) => (d.learner.sector = "spies"),
    (d) => (d.learner.name = "x".repeat(201)),
    (d) => (d.language = "fr"),
    (d) => d.modules.push(d.modules[0]),
    (d) => d.modules[0].checks.push(d.modules[0].checks[0]),
  ];
  for (const change of wrong) assert.equal(await problem(await resealed(change)), "shape", String(change));
  assert.equal(await problem(await resealed((d) => (d.modules[0].attempts[0].score = 10))), "scores");
});

test("a record of an earlier version is brought up to date step by step", () => {
  const steps = { 1: (d) => ({ ...d, version: 2, a: 1 }), 2: (d) => ({ ...d, version: 3, b: d.a + 1 }) };
  assert.deepEqual(record.migrate({ version: 1 }, steps), { version: 3, a: 1, b: 2 });
  assert.deepEqual(record.migrate({ version: 3 }, steps), { version: 3 });
  assert.equal(record.migrate(null, steps), null);
});

test("what does not fit the schema is named by its place", () => {
  const data = record.emptyRecord();
  assert.equal(misfit(data, schema), "/exported_at");
  assert.equal(misfit([], schema), "/");
  const { device, ...rest } = data;
  assert.equal(misfit({ ...rest, modules: [{}] }, { ...schema, required: [] }), "/modules/0/id");
  for (const junk of [null, undefined, 7, "x", []]) assert.equal(misfit(junk, schema), "/");
  assert.equal(misfit({}, schema), "/format");
});

test("a short sum sees damage", () => {
  assert.equal(sum(""), 2166136261);
  assert.equal(sum("a"), 0xe40c292c);
  assert.notEqual(sum("nest"), sum("nets"));
});

test("words take the plural form of their number, in Welsh too", () => {
  const words = wordsOf({ n: { one: "un ci", two: "{n} gi", other: "{n} o gŵn" }, hello: "Helo {who}", months: "Ionawr Chwefror" }, "cy");
  assert.deepEqual([words("n", { n: 1 }), words("n", { n: 2 }), words("n", { n: 7 })], ["un ci", "2 gi", "7 o gŵn"]);
  assert.equal(words("hello", { who: "<b>" }), "Helo <b>");
  assert.equal(dayOf(words, "2026-02-05T12:00:00Z"), "5 Chwefror 2026");
});
