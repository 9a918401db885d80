import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";

globalThis.document ??= { documentElement: { lang: "en" }, body: { dataset: {} } };

/** What the browser gives: storage for all tabs, and events, which a tab hears where it is told. */
let rooms = new Map();
let listening = [];
let fault = "";
const storage = {
  getItem: (key) => (fault === "SecurityError" ? refuse() : rooms.get(key) ?? null),
  setItem: (key, text) => (fault ? refuse() : rooms.set(key, String(text))),
  removeItem: (key) => (fault === "SecurityError" ? refuse() : rooms.delete(key)),
};
const refuse = () => {
  throw new DOMException("no", fault);
};
Object.defineProperty(globalThis, "localStorage", {
  get: () =>
    new Proxy(storage, {
      ownKeys: () => [...rooms.keys()],
      getOwnPropertyDescriptor: (_, key) => ({ value: rooms.get(key), enumerable: true, configurable: true }),
    }),
});
globalThis.addEventListener = (event, listener) => listening.push({ event, listener });
const wake = () => listening.filter(({ event }) => event === "focus").forEach(({ listener }) => listener());

const folder = "../../overrides/assets/javascripts/tools/";
const { Kept, seal, ToolStore } = await import(`${folder}store.js`);
const { bury, joinTools, newItem, setAnswer } = await import(`${folder}items.js`);
const { readFile, toFile } = await import(`${folder}tool-file.js`);
const { canonical } = await import("../../overrides/assets/javascripts/learning/canonical.js");

const KEY = "nest-hub-tools";
const SITE = { url: "https://hub.example/", content_version: "1" };

beforeEach(() => {
  rooms = new Map();
  listening = [];
  fault = "";
});

const tab = (tool = "readiness") => new ToolStore(new Kept(), tool);
const values = (item) => Object.fromEntries(Object.entries(item.answers).map(([key, { value }]) => [key, value]));

/** Numbers that seem random and are the same each time. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** What three devices, that begin with the same two items, may each come to hold. */
function devices(seed) {
  const roll = dice(seed);
  const begun = [newItem("Team A"), newItem("Team B")];
  return [0, 1, 2].map(() => {
    const tools = { readiness: {} };
    for (const item of begun) {
      const entry = { gone: 0, item: structuredClone(item) };
      for (let n = roll(5); n; n -= 1) {
        const key = ["trust", "risk", "name"][roll(3)] ?? "";
        if (entry.item) setAnswer(entry.item, key, roll(4) ? `said ${roll(3)}` : null);
        if (roll(6) === 0) bury(entry);
        if (roll(6) === 0 && !entry.item) entry.item = structuredClone(item);
      }
      if (roll(8)) tools.readiness[item.id] = entry;
    }
    return tools;
  });
}

test("joining is associative, commutative and idempotent", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const [a, b, c] = devices(seed);
    const before = canonical([a, b, c]);
    const whole = canonical(joinTools(joinTools(a, b), c));
    assert.equal(canonical(joinTools(a, joinTools(b, c))), whole, `seed ${seed}`);
    assert.equal(canonical(joinTools(joinTools(c, a), b)), whole, `seed ${seed}`);
    assert.equal(canonical(joinTools(a, a)), canonical(a), `seed ${seed}`);
    const joined = joinTools(a, b);
    assert.equal(canonical(joinTools(joined, b)), canonical(joined), `seed ${seed}`);
    assert.equal(canonical([a, b, c]), before, "and changes neither");
  }
});

test("the newest answer wins, a name too, and taking away is an answer", () => {
  const item = newItem("Team A");
  const [mine, theirs] = [structuredClone(item), structuredClone(item)];
  setAnswer(mine, "trust", "yes");
  setAnswer(mine, "name", "Team Ann");
  setAnswer(theirs, "trust", "no");
  setAnswer(theirs, "trust", null);
  const entries = [mine, theirs].map((one) => ({ t: { [item.id]: { gone: 0, item: one } } }));
  const { t } = joinTools(...entries);
  assert.deepEqual(values(t[item.id].item), { trust: null, name: "Team Ann" });
  assert.equal(t[item.id].item.name, "Team Ann");
});

