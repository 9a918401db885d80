import assert from "node:assert/strict";
import test from "node:test";

const folder = "../../overrides/assets/javascripts/tools/";
const { actionsOf, compared, dayOfItem, isDay, isEmpty, linesOf, scoreOf, timeBefore } = await import(`${folder}assessment.js`);
const { calendarFile, folded } = await import(`${folder}calendar.js`);
const { planCalendar, planCsv, scoresCsv } = await import(`${folder}assessment-files.js`);
const { sentences } = await import(`${folder}assessment-words.js`);

const AT = "2026-11-22T10:00:00.000Z";
const SCALE = { min: 1, max: 4 };
const PRINCIPLES = ["trusted-adults", "no-wrong-door", "co-produced-innovations"];
const NATIONAL = { "trusted-adults": 2.3, "no-wrong-door": 2.3 };
const NAMES = {
  name: (id) => id.replaceAll("-", " "),
  region: (id) => (id ? "Gwent" : ""),
  national: "October 2024",
};
/** A word says its key and its values. */
const t = (key, values = {}) => [key, ...Object.values(values)].join(" ");

const item = (id, name, answers = {}, created_at = AT) => ({
  id,
  name,
  created_at,
  updated_at: AT,
  answers: Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, { value, at: AT }])),
});

/** What a spreadsheet makes of CSV: rows of cells. */
function cells(text) {
  assert.equal(text.charCodeAt(0), 0xfeff);
  return text
    .slice(1)
    .split("\r\n")
    .slice(0, -1)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"')));
}

/** A calendar's lines, put together again. */
const unfolded = (text) => text.replaceAll("\r\n ", "").split("\r\n");

test("a score is one of the scale, and nothing else is", () => {
  for (const value of [1, 4]) assert.equal(scoreOf(item("a", "", { "score:x": value }), "x", SCALE), value);
  for (const value of [0, 5, 2.5, "3", null, true, [2]]) {
    assert.equal(scoreOf(item("a", "", { "score:x": value }), "x", SCALE), null);
  }
  assert.equal(scoreOf(item("a", ""), "x", SCALE), null);
});

test("a day that is not in the calendar is none", () => {
  assert.equal(isDay("2028-02-29"), "2028-02-29");
  for (const text of ["2026-02-29", "2026-13-01", "22/11/2026", "", "0000-00-00"]) assert.equal(isDay(text), "");
});

test("the time before is the latest earlier one of the same team, however its name is typed", () => {
  const spring = item("a", "Tîm  y Bont", { date: "2026-03-03" });
  const summer = item("b", "tîm y bont ", { date: "2026-07-01" });
  const other = item("c", "Tîm arall", { date: "2026-09-01" });
  const now = item("d", "Ti\u0302m y Bont", { date: "2026-11-22" });
  const later = item("e", "Tîm y Bont", { date: "2027-01-01" });
  const all = [later, now, other, summer, spring];
  assert.equal(timeBefore(all, now)?.id, "b");
  assert.equal(timeBefore(all, summer)?.id, "a");
  assert.equal(timeBefore(all, spring), undefined);
  assert.equal(timeBefore(all, other), undefined);
});

test("two on one day follow each other as they were begun, and no name is nobody's name", () => {
  const first = item("b", "A", { date: "2026-11-22" }, "2026-11-22T08:00:00.000Z");
  const second = item("a", "A", { date: "2026-11-22" }, "2026-11-22T09:00:00.000Z");
  assert.equal(timeBefore([first, second], second)?.id, "b");
  assert.equal(timeBefore([first, second], first), undefined);
  assert.equal(timeBefore([item("x", ""), item("y", "")], item("z", "")), undefined);
});

test("without a date it is of the day on which it was begun", () => {
  assert.equal(dayOfItem(item("a", "", {}, "2026-11-22T12:00:00.000Z")), "2026-11-22");
  assert.equal(dayOfItem(item("a", "", { date: "2026-02-30" }, "2026-11-22T12:00:00.000Z")), "2026-11-22");
});

test("who and when alone are not yet an assessment", () => {
  assert.ok(isEmpty(item("a", "A", { name: "A", date: "2026-11-22", region: "gwent", "score:x": null })));
  assert.ok(!isEmpty(item("a", "", { "score:x": 1 })));
});

test("scores are compared with each figure that is there", () => {
  const before = item("a", "A", { "score:trusted-adults": 3, "score:no-wrong-door": 1 });
  const now = item("b", "A", { "score:trusted-adults": 3, "score:no-wrong-door": 2, "score:co-produced-innovations": 4 });
  const lines = linesOf(now, before, PRINCIPLES, NATIONAL, SCALE);
  assert.deepEqual(compared(lines, "national"), { higher: ["trusted-adults"], lower: ["no-wrong-door"], same: [] });
  assert.deepEqual(compared(lines, "last"), { higher: ["no-wrong-door"], lower: [], same: ["trusted-adults"] });
  const said = sentences(lines, { names: {}, national_day: "October 2024", last: "3 March 2026", t });
  assert.deepEqual(said, [
    "range 2 no-wrong-door 4 co-produced-innovations",
    "national_higher October 2024 trusted-adults national_lower October 2024 no-wrong-door",
    "last_higher 3 March 2026 no-wrong-door last_same 3 March 2026 trusted-adults",
  ]);
});

