// On a module's pages: what is done, how long the rest takes, where the learner was.

import { element } from "../element.js";
import { showNotices } from "./notices.js";
import { complete, completeSection, findCheck, findModule, isDone, placeOf, readPlan, visit } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} roots the one place where progress is said */
export async function enhance([root]) {
  if (!root) return;
  const t = await loadWords();
  const store = openStore();
  const place = placeOf();
  const plan = readPlan(root.dataset.plan ?? "");
  const sections = plan.filter(([id]) => id !== "quiz");
  const inPlan = plan.some(([id]) => id === place.page);

  const line = element("p", { class: "progress-line" });
  root.append(line);
  showNotices(store, t);

  const isSection = sections.some(([id]) => id === place.page);
  const end = element("div", { class: "section-end" });
  const status = element("p", { role: "status" });
  const button = element("button", { type: "button" }, t("mark_done"));
  if (isSection) {
    end.append(status, button);
    document.querySelector(".after")?.prepend(end);
    button.addEventListener("click", () => {
      finish();
      status.tabIndex = -1;
      status.focus();
    });
    document.addEventListener("hub:answered", answered);
  }

  /** A section with knowledge checks is done when each was answered, right or not. */
  function answered() {
    const checks = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-use=check]"))];
    const known = checks.every(({ dataset: { question = "", digest = "" } }) =>
      findCheck(store.record, place.module, question, digest),
    );
    if (known) finish();
  }

  function finish() {
    store.update((record) => completeSection(record, place, place.page, plan));
  }

  function show() {
    const module = findModule(store.record, place.module);
    const done = sections.filter(([id]) => isDone(module, id));
    const left = plan.reduce((sum, [id, minutes]) => sum + (isDone(module, id) ? 0 : minutes), 0);
    const whole = done.length === sections.length && isDone(module, "quiz");
    line.hidden = !module;
    line.textContent = whole
      ? t("module_done")
      : `${t("sections_done", { n: done.length, total: sections.length })} ${t("minutes_left", { n: left })}`;
    root?.querySelectorAll(".eggs i").forEach((egg, index) => {
      egg.classList.toggle("laid", isDone(module, sections[index]?.[0] ?? ""));
      egg.classList.toggle("here", sections[index]?.[0] === place.page);
    });
    if (isSection) {
      const said = isDone(module, place.page) ? t("section_done") : "";
      if (status.textContent !== said) status.textContent = said;
      button.hidden = Boolean(said);
    }
    for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".card[data-page]"))) {
      const marked = card.querySelector(".card-done");
      if (isDone(module, card.dataset.page ?? "") === Boolean(marked)) continue;
      if (marked) marked.remove();
      else card.append(element("p", { class: "card-done" }, t("done")));
    }
  }

  /** Offers to go on where the learner was; nobody is taken there. */
  function offer() {
    const module = findModule(store.record, place.module);
    const last = module?.last?.page;
    const link = document.querySelector(`.card[data-page="${last}"] a`);
    if (place.page !== "index" || !link || module?.completed_at) return;
    const title = link.textContent ?? "";
    const href = link.getAttribute("href") ?? "";
    line.after(element("p", { class: "resume" }, element("a", { href }, t("resume", { title }))));
  }

  const module = findModule(store.record, place.module);
  offer();
  if (module && (inPlan || place.page === "next-step")) {
    store.update((record) => {
      visit(record, place);
      const mine = findModule(record, place.module);
      if (mine) complete(mine, plan);
    });
  }
  store.subscribe(show);
  show();
}
