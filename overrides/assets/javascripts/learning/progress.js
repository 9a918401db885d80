// On a module's pages: what is done, and how long the rest takes.

import { element } from "../element.js";
import { complete, findModule, isDone, placeOf, progressOf, readPlan, visit } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} roots the one place where progress is said */
export async function enhance([root]) {
  if (!root) return;
  const t = await loadWords();
  const store = openStore();
  const place = placeOf();
  const plan = readPlan(root.dataset.plan);
  const line = element("p", { class: "progress-line" });
  root.append(line);

  function show() {
    if (store.notices.length) import("./notices.js").then(({ showNotices }) => showNotices(store));
    const module = findModule(store.record, place.module);
    const { done, total, left } = progressOf(module, plan);
    line.hidden = !module;
    line.textContent = left
      ? `${t("sections_done", { n: done, total })} ${t("minutes_left", { n: left })}`
      : t("module_done");
    root?.querySelectorAll(".eggs i").forEach((egg, index) => {
      const id = plan[index]?.[0] ?? "";
      egg.className = `${isDone(module, id) ? "laid" : ""} ${id === place.page ? "here" : ""}`;
    });
  }

  if (place.page !== "index" && findModule(store.record, place.module)) {
    store.update((record) => complete(visit(record, place), plan));
  }
  store.subscribe(show);
  show();
}
