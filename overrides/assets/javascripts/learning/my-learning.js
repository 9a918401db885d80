// My learning: what was done in each module, what the learner says of themselves, and the parts
// that save, load and delete the record.

import { element } from "../element.js";
import { showKept } from "../tools/kept-list.js";
import { openKept } from "../tools/store.js";
import { dayOf } from "./day.js";
import { enhanceAsides, enhanceLoading } from "./load-file.js";
import { showNotices } from "./notices.js";
import { setLearner } from "./own-words.js";
import { all, isWriting, one } from "./parts.js";
import { findModule, isDone, lastPass, progressOf } from "./record.js";
import { enhanceSaving, say } from "./record-file.js";
import { enhanceStartAgain } from "./start-again.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @typedef {import("./record-file.js").Store} Store */
/** @typedef {import("./words.js").Words} Words */

/** @param {HTMLElement[]} roots the parts of the page */
export async function enhance(roots) {
  const parts = new Map(roots.map((root) => [root.dataset.myLearning, root]));
  const store = openStore();
  const own = JSON.parse(parts.get("modules")?.dataset.words ?? "{}");
  const t = await loadWords("months", document.documentElement.lang, own);

  showNotices(store);
  const modules = parts.get("modules");
  if (modules) enhanceModules(modules, store, t);
  const about = parts.get("about-me");
  if (about) enhanceAbout(about, store, t);
  const file = parts.get("record-file");
  if (file) {
    const save = one(file, "[data-save-part]");
    enhanceSaving(save, store, t, ({ text }) => {
      const box = save.querySelector("textarea");
      if (box) box.value = text;
    });
    enhanceLoading(one(file, "[data-load-part]"), store, t, () => plansOf(modules));
    enhanceAsides(one(file, "[data-aside-part]"), file.querySelector("[data-aside-said]"), store, t);
  }
  const tools = file?.querySelector("[data-tools-part]");
  const names = JSON.parse(tools instanceof HTMLElement ? tools.dataset.names ?? "{}" : "{}");
  if (tools instanceof HTMLElement) enhanceTools(tools, names, t);
  const again = parts.get("start-again");
  if (again) enhanceStartAgain(again, store, t, names);
  for (const root of roots) root.hidden = false;
}

/**
 * What was written in the hub's tools, where there is something.
 * @param {HTMLElement} root
 * @param {import("../tools/kept-list.js").Names} names
 * @param {Words} t
 */
function enhanceTools(root, names, t) {
  const kept = openKept();
  const show = () => {
    root.hidden = !kept.tools.length;
  };
  showKept(one(root, "ul"), names, t, (_, file) => say(root.querySelector("[role=status]"), t("tools_saved", { file })));
  kept.subscribe(show);
  show();
}

/**
 * The parts of each module with their minutes, as they stand in the page.
 * @param {HTMLElement | undefined} root
 * @returns {Map<string, [string, number][]>}
 */
function plansOf(root) {
  return new Map(all(root ?? document.body, ".my-module").map((module) => [module.dataset.of ?? "", planOf(module)]));
}

/** @param {HTMLElement} module @returns {[string, number][]} */
const planOf = (module) =>
  all(module, "[data-part]").map(({ dataset: { part = "", minutes } }) => [part, Number(minutes)]);

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Words} t
 */
function enhanceModules(root, store, t) {
  one(root, ".needs-script").hidden = true;
  for (const mark of all(root, ".my-mark")) mark.dataset.minutes = mark.textContent ?? "";

  const tools = one(root, "[data-tools]");
  const choice = /** @type {HTMLInputElement} */ (one(tools, "input"));
  choice.addEventListener("change", () => root.classList.toggle("with-reflections", choice.checked));
  one(tools, "[data-print]").addEventListener("click", () => print());

  const show = () => {
    for (const module of all(root, ".my-module")) showModule(module, store, t);
    one(tools, "[data-reflections-choice]").hidden = !all(root, ".my-reflections").some((part) => !part.hidden);
    const { name, organisation } = store.record.learner;
    const who = one(root, "[data-who]");
    who.hidden = false;
    who.textContent = [name, organisation, t("printed", { day: dayOf(t, new Date().toISOString()) })]
      .filter(Boolean)
      .join(" · ");
  };
  store.subscribe(show);
  show();
  tools.hidden = false;
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Words} t
 */
function showModule(root, store, t) {
  const module = findModule(store.record, root.dataset.of ?? "");
  const { done, total, left } = progressOf(module, planOf(root));
  const pass = lastPass(module);
  const attempts = module?.attempts ?? [];

  let state = t("not_started");
  if (module?.completed_at) {
    const { score = 0, max = 0 } = pass ?? {};
    state = t("completed", { day: dayOf(t, module.completed_at), score, max });
  } else if (module) {
    state = `${t("sections_done", { n: done, total })} ${t("minutes_left", { n: left })}`;
  }
  one(root, "[data-state]").textContent = state;
  root.classList.toggle("completed", Boolean(module?.completed_at));
  one(root, "[data-certified]").hidden = !(module?.completed_at && pass);

  for (const item of all(root, "[data-part]")) {
    const id = item.dataset.part ?? "";
    const mark = one(item, ".my-mark");
    const is = isDone(module, id);
    item.classList.toggle("done", is);
    const tried = id === "quiz" && attempts.length > 0;
    mark.textContent = is ? t(id === "quiz" ? "passed" : "done") : tried ? t("not_passed") : mark.dataset.minutes ?? "";
  }

  const resume = one(root, "[data-resume]");
  const last = module?.last?.page;
  const link = last ? root.querySelector(`[data-part="${CSS.escape(last)}"] a`) : null;
  resume.hidden = !link || Boolean(module?.completed_at);
  if (link && resume.querySelector("a")?.textContent !== t("resume", { title: link.textContent ?? "" })) {
    const href = link.getAttribute("href") ?? "";
    resume.replaceChildren(element("a", { href, class: "action" }, t("resume", { title: link.textContent ?? "" })));
  }

  const result = one(root, "[data-quiz-result]");
  const [best] = [...attempts].sort((a, b) => b.score / b.max - a.score / a.max);
  result.hidden = !best;
  if (best) result.textContent = t("quiz_result", { score: best.score, max: best.max, n: attempts.length });

  const reflections = root.querySelector(".my-reflections");
  for (const item of all(root, "[data-written]")) {
    const text = module?.reflections?.find(({ id }) => id === item.dataset.written)?.text ?? "";
    one(item, "dd").textContent = text;
    item.hidden = !text.trim();
  }
  if (reflections instanceof HTMLElement) reflections.hidden = all(reflections, "[data-written]").every((item) => item.hidden);
}

/**
 * @param {HTMLElement} form
 * @param {Store} store
 * @param {Words} t
 */
function enhanceAbout(form, store, t) {
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (all(form, "input, select"));
  const status = form.querySelector("[role=status]");

  const show = () => {
    for (const field of fields) {
      const value = /** @type {Record<string, string | null>} */ (store.record.learner)[field.name] ?? "";
      const writing = field.type === "text" && isWriting(field);
      if (!writing && field.value !== value) field.value = value;
    }
  };

  form.addEventListener("input", ({ target }) => {
    const field = fields.find((one) => one === target);
    if (field) store.update((record) => setLearner(record, { [field.name]: field.value.trim() || null }));
  });
  form.addEventListener("change", () => say(status, t(store.kept ? "kept" : "not_kept")));
  store.subscribe(show);
  show();
}
