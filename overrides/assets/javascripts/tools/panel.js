// What every tool has: a name, several of them, a file saved and loaded, print, delete, and where it
// is all kept. The elements are those of tool_top.html and tool_end.html.

import { element } from "../element.js";
import { dayOf } from "../learning/day.js";
import { failing } from "../learning/file-field.js";
import { isWriting, one } from "../learning/parts.js";
import { download, say } from "../learning/record-file.js";
import { wordsOf } from "../learning/words.js";
import { showNotices } from "./notices.js";
import { openKept, ToolStore } from "./store.js";
import { fileName, LARGEST, readFile, siteOfPage, toFile } from "./tool-file.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("../learning/words.js").Words} Words */
/**
 * `item` is the one that is shown, if one is begun; `answer` begins one if none is. `choose` shows
 * another, or with nothing an empty one, which is kept once something is written in it.
 * @typedef {{
 *   readonly item: Item | undefined,
 *   answer: (key: string, value: any) => void,
 *   begin: (name?: string) => Item,
 *   choose: (id?: string) => void,
 *   store: ToolStore,
 *   t: Words,
 * }} Panel
 */

/** The words of the panel and the months. @param {string} language @returns {Promise<Words>} */
export async function panelWords(language = document.documentElement.lang) {
  const words = await import(`./words-${language}.js`);
  return wordsOf(words.default, language);
}

/**
 * Shows the panel, and the tool's newest item in it.
 * @param {HTMLElement} root holds the tool, its top and its end
 * @param {string} tool "self-assessment", or a worksheet's id
 * @param {(item: Item | undefined) => void} show is called with what is shown, whenever it changed
 * @param {(name: string, item: Item) => string} [listed] what an item is called among several
 * @returns {Promise<Panel>}
 */
export async function openPanel(root, tool, show, listed) {
  const t = await panelWords();
  const kept = openKept();
  const store = new ToolStore(kept, tool);
  const part = (/** @type {string} */ name) => one(root, `[data-part="${name}"]`);
  const name = /** @type {HTMLInputElement} */ (part("name"));

  const newest = () => [...store.items].sort((a, b) => (b.updated_at > a.updated_at ? 1 : -1))[0];
  /** @type {string | undefined} the item that is shown; none while an empty one waits for its first word */
  let chosen = newest()?.id;

  let changing = false;
  /**
   * Shows once what several changes come to: between them a box would lose what is typed in it.
   * @template T
   * @param {() => T} change
   * @returns {T}
   */
  function together(change) {
    const outer = changing;
    changing = true;
    try {
      return change();
    } finally {
      changing = outer;
      refresh();
    }
  }

  /** @type {Panel} */
  const panel = {
    get item() {
      return store.items.find(({ id }) => id === chosen);
    },
    answer(key, value) {
      together(() => store.answer((panel.item ?? panel.begin(name.value.trim())).id, key, value));
    },
    begin(called = "") {
      return together(() => {
        const item = store.create(called);
        chosen = item.id;
        return item;
      });
    },
    choose(id) {
      chosen = id;
      name.value = panel.item?.name ?? "";
      refresh();
    },
    store,
    t,
  };

  /** @param {Item} item */
  const called = (item) => item.name.trim() || t("no_name");

  function refresh() {
    if (changing) return;
    // What was removed in another tab gives way to the next; an empty one stays empty.
    if (chosen && !panel.item) chosen = newest()?.id;
    const { item } = panel;
    part("kept").textContent = t(store.kept ? "kept" : "not_kept");
    if (!isWriting(name) && (item || !name.value)) name.value = item?.name ?? "";
    showList(item);
    part("another").hidden = !item;
    const printed = part("printed");
    printed.hidden = false;
    printed.textContent = [item?.name.trim(), t("printed", { day: dayOf(t, new Date().toISOString()) })].filter(Boolean).join(" · ");
    show(item);
  }

  /** The others of this tool, each a button. @param {Item | undefined} item */
  function showList(item) {
    const items = store.items;
    const several = items.length > 1 || (items.length === 1 && !item);
    part("several").hidden = !several;
    part("save-all").hidden = items.length < 2;
    const list = part("list");
    const here = list.contains(document.activeElement) ? document.activeElement?.getAttribute("data-item") : null;
    list.replaceChildren(
      ...(several ? items : []).map((other) => {
        const changed = () => t("changed", { name: called(other), day: dayOf(t, other.updated_at) });
        const text = listed ? listed(called(other), other) : changed();
        const button = element("button", { type: "button", class: "plain", "data-item": other.id }, text);
        if (other.id === item?.id) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => {
          panel.choose(other.id);
          say(part("chosen-said"), t("chosen", { name: called(other) }));
        });
        return element("li", {}, button);
      }),
    );
    if (here) /** @type {HTMLElement | null} */ (list.querySelector(`[data-item="${here}"]`))?.focus();
  }

  name.addEventListener("input", () => {
    if (panel.item) store.rename(panel.item.id, name.value.trim());
    else if (name.value.trim()) panel.begin(name.value.trim());
  });
  part("another").addEventListener("click", () => {
    panel.choose();
    say(part("chosen-said"), t("begun"));
    name.focus();
  });
  part("print").addEventListener("click", () => print());

  /** @param {Item[]} items */
  async function save(items) {
    if (!items.length) return say(part("said"), t("nothing"));
    const file = fileName(tool);
    const text = await toFile(tool, items, siteOfPage());
    part("link").hidden = false;
    download(part("link"), file, text);
    return say(part("said"), t("saved", { file }));
  }
  part("save").addEventListener("click", () => save(panel.item ? [panel.item] : []));
  part("save-all").addEventListener("click", () => save(store.items));

  enhanceLoading(part, tool, t, (items) => {
    store.merge(items);
    if (items[0]) panel.choose(items[0].id);
  });
  enhanceDeleting(part, t, panel, called);

  showNotices(part("notices"), kept, t);
  store.subscribe(refresh);
  refresh();
  for (const side of ["top", "end"]) one(root, `[data-panel=${side}]`).hidden = false;
  one(root, "[data-panel=without]").hidden = true;
  return panel;
}