test("an answer counts as later than the one before, though the clock went back", () => {
  const item = newItem("");
  item.answers.trust = { value: "yes", at: "2999-01-01T00:00:00.000Z" };
  setAnswer(item, "trust", "no");
  assert.equal(item.answers.trust.at, "2999-01-01T00:00:00.001Z");
});

test("what JSON cannot hold everywhere is replaced, at any depth", () => {
  const item = newItem("");
  setAnswer(item, "action:1", { what: "a \ud83d b", by: undefined, who: ["\udc00"] });
  assert.deepEqual(item.answers["action:1"].value, { what: "a \ufffd b", by: null, who: ["\ufffd"] });
  setAnswer(item, "long", "x".repeat(30000));
  assert.equal(item.answers.long.value.length, 20000);
});

test("what is kept is there in the next page, newest first, each tool for itself", () => {
  const store = tab();
  const first = store.create("Team A");
  store.answer(first.id, "trust", "yes");
  tab("right-way").create("Ward 4");
  const again = tab();
  assert.equal(again.items.length, 1);
  assert.deepEqual(values(again.items[0]), { trust: "yes" });
  assert.ok(again.kept);
  assert.deepEqual(again.notices, []);
  assert.deepEqual(new Kept().tools.map(({ tool, items }) => [tool, items[0].name]), [["readiness", "Team A"], ["right-way", "Ward 4"]]);
  const copy = again.items[0];
  copy.name = "changed";
  assert.equal(again.items[0].name, "Team A", "what is handed out is a copy");
});

test("two tabs lose nothing of each other, and hear of it", () => {
  const [one, two] = [tab(), tab()];
  const { id } = one.create("Team A");
  one.answer(id, "trust", "yes");
  let heard = 0;
  const end = two.subscribe(() => (heard += 1));
  two.answer(id, "risk", "partly"); // though it has not heard of the item
  one.answer(id, "evidence", "no");
  wake();
  assert.ok(heard);
  end();
  for (const store of [one, two]) {
    assert.deepEqual(values(store.items[0]), { trust: "yes", risk: "partly", evidence: "no" });
  }
});

test("what is removed stays removed in both tabs, until its file is loaded", () => {
  const [one, two] = [tab(), tab()];
  const { id } = one.create("Team A");
  one.answer(id, "trust", "yes");
  wake();
  const [saved] = two.items;
  one.remove(id);
  two.answer(id, "risk", "no"); // it still showed the item
  wake();
  assert.deepEqual([one.items, two.items, tab().items], [[], [], []]);
  assert.ok(!rooms.get(KEY).includes("Team A"));
  two.merge([saved]);
  wake();
  for (const store of [one, two, tab()]) assert.deepEqual(values(store.items[0]), { trust: "yes" });
});

test("deleting everything empties other tabs and leaves nothing", () => {
  const [one, two] = [new Kept(), new Kept()];
  new ToolStore(one, "readiness").create("Team A");
  rooms.set("nest-hub-tools-aside-1", "damaged");
  wake();
  assert.equal(two.tools.length, 1);
  one.clear();
  wake();
  assert.deepEqual([one.tools, two.tools, [...rooms.keys()]], [[], [], []]);
  assert.deepEqual(two.notices, ["cleared"]);
  new ToolStore(two, "readiness").create("Team B");
  wake();
  assert.deepEqual(one.tools[0].items.map(({ name }) => name), ["Team B"]);
});

test("what is damaged is set aside, and what the page knows is kept", () => {
  const store = tab();
  const { id } = store.create("Team A");
  const damaged = rooms.get(KEY).replace("Team A", "Team X");
  rooms.set(KEY, damaged);
  store.answer(id, "trust", "yes");
  assert.deepEqual(store.notices, ["corrupt"]);
  assert.equal(tab().items[0].name, "Team A");
  const kept = new Kept();
  assert.deepEqual(kept.asides().map(({ text }) => text), [damaged]);
  kept.dropAsides();
  assert.deepEqual(kept.notices, []);
  rooms.set(KEY, "[not JSON");
  assert.deepEqual([tab().items, tab().notices], [[], ["corrupt"]]);
});

test("a store that is forbidden works as long as the page", () => {
  fault = "SecurityError";
  const store = tab();
  const { id } = store.create("Team A");
  store.answer(id, "trust", "yes");
  assert.deepEqual(values(store.items[0]), { trust: "yes" });
  assert.deepEqual([store.kept, store.notices], [false, ["forbidden"]]);
});

