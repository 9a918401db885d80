// cmi5: statements to the LMS's record store, and the learner's record in its State API.
//
// `completed` and `passed` are said once for a registration. A session may say either `passed` or
// `failed`, once: so `failed` waits for the session's end, as the learner may try again till then.

import { randomHex } from "../learning/record.js";
import book from "./book.js";
import { response, TYPES } from "./responses.js";
import { start } from "./session.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Answer} Answer */

const VERBS = {
  initialized: "http://adlnet.gov/expapi/verbs/initialized",
  completed: "http://adlnet.gov/expapi/verbs/completed",
  passed: "http://adlnet.gov/expapi/verbs/passed",
  failed: "http://adlnet.gov/expapi/verbs/failed",
  terminated: "http://adlnet.gov/expapi/verbs/terminated",
  answered: "http://adlnet.gov/expapi/verbs/answered",
};
const DEFINED = { id: "https://w3id.org/xapi/cmi5/context/categories/cmi5" };
const MOVE_ON = { id: "https://w3id.org/xapi/cmi5/context/categories/moveon" };
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const KEPT = "nest-hub";

/** @param {number} seconds */
const duration = (seconds) => `PT${Math.max(0, Math.floor(seconds))}S`;

/** A random UUID, also where the page is not served by TLS. */
function uuid() {
  const hex = randomHex(16);
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** @returns {Promise<import("./session.js").Lms | null>} */
async function open() {
  const query = new URLSearchParams(location.search);
  const [endpoint, fetchUrl, actorText, registration, activityId] = ["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => query.get(name));
  if (!endpoint || !fetchUrl || !actorText || !registration || !activityId) return null;
  const actor = JSON.parse(actorText);
  const base = endpoint.replace(/\/?$/, "/");
  const token = (await (await fetch(fetchUrl, { method: "POST" })).json())["auth-token"];
  if (!token) return null;
  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };

  /** @param {string} path @param {string} method @param {unknown} body what is sent outlives the page */
  const send = (path, method = "GET", body = undefined) =>
    fetch(base + path, { method, headers, keepalive: method !== "GET", ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  /** @param {string} stateId */
  const stateAt = (stateId) =>
    `activities/state?${new URLSearchParams({ activityId, agent: JSON.stringify(actor), registration, stateId })}`;
  /** @param {string} path @returns {Promise<any>} nothing where nothing is kept */
  const read = async (path) => {
    const answer = await send(path);
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.json();
  };

  const launch = await read(stateAt("LMS.LaunchData"));
  if (!launch) throw new Error("no LMS.LaunchData");
  const preferences = await read(`agents/profile?${new URLSearchParams({ agent: JSON.stringify(actor), profileId: "cmi5LearnerPreferences" })}`).catch(() => null);
  const kept = (await read(stateAt(KEPT))) ?? {};
  const records = launch.launchMode === "Normal";
  /** What this registration has said already, and is not said again. @type {string[]} */
  const said = kept.said ?? [];

  /**
   * @typedef {{result?: object, moves?: boolean, extensions?: object, object?: object, timestamp?: string}} Parts
   * @param {keyof typeof VERBS} verb
   * @param {Parts} parts `moves`: whether the LMS may move on because of it
   */
  function statement(verb, parts = {}) {
    const { result, moves, extensions = {}, timestamp = new Date().toISOString() } = parts;
    const { object = { id: activityId, objectType: "Activity" } } = parts;
    const template = structuredClone(launch.contextTemplate ?? {});
    const activities = template.contextActivities ?? {};
    const category = [...(activities.category ?? []), ...(verb === "answered" ? [] : [DEFINED]), ...(moves ? [MOVE_ON] : [])];
    const contextActivities = { ...activities, ...(category.length ? { category } : {}) };
    if (verb === "answered") contextActivities.parent = [{ id: activityId, objectType: "Activity" }];
    return {
      id: uuid(),
      actor,
      verb: { id: VERBS[verb], display: { "en-GB": verb } },
      object,
      ...(result ? { result } : {}),
      context: { ...template, registration, contextActivities, extensions: { ...template.extensions, ...extensions } },
      timestamp,
    };
  }

  /** @param {Report} report */
  const score = ({ score: found }) => ({
    scaled: Math.floor((found?.percent ?? 0) * 100) / 10000,
    raw: found?.right ?? 0,
    min: 0,
    max: found?.of ?? 0,
  });
  const mastery = launch.masteryScore ?? book.passMark / 100;
  /** @param {Report} report @param {boolean} success */
  const judged = (report, success) =>
    statement(success ? "passed" : "failed", {
      result: { score: score(report), success, duration: duration(report.seconds) },
      moves: true,
      extensions: { [MASTERY]: mastery },
    });

  /** @param {Answer} answer @param {string} language */
  function answered({ id, asked, choices, result, at }, language) {
    return statement("answered", {
      timestamp: at,
      result: { response: response(asked, choices), ...(result === null ? {} : { success: result }) },
      object: {
        objectType: "Activity",
        id: `${activityId}#${id}`,
        definition: {
          type: "http://adlnet.gov/expapi/activities/cmi.interaction",
          description: { [language]: asked.text[language] ?? "" },
          interactionType: TYPES[asked.kind],
          ...(asked.key.length ? { correctResponsesPattern: [response(asked, asked.key)] } : {}),
        },
      },
    });
  }

  /** @param {Report} report @returns {object[]} */
  function news(report) {
    const list = report.answers.map((answer) => /** @type {object} */ (answered(answer, report.language)));
    if (report.passed && !said.includes("passed") && (report.score?.percent ?? 0) / 100 >= mastery) {
      said.push("passed");
      list.push(judged(report, true));
    }
    if (report.completed && !said.includes("completed")) {
      said.push("completed");
      list.push(statement("completed", { result: { completion: true, duration: duration(report.seconds) }, moves: true }));
    }
    return list;
  }

  let sent = "";
  /** Sends the record; not the same one twice, so that none overtakes a newer one. @param {Report} report */
  async function keep(report) {
    const state = stateOf(report);
    const text = JSON.stringify(state);
    if (text === sent) return true;
    sent = text;
    const { ok } = await send(stateAt(KEPT), "PUT", state);
    if (!ok) sent = "";
    return ok;
  }

  /** @param {Report} report */
  const stateOf = ({ location: page, language, state: text }) => ({ location: page, language, state: text, said });

  /** One save after another, so that nothing arrives before what it follows. @type {Promise<boolean>} */
  let last = Promise.resolve(true);
  /** Statements that were not taken yet, and those on their way. @type {object[]} */
  let waiting = [];
  /** @type {object[]} */
  let sending = [];
  /** @type {number | undefined} */
  let attemptsBefore;
  const taken = await send("statements", "POST", [statement("initialized")]);
  if (!taken.ok) throw new Error(`${taken.status} statements`);

  return {
    begun: {
      state: kept.state ?? "",
      location: kept.location ?? "",
      language: kept.language ?? String(preferences?.languagePreference ?? ""),
      records,
    },
    save: (report) => {
      attemptsBefore ??= report.attempts;
      waiting.push(...news(report));
      last = last.then(async () => {
        try {
          // The record first: no answer may be lost, whatever becomes of the log.
          const stored = await keep(report);
          sending = waiting;
          const taken = !sending.length || (await send("statements", "POST", sending)).ok;
          if (taken) waiting = waiting.filter((item) => !sending.includes(item));
          return stored && taken;
        } catch {
          sent = "";
          return false;
        } finally {
          sending = [];
        }
      });
      return last;
    },
    end: (report) => {
      if (records) {
        waiting.push(...news(report));
        const failed = report.passed === false && report.attempts > (attemptsBefore ?? report.attempts);
        if (failed && !said.includes("passed")) waiting.push(judged(report, false));
        keep(report).catch(() => {});
      }
      waiting.push(statement("terminated", { result: { duration: duration(report.seconds) } }));
      const rest = waiting.filter((item) => !sending.includes(item));
      send("statements", "POST", rest).catch(() => {});
    },
  };
}

start(open);