test("what is missing is said, and no figure is made up", () => {
  const lines = linesOf(item("a", "A", { "score:trusted-adults": 2 }), undefined, PRINCIPLES, {}, SCALE);
  assert.deepEqual(sentences(lines, { names: {}, national_day: "", last: "", t }), [
    "all_the_same 2 unscored no-wrong-door, co-produced-innovations",
    "no_last",
  ]);
  const none = linesOf(item("a", "A"), undefined, PRINCIPLES, NATIONAL, SCALE);
  assert.deepEqual(sentences(none, { names: {}, national_day: "October 2024", last: "", t }), ["none_scored"]);
});

test("the plan is in the order of its days; what was taken away or is no action is not in it", () => {
  const plan = item("a", "A", {
    "action:3": { what: "third", who: "", by: "", done: false, principle: "" },
    "action:2": { what: "second", by: "2026-12-02" },
    "action:1": { what: "first", by: "2026-12-01", done: true },
    "action:4": null,
    "action:5": "text",
    "action:6": { what: 7, by: "2026-02-30" },
  });
  assert.deepEqual(
    actionsOf(plan).map(({ id, what, by, done }) => [id, what, by, done]),
    [
      ["1", "first", "2026-12-01", true],
      ["2", "second", "2026-12-02", false],
      ["3", "third", "", false],
      ["6", "", "", false],
    ],
  );
});

test("a calendar has an entry for the whole day of each action that has one", () => {
  const plan = item("a", "Tîm; y, Bont", {
    "action:one": { what: "Ffonio, gofyn;\na gwrando \\ aros", who: "Arweinydd", by: "2026-12-31", done: false, principle: "no-wrong-door" },
    "action:two": { what: "Heb ddyddiad", by: "" },
    "action:three": { what: "", by: "2028-02-28", done: true },
  });
  const lines = unfolded(planCalendar(plan, NAMES, t, "cy"));
  assert.deepEqual(lines, [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//NYTH NEST hub//Self-assessment//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:calendar_name Tîm\\; y\\, Bont",
    "BEGIN:VEVENT",
    "UID:one@nyth-nest-hub",
    "DTSTAMP:20261122T100000Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY;LANGUAGE=cy:Ffonio\\, gofyn\\;\\na gwrando \\\\ aros",
    "DESCRIPTION;LANGUAGE=cy:event_team Tîm\\; y\\, Bont\\nevent_who Arweinydd\\nevent_principle no wrong door",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:three@nyth-nest-hub",
    "DTSTAMP:20261122T100000Z",
    "DTSTART;VALUE=DATE:20280228",
    "DTEND;VALUE=DATE:20280229",
    "SUMMARY;LANGUAGE=cy:event_done unnamed_action",
    "DESCRIPTION;LANGUAGE=cy:event_team Tîm\\; y\\, Bont",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("a long line is folded between letters, at 75 bytes", () => {
  const line = `SUMMARY:${"ŵŷ’😀 dŵr ".repeat(40)}`;
  const parts = folded(line).split("\r\n");
  assert.ok(parts.length > 5);
  assert.ok(parts.every((part) => Buffer.byteLength(part) <= 75 && !part.includes("\ufffd")));
  assert.equal(parts.map((part, at) => (at ? part.slice(1) : part)).join(""), line);
  assert.ok(parts.slice(1).every((part) => part.startsWith(" ")));
});

test("what is typed cannot begin a line of the calendar", () => {
  const event = { uid: "u\r\nX:1", day: "2026-12-01", at: AT, summary: "a\r\nEND:VCALENDAR\u2028b\u0000c", description: "" };
  const lines = unfolded(calendarFile([event], { name: "n\nATTACH:x", language: "en" }));
  assert.equal(lines.filter((line) => line.startsWith("END:VCALENDAR")).length, 1);
  assert.ok(!lines.some((line) => line.startsWith("ATTACH") || line.startsWith("X:1")));
  assert.ok(lines.includes("SUMMARY;LANGUAGE=en:a\\nEND:VCALENDAR\\nb c"));
});

test("a spreadsheet is given a row for each principle, and no formula", () => {
  const before = item("a", "A", { date: "2026-03-03", "score:trusted-adults": 2 });
  const now = item("b", '=cmd|"x"!A1', {
    date: "2026-11-22",
    region: "gwent",
    "score:trusted-adults": 3,
    "evidence:trusted-adults": "+1; -2\nline two",
    "next:trusted-adults": "@SUM(A1)",
  });
  const rows = cells(scoresCsv(now, before, linesOf(now, before, PRINCIPLES, NATIONAL, SCALE), NAMES, t));
  assert.deepEqual(rows[0], [
    "csv_team",
    "csv_date",
    "csv_region",
    "csv_principle",
    "csv_score",
    "csv_last",
    "csv_last_date",
    "csv_national October 2024",
    "csv_evidence",
    "csv_next",
  ]);
  assert.deepEqual(rows[1], [
    "'=cmd|\"x\"!A1",
    "2026-11-22",
    "Gwent",
    "trusted adults",
    "3",
    "2",
    "2026-03-03",
    "2.3",
    "'+1;' -2 line two",
    "'@SUM(A1)",
  ]);
  assert.deepEqual(rows[3]?.slice(3), ["co produced innovations", "", "", "", "", "", ""]);
  assert.ok(rows.every((row) => row.length === 10));
});

test("the plan is a table of its own", () => {
  const plan = item("a", "A", { date: "2026-11-22", "action:1": { what: "-2+3", who: "Nyrs", by: "2026-12-01", done: true, principle: "no-wrong-door" } });
  const rows = cells(planCsv(plan, NAMES, t));
  assert.deepEqual(rows[1], ["A", "2026-11-22", "", "'-2+3", "Nyrs", "2026-12-01", "yes", "no wrong door"]);
  assert.equal(rows.length, 2);
});