test("a store that is full keeps all of it once there is room", () => {
  const store = tab();
  const { id } = store.create("Team A");
  fault = "QuotaExceededError";
  store.answer(id, "trust", "yes");
  assert.deepEqual([store.kept, store.notices], [false, ["full"]]);
  fault = "";
  wake();
  assert.deepEqual([store.kept, store.notices], [true, []]);
  assert.deepEqual(values(tab().items[0]), { trust: "yes" });
});

test("what a newer version keeps is left as it is", () => {
  const newer = JSON.stringify({ format: KEY, version: 2, tools: "of another kind" });
  rooms.set(KEY, newer);
  const store = tab();
  store.create("Team A");
  assert.deepEqual([store.kept, store.notices, store.items.length], [false, ["newer"], 1]);
  new Kept().clear();
  assert.equal(rooms.get(KEY), newer);
});

test("the seal is a sum of what is sealed", () => {
  assert.notEqual(JSON.parse(seal({ a: {} })).sum, JSON.parse(seal({ b: {} })).sum);
});

test("a file holds what its tool kept, and its digest is that of its canonical text", async () => {
  const store = tab();
  const { id } = store.create("Tîm Ŵ");
  store.answer(id, "trust:note", "ŵ");
  const text = await toFile("readiness", store.items, SITE);
  const { digest, ...rest } = JSON.parse(text);
  assert.equal(createHash("sha256").update(canonical(rest)).digest("hex"), digest);
  assert.deepEqual(Object.keys(rest), ["format", "version", "tool", "saved_at", "language", "site", "items"]);
  assert.deepEqual(await readFile(text), { tool: "readiness", items: store.items });
});

/** A file with a digest that fits whatever it says. */
const file = (changes) => {
  const item = { ...newItem("Team A"), answers: { trust: { value: "yes", at: "2026-11-22T10:00:00Z" } } };
  const content = { format: "nest-hub-tool", version: 1, tool: "readiness", saved_at: "2026-11-22T10:00:00Z", language: "en", site: SITE, items: [item] };
  changes(content, item);
  return JSON.stringify({ ...content, digest: createHash("sha256").update(canonical(content)).digest("hex") });
};

test("times of a file are written as ours are", async () => {
  const { items } = await readFile(file(() => {}));
  assert.equal(items[0].answers.trust.at, "2026-11-22T10:00:00.000Z");
});

const BAD = {
  json: ["", "{", "not a file"],
  foreign: ["null", "3", "[]", '{"format": "other"}'],
  record: ['{"format": "nest-hub-record", "version": 1}'],
  newer: [file((content) => (content.version = 2))],
  damaged: [file(() => {}).replace("Team A", "Team B"), file(() => {}).replace(/"digest":"(.)/, (_, first) => `"digest":"${first === "0" ? 1 : 0}`)],
  shape: [
    file((content) => (content.version = "1")),
    file(() => {}).replace(/"digest":"\w+"/, '"digest":null').replace("Team A", "\\ud800"),
    file((content) => (content.tool = "../x")),
    file((content) => (content.items = {})),
    file((content) => content.items.push(null)),
    file((content) => content.items.push(content.items[0])),
    file((_, item) => (item.id = "1")),
    file((_, item) => (item.name = 4)),
    file((_, item) => (item.created_at = "yesterday")),
    file((_, item) => (item.answers.trust.at = "9999-99-99T10:00:00Z")),
    file((_, item) => (item.answers.trust.at = "2026-13-40T10:00:00Z")),
    file((_, item) => (item.answers["<b>"] = { value: 1, at: item.created_at })),
    file((_, item) => (item.answers.deep = { value: [[[[[[1]]]]]], at: item.created_at })),
    file((_, item) => delete item.answers.trust.value),
    file(() => {}).replace('"value":"yes"', '"value":{"__proto__":{"x":1}}'),
  ],
};

for (const [problem, texts] of Object.entries(BAD)) {
  for (const [index, text] of texts.entries()) {
    test(`a file is refused: ${problem} ${index + 1}`, async () => {
      assert.deepEqual(await readFile(text), { problem });
    });
  }
}

test("a file that is too large is not read", async () => {
  assert.deepEqual(await readFile(" ".repeat(10_000_001)), { problem: "size" });
});
