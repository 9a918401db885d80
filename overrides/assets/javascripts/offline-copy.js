// The copy of the hub on this device: what of it is kept, all of it on request, and its removal.

import { element } from "./element.js";
import { loadWords, wordsOf } from "./learning/words.js";
import { keep, ROOT, UNWANTED } from "./offline.js";

/**
 * Has the worker keep groups of pages, and says what it keeps then. What is not asked for by a
 * person is left alone where data is to be saved or the copy was removed.
 * @typedef {(
 *   groups: string[],
 *   unasked: boolean,
 *   tell?: (done: number) => void,
 * ) => Promise<{ kept: string[], bytes?: number, problem?: string }>} Keep
 * `tell` is told the part that is done, up to 1; `bytes` is the size of the whole hub.
 */

const MEGABYTE = 1e6;
/** Says on the page that nothing is kept any more. */
let showNone = () => {};

/** @param {HTMLElement[]} roots the one block, with its words, a list of the modules and two buttons */
export async function enhance([root]) {
  if (!root) return;
  const t = wordsOf(JSON.parse(root.dataset.words ?? "{}"), document.documentElement.lang);
  const problems = await loadWords("trouble");
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (root.querySelector(`[data-part=${name}]`));
  const [status, size, progress] = [part("status"), part("size"), part("progress")];
  const [modules, keepAll, removeAll] = [part("modules"), part("keep"), part("remove")];

  /** @param {Awaited<ReturnType<Keep>>} state @param {string} [said] */
  function show({ kept, bytes = 0, problem }, said) {
    const all = kept.includes("everything");
    const items = /** @type {HTMLElement[]} */ ([...modules.children]);
    for (const item of items) item.hidden = !kept.includes(item.dataset.group ?? "");
    const none = items.every((item) => item.hidden);
    modules.hidden = all || none;
    size.hidden = all || !bytes;
    size.textContent = t("size", { size: Math.ceil((10 * bytes) / MEGABYTE) / 10 });
    if (problem === "forbidden") said = t("forbidden");
    else if (problem) said = problems(problem);
    status.textContent = said ?? t(all ? "all" : none ? "none" : "these");
    const focused = document.activeElement;
    keepAll.hidden = all || problem === "forbidden";
    removeAll.hidden = !kept.length;
    progress.hidden = true;
    if (focused instanceof HTMLElement && focused.hidden) status.focus();
  }

  keepAll.addEventListener("click", async () => {
    if (!progress.hidden) return;
    progress.hidden = false;
    for (const part of [modules, size, removeAll]) part.hidden = true;
    status.role = "status";
    status.textContent = t("keeping");
    // So that the browser does not tidy the copy away. It may ask the reader first.
    navigator.storage?.persist?.();
    const tell = (/** @type {number} */ done) => progress.setAttribute("value", String(done));
    show(await keep(["everything"], false, tell));
  });

  removeAll.addEventListener("click", async () => {
    localStorage.setItem(UNWANTED, "1");
    status.role = "status";
    await remove();
    show({ kept: [] }, t("removed"));
  });

  showNone = () => show({ kept: [] });
  show(await keep([], true));
}

/** Whether anything of the hub is kept for use offline, or it is noted that nothing is to be. */
export async function anyCopy() {
  try {
    return Boolean(localStorage.getItem(UNWANTED) ?? (await ourCaches()).length);
  } catch {
    return false; // Forbidden: nothing was kept.
  }
}

/** As if nothing had ever been kept for use offline. */
export async function forgetCopy() {
  if (!(await anyCopy())) return;
  localStorage.removeItem(UNWANTED);
  await remove();
  showNone();
}

/** Another hub on the same host keeps its own. */
async function ourCaches() {
  const names = await globalThis.caches?.keys() ?? [];
  return names.filter((name) => name.startsWith(`nest-hub ${ROOT} `));
}

/** Removes the worker and all that it kept. The learner's record lies elsewhere. */
async function remove() {
  await Promise.all((await ourCaches()).map((name) => caches.delete(name)));
  await (await navigator.serviceWorker?.getRegistration(ROOT))?.unregister();
}

/** The way out, at any address that ends with `?offline=reset`. */
export async function reset() {
  const line = element("p", { class: "note", role: "status" });
  document.querySelector("main")?.prepend(line);
  await remove();
  line.textContent = (await loadWords("trouble"))("reset");
}
