// The page “Make a report”: the form, the work that it starts, and what is shown and saved then.
// The files are read in a worker of this page. Nothing is sent anywhere, and nothing is kept.

import { element } from "../element.js";
import { one } from "../learning/parts.js";
import { wordsOf } from "../learning/words.js";
import { inDrop, inInput } from "./chosen.js";
import { saveAs } from "./saving.js";
import { pictureShown } from "./picture-showing.js";
import { reportShown } from "./showing.js";

/** @typedef {import("./chosen.js").Chosen} Chosen */
/** @typedef {import("./tables.js").Report} Report */
/** @typedef {import("../learning/words.js").Words} Words */
/** @typedef {import("./teams.js").Picture} Picture */
/** What was made of the files; of one kind of file there may be none. @typedef {{report: Report | null, picture: Picture | null}} Made */
/** @typedef {{progress?: {done: number, records: number}, report?: Report, picture?: Picture | null, failed?: boolean}} Message */

/** @param {HTMLElement[]} roots the one place of the maker */
export async function enhance([root]) {
  if (!root) return;
  const language = document.documentElement.lang;
  const t = wordsOf(JSON.parse(root.dataset.words ?? "{}"), language);
  const part = (/** @type {string} */ name) => one(root, `[data-part="${name}"]`);
  const choice = enhanceChoice(root, t);
  const period = enhancePeriod(root, t);
  const output = enhanceOutput(root, t);
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const [working, status] = [part("working"), part("status")];
  const submit = one(form, "[type=submit]");

  /** @param {boolean} busy */
  function turn(busy) {
    form.hidden = busy;
    working.hidden = !busy;
  }

  /** @param {string} text @param {HTMLElement} focus */
  function end(text, focus) {
    turn(false);
    status.textContent = text;
    focus.focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const days = period.check();
    if (!choice.check() || !days) return;
    const small = /** @type {HTMLInputElement} */ (one(form, "#report-small")).checked;
    status.textContent = "";
    turn(true);
    part("working-said").focus();
    const work = new Work(root, t);
    const stop = () => work.stop();
    part("cancel").addEventListener("click", stop, { once: true });
    const made = await work.run({ files: choice.files, ...days, suppressed: !small });
    part("cancel").removeEventListener("click", stop);
    if (!made.report) return end(t(made.problem), submit);
    turn(false);
    form.hidden = true;
    const { report, picture } = made;
    const any = report.input.records || picture?.input.read;
    status.textContent = t(any ? "done" : "nothing_read");
    // Where only teams sent files, there is nothing to say of learners.
    await output.show({ report: picture && !report.input.records ? null : report, picture });
    return undefined;
  });
  part("again").addEventListener("click", () => {
    output.clear();
    status.textContent = "";
    form.hidden = false;
    one(form, "#report-files").focus();
  });

  for (const note of root.querySelectorAll(".needs-script")) note.remove();
  // A browser that remembers a form would hide less than the reader sees asked for.
  /** @type {HTMLInputElement} */ (one(form, "#report-small")).checked = false;
  form.hidden = false;
  root.dataset.ready = "";
}

/** @typedef {{report: Report, picture: Picture | null, problem: string} | {report: null, picture: null, problem: string}} Ended */
/** @type {Ended} */
const FAILED = { report: null, picture: null, problem: "failed" };

/** One run of the worker, with its progress bar. */
class Work {
  #worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  /** @type {(made: Ended) => void} */
  #end = () => undefined;

  /** @param {HTMLElement} root @param {Words} t */
  constructor(root, t) {
    this.root = root;
    this.t = t;
  }

  /**
   * @param {{files: Chosen[], from: string | null, to: string | null, suppressed: boolean}} order
   * @returns {Promise<Ended>}
   */
  async run(order) {
    /** @type {Promise<Ended>} */
    const ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const bar = /** @type {HTMLProgressElement} */ (one(this.root, "progress"));
    const counted = one(this.root, "[data-part=counted]");
    bar.removeAttribute("value");
    counted.textContent = "";
    const all = order.files.reduce((sum, { file }) => sum + file.size, 0);
    this.#worker.onmessage = (/** @type {MessageEvent<Message>} */ { data }) => {
      if (data.progress) {
        bar.max = all || 1;
        bar.value = data.progress.done;
        counted.textContent = this.t("counted", {
          done: sizeOf(data.progress.done),
          all: sizeOf(all),
          records: data.progress.records,
        });
      } else this.#finish(data.report ? { report: data.report, picture: data.picture ?? null, problem: "" } : FAILED);
    };
    this.#worker.onerror = () => this.#finish(FAILED);
    const banks = await fetchBanks(this.root.dataset.root ?? ".");
    const facts = JSON.parse(this.root.dataset.facts ?? "null");
    if (banks) this.#worker.postMessage({ ...order, banks, facts, madeAt: new Date().toISOString().replace(/\.\d+/, "") });
    else this.#finish({ ...FAILED, problem: "banks_missing" });
    return ended;
  }

  stop() {
    this.#finish({ ...FAILED, problem: "stopped" });
  }

  /** @param {Ended} made */
  #finish(made) {
    this.#worker.terminate();
    this.#end(made);
  }
}

