// SCORM 1.2, as Moodle and ESR run it. There is one status for everything: `incomplete` until the
// quiz was submitted, then `passed` or `failed`. No score is given before that, for an LMS with a
// mastery score calls a lower score failed as soon as the window is closed.

import { findApi } from "./find.js";
import { shortResponse, TYPES, verdict } from "./responses.js";
import { start } from "./session.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Answer} Answer */

/** `HHHH:MM:SS.SS` @param {number} seconds */
function timespan(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${String(Math.min(9999, Math.floor(whole / 3600))).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** The time of day, `HH:MM:SS`. @param {string} time */
const clock = (time) => {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
};

/** @returns {import("./session.js").Lms | null} */
function open() {
  const api = findApi("API");
  if (!api || String(api.LMSInitialize("")) !== "true") return null;
  const get = (/** @type {string} */ name) => String(api.LMSGetValue(name) ?? "");
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) =>
    String(api.LMSSetValue(name, String(value))) === "true";

  const was = get("cmi.core.lesson_status");
  const records = !["browse", "review"].includes(get("cmi.core.lesson_mode"));
  let number = Number.parseInt(get("cmi.interactions._count"), 10);
  const begun = {
    state: get("cmi.suspend_data"),
    location: get("cmi.core.lesson_location"),
    language: get("cmi.student_preference.language"),
    records,
  };
  if (records) {
    // An LMS takes a lesson that never said anything for completed.
    if (["", "not attempted", "unknown"].includes(was)) set("cmi.core.lesson_status", "incomplete");
    // Whatever is left undone, the next visit goes on with what was kept.
    set("cmi.core.exit", "suspend");
    api.LMSCommit("");
  }

  /** A log of what was answered; an LMS need not keep one. @param {Answer} answer */
  function log({ id, asked, choices, result, at }) {
    if (Number.isNaN(number)) return;
    const item = `cmi.interactions.${number}`;
    if (!set(`${item}.id`, id)) return;
    number += 1;
    set(`${item}.type`, TYPES[asked.kind]);
    set(`${item}.time`, clock(at));
    if (asked.key.length) set(`${item}.correct_responses.0.pattern`, shortResponse(asked, asked.key));
    set(`${item}.student_response`, shortResponse(asked, choices));
    set(`${item}.result`, verdict(result, "wrong"));
  }

  /** @param {Report} report */
  function tell({ passed, score, location, state, seconds, answers }) {
    const kept = [set("cmi.suspend_data", state), set("cmi.core.lesson_location", location)];
    const done = was === "passed" || was === "completed";
    // What was passed stays passed, also where the LMS has lost the rest.
    if (score && (passed || !done)) {
      kept.push(set("cmi.core.score.min", 0), set("cmi.core.score.max", 100), set("cmi.core.score.raw", score.percent));
      kept.push(set("cmi.core.lesson_status", passed ? "passed" : "failed"));
    }
    set("cmi.core.session_time", timespan(seconds));
    for (const answer of answers) log(answer);
    return kept.every(Boolean);
  }

  return {
    begun,
    save: (report) => {
      const told = tell(report);
      return String(api.LMSCommit("")) === "true" && told;
    },
    end: (report) => {
      if (records) tell(report);
      api.LMSFinish("");
    },
  };
}

start(open);
