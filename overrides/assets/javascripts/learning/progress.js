// On a module's pages: what is done, and how long the rest takes.

import { element } from "../element.js";
import { complete, findModule, isDone, placeOf, readPlan, visit } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} roots the one place where progress is said */
export async function enhance([root]) {
  if (!root) return;
  const t = await loadWords();
  const store = openStore();
  const place = placeOf();
  const plan = readPlan(root.dataset.plan);
  const sections = plan.filter(([id]) => id !== "quiz");
  const line = element("p", { class: "progress-line" });
  root.append(line);

  function show() {
    if (store.notices.length) import("./notices.js").then(({ showNotices }) => showNotices(store));
    const module = findModule(store.record, place.module);
    const n = sections.filter(([id]) => isDone(module, id)).length;
    const left = plan.reduce((sum, [id, minutes]) => sum + (isDone(module, id) ? 0 : minutes), 0);
    line.hidden = !module;
    line.textContent = left
      ? `${t("sections_done", { n, total: sections.length })} ${t("minutes_left", { n: left })}`
      : t("module_done");
    root?.querySelectorAll(".eggs i").forEach((egg, index) => {
      const id = sections[index]?.[0] ?? "";
      egg.className = `${isDone(module, id) ? "laid" : ""} ${id === place.page ? "here" : ""}`;
    });
  }

  if (place.page !== "index" && findModule(store.record, place.module)) {
    store.update((record) => complete(visit(record, place), plan));
  }
  store.subscribe(show);
  show();
}