/** The questions that the hub has published. @param {string} root */
async function fetchBanks(root) {
  try {
    const response = await fetch(`${root}/data/question-banks.json`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * The files: chosen one by one, by folder, or dropped.
 * @param {HTMLElement} root @param {Words} t
 */
function enhanceChoice(root, t) {
  const files = /** @type {HTMLInputElement} */ (one(root, "#report-files"));
  const folder = /** @type {HTMLInputElement} */ (one(root, "#report-folder"));
  const drop = one(root, "[data-part=drop]");
  const said = one(root, "[data-part=chosen]");
  const none = one(root, "[data-part=none]");
  const error = one(root, "#report-error");
  /** @type {Chosen[]} */
  let chosen = [];

  // Where a folder cannot be chosen, nothing offers it.
  if ("webkitdirectory" in folder) folder.webkitdirectory = true;
  else one(root, "[data-part=folder-field]").hidden = true;

  /** @param {Chosen[]} added */
  function add(added) {
    fail(error, files, "", "report-files-hint");
    chosen = [...chosen, ...added];
    show();
  }

  function show() {
    const size = sizeOf(chosen.reduce((sum, { file }) => sum + file.size, 0));
    said.textContent = chosen.length ? t("chosen", { n: chosen.length, size }) : "";
    none.hidden = !chosen.length;
  }

  for (const input of [files, folder]) {
    input.addEventListener("change", () => {
      add(inInput(input));
      input.value = ""; // so that more can be added, the same ones too
    });
  }
  none.addEventListener("click", () => {
    chosen = [];
    show();
    said.textContent = t("gone");
    files.focus();
  });

  /** @param {boolean} over */
  const mark = (over) => drop.classList.toggle("over", over);
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      mark(true);
    });
  }
  drop.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && drop.contains(relatedTarget))) mark(false);
  });
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    mark(false);
    add(await inDrop(event.dataTransfer));
  });

  return {
    get files() {
      return chosen;
    },
    check() {
      fail(error, files, chosen.length ? "" : t("choose"), "report-files-hint");
      return chosen.length > 0;
    },
  };
}

/**
 * The days between which is counted.
 * @param {HTMLElement} root @param {Words} t
 */
function enhancePeriod(root, t) {
  const first = /** @type {HTMLInputElement} */ (one(root, "#report-from"));
  const last = /** @type {HTMLInputElement} */ (one(root, "#report-to"));
  const error = one(root, "#report-period-error");
  return {
    check() {
      const unclear = [first, last].find((input) => !input.validity.valid);
      const wrong = first.value && last.value && last.value < first.value;
      const text = unclear ? t("day_unclear") : wrong ? t("days_order") : "";
      fail(error, first, "");
      fail(error, last, "");
      if (text) fail(error, unclear ?? last, text);
      return text ? null : { from: first.value || null, to: last.value || null };
    },
  };
}

/**
 * Says what is wrong with a field, or takes that away.
 * @param {HTMLElement} error @param {HTMLInputElement} input @param {string} text @param {string} hint
 */
function fail(error, input, text, hint = "") {
  error.textContent = text;
  error.hidden = !text;
  const about = [text && error.id, hint].filter(Boolean).join(" ");
  if (about) input.setAttribute("aria-describedby", about);
  else input.removeAttribute("aria-describedby");
  if (!text) return input.removeAttribute("aria-invalid");
  input.setAttribute("aria-invalid", "true");
  return input.focus();
}

/**
 * The report as it is shown, in either language, and what it can be saved as.
 * @param {HTMLElement} root @param {Words} t
 */
function enhanceOutput(root, t) {
  const made = one(root, "[data-part=made]");
  const place = one(root, "[data-part=report]");
  const saved = one(root, "[data-part=saved]");
  const link = one(root, "[data-part=link]");
  const radios = /** @type {NodeListOf<HTMLInputElement>} */ (made.querySelectorAll("[name=report-language]"));
  const chosen = () => [...radios].find((radio) => radio.checked)?.value ?? "en";
  /** @type {Made | undefined} */
  let shown;

  const show = async () => {
    const { report, picture } = shown ?? {};
    const parts = [report && reportShown(report, chosen()), picture && pictureShown(picture, chosen())];
    place.replaceChildren(...(await Promise.all(parts)).flatMap((part) => part ?? []));
  };
  for (const radio of radios) radio.addEventListener("change", show);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll("[data-save]"))) {
    button.addEventListener("click", async () => {
      if (button.dataset.save === "print") return print();
      if (!shown) return undefined;
      const { name, url } = await saveAs(button.dataset.save ?? "", shown, chosen());
      const old = link.querySelector("a");
      if (old) URL.revokeObjectURL(old.href);
      const anchor = element("a", { href: url, download: name }, name);
      link.replaceChildren(t("saved_link"), " ", anchor);
      anchor.click();
      saved.textContent = t("saved", { file: name });
      return undefined;
    });
  }

  return {
    /** @param {Made} of */
    async show(of) {
      shown = of;
      await show();
      made.hidden = false;
      one(made, "h2").focus();
    },
    clear() {
      shown = undefined;
      made.hidden = true;
      saved.textContent = "";
      link.replaceChildren();
      place.replaceChildren();
    },
  };
}

/** @param {number} bytes */
function sizeOf(bytes) {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  const rounded = size < 10 ? Math.ceil(size * 10) / 10 : Math.ceil(size);
  return `${rounded.toLocaleString(document.documentElement.lang)} ${unit}`;
}