/**
 * Files are read one after the other; the first that is refused stops nothing of those before it.
 * @param {(name: string) => HTMLElement} part
 * @param {string} tool
 * @param {Words} t
 * @param {(items: Item[]) => void} add
 */
function enhanceLoading(part, tool, t, add) {
  const input = /** @type {HTMLInputElement} */ (part("file"));
  const error = part("error");

  const fail = failing(input, error);

  /** @param {File} file @returns {Promise<Item[] | string>} the items, or the problem */
  async function read(file) {
    if (file.size > LARGEST) return "size";
    const text = await file.text().catch(() => null);
    if (text === null) return "unread";
    const found = await readFile(text);
    if ("problem" in found) return found.problem;
    return found.tool === tool ? found.items : "tool";
  }

  part("load").addEventListener("click", async () => {
    say(part("loaded"), "");
    const files = [...(input.files ?? [])];
    if (!files.length) return fail(t("problem_none"));
    const items = [];
    for (const file of files) {
      const found = await read(file);
      if (typeof found === "string") {
        const problem = t(`problem_${found}`);
        return fail(files.length > 1 ? `${file.name}: ${problem}` : problem);
      }
      items.push(...found);
    }
    fail("");
    add(items);
    input.value = "";
    return say(part("loaded"), t("loaded", { n: new Set(items.map(({ id }) => id)).size }));
  });
  input.addEventListener("change", () => fail(""));
}

/**
 * @param {(name: string) => HTMLElement} part
 * @param {Words} t
 * @param {Panel} panel
 * @param {(item: Item) => string} called
 */
function enhanceDeleting(part, t, panel, called) {
  const dialog = /** @type {HTMLDialogElement} */ (part("dialog"));
  part("delete").addEventListener("click", () => {
    if (!panel.item) return say(part("said"), t("nothing"));
    part("which").textContent = called(panel.item);
    return dialog.showModal();
  });
  part("delete-cancel").addEventListener("click", () => dialog.close());
  part("delete-go").addEventListener("click", () => {
    const { item } = panel;
    dialog.close();
    if (!item) return;
    panel.store.remove(item.id);
    panel.choose(panel.item?.id);
    part("link").hidden = true;
    say(part("said"), t("deleted", { name: called(item) }));
    part("said").focus();
  });
}
