// A self-assessment as files: tables for a spreadsheet, and the plan for a calendar.

import { csv } from "../report/cells.js";
import { actionsOf, dayOfItem, textOf } from "./assessment.js";
import { calendarFile } from "./calendar.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("./assessment.js").Line} Line */
/** @typedef {import("../learning/words.js").Words} Words */
/** @typedef {{name: (principle: string) => string, region: (id: string) => string, national: string}} Names */

/** What each row says of the assessment that it is from. @param {Item} item @param {Names} names */
const origin = (item, names) => [item.name, dayOfItem(item), names.region(textOf(item, "region"))];

/** @param {Words} t */
const originHeads = (t) => [t("csv_team"), t("csv_date"), t("csv_region")];

/**
 * A row for each principle.
 * @param {Item} item @param {Item | undefined} before @param {Line[]} lines @param {Names} names @param {Words} t
 */
export function scoresCsv(item, before, lines, names, t) {
  const heads = [t("csv_principle"), t("csv_score"), t("csv_last"), t("csv_last_date"), t("csv_national", { day: names.national })];
  const rows = lines.map(({ principle, score, last, national }) => [
    ...origin(item, names),
    names.name(principle),
    score ?? "",
    last ?? "",
    last === null || !before ? "" : dayOfItem(before),
    national ?? "",
    textOf(item, `evidence:${principle}`),
    textOf(item, `next:${principle}`),
  ]);
  return csv([[...originHeads(t), ...heads, t("csv_evidence"), t("csv_next")], ...rows]);
}

/** A row for each action. @param {Item} item @param {Names} names @param {Words} t */
export function planCsv(item, names, t) {
  const heads = [t("csv_what"), t("csv_who"), t("csv_by"), t("csv_done"), t("csv_principle")];
  const rows = actionsOf(item).map(({ what, who, by, done, principle }) => [
    ...origin(item, names),
    what,
    who,
    by,
    t(done ? "yes" : "no"),
    names.name(principle),
  ]);
  return csv([[...originHeads(t), ...heads], ...rows]);
}

/** The dated actions, one a day. @param {Item} item @param {Names} names @param {Words} t @param {string} language */
export function planCalendar(item, names, t, language) {
  const nameOf = (/** @type {string} */ what) => what || t("unnamed_action");
  const events = actionsOf(item)
    .filter(({ by }) => by)
    .map(({ id, what, who, by, done, principle, at }) => ({
      uid: `${id}@nyth-nest-hub`,
      day: by,
      at,
      summary: done ? t("event_done", { what: nameOf(what) }) : nameOf(what),
      description: [
        item.name && t("event_team", { team: item.name }),
        who && t("event_who", { who }),
        principle && t("event_principle", { principle: names.name(principle) }),
      ]
        .filter(Boolean)
        .join("\n"),
    }));
  return calendarFile(events, { name: t("calendar_name", { team: item.name }), language });
}
