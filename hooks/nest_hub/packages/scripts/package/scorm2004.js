// SCORM 2004, 4th edition. Completion and success are two things: the module is completed as the
// hub counts it (every section done and the quiz passed), and passed or failed once the quiz was
// submitted. Until then success is unknown.

import { findApi } from "./find.js";
import { response, TYPES, verdict } from "./responses.js";
import { start } from "./session.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Answer} Answer */

/** @param {number} seconds */
const duration = (seconds) => `PT${Math.max(0, Math.floor(seconds))}S`;

/** @param {string} time without thousandths, of which the standard allows two digits */
const stamp = (time) => `${time.slice(0, 19)}Z`;

/** @returns {import("./session.js").Lms | null} */
function open() {
  const api = findApi("API_1484_11");
  if (!api || String(api.Initialize("")) !== "true") return null;
  const get = (/** @type {string} */ name) => String(api.GetValue(name) ?? "");
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) =>
    String(api.SetValue(name, String(value))) === "true";

  const was = { completion: get("cmi.completion_status"), success: get("cmi.success_status") };
  const records = !["browse", "review"].includes(get("cmi.mode"));
  let number = Number.parseInt(get("cmi.interactions._count"), 10) || 0;
  const begun = {
    state: get("cmi.suspend_data"),
    location: get("cmi.location"),
    language: get("cmi.learner_preference.language"),
    records,
  };
  if (records) {
    if (was.completion !== "completed") set("cmi.completion_status", "incomplete");
    set("cmi.exit", "suspend");
    api.Commit("");
  }

  /** @param {Answer} answer @param {string} language */
  function log({ id, asked, choices, result, at }, language) {
    const item = `cmi.interactions.${number}`;
    if (!set(`${item}.id`, id)) return;
    number += 1;
    set(`${item}.type`, TYPES[asked.kind]);
    set(`${item}.timestamp`, stamp(at));
    set(`${item}.description`, `{lang=${language}}${asked.text[language] ?? ""}`.slice(0, 250));
    if (asked.key.length) set(`${item}.correct_responses.0.pattern`, response(asked, asked.key));
    set(`${item}.learner_response`, response(asked, choices));
    set(`${item}.result`, verdict(result, "incorrect"));
  }

  /** @param {Report} report */
  function tell({ passed, completed, progress, score, location, language, state, seconds, answers }) {
    const kept = [set("cmi.suspend_data", state), set("cmi.location", location)];
    if (score && (passed || was.success !== "passed")) {
      kept.push(set("cmi.score.min", 0), set("cmi.score.max", 100), set("cmi.score.raw", score.percent));
      kept.push(set("cmi.score.scaled", score.percent / 100));
      kept.push(set("cmi.success_status", passed ? "passed" : "failed"));
    }
    if (was.completion !== "completed") {
      kept.push(set("cmi.progress_measure", Math.floor(progress * 100) / 100));
      kept.push(set("cmi.completion_status", completed ? "completed" : "incomplete"));
    }
    set("cmi.session_time", duration(seconds));
    for (const answer of answers) log(answer, language);
    return kept.every(Boolean);
  }

  return {
    begun,
    save: (report) => {
      const told = tell(report);
      return String(api.Commit("")) === "true" && told;
    },
    end: (report) => {
      if (records) tell(report);
      api.Terminate("");
    },
  };
}

start(open);
