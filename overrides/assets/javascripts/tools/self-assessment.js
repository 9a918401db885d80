// The self-assessment: every answer is kept as it is given; the chart, the table and the sentences
// follow. The panel has what all tools have: the team's name, several of them, file, print, delete.

import { element } from "../element.js";
import { dayOf } from "../learning/day.js";
import { all, isWriting, one } from "../learning/parts.js";
import { download, say } from "../learning/record-file.js";
import { wordsOf } from "../learning/words.js";
import { actionsOf, dayHere, dayOfItem, isDay, isEmpty, linesOf, scoreOf, textOf, timeBefore } from "./assessment.js";
import { drawChart } from "./assessment-chart.js";
import { planCalendar, planCsv, scoresCsv } from "./assessment-files.js";
import { Plan, written } from "./assessment-plan.js";
import { sentences } from "./assessment-words.js";
import { openPanel, panelWords } from "./panel.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("./panel.js").Panel} Panel */
/** @typedef {import("../learning/words.js").Words} Words */
/**
 * @typedef {{
 *   scale: {min: number, max: number},
 *   order: string[],
 *   principles: Record<string, string>,
 *   national: Record<string, number>,
 *   national_day: string,
 *   regions: Record<string, string>,
 * }} Facts what the page knows of the framework
 */

/** @param {HTMLElement[]} roots */
export async function enhance(roots) {
  for (const root of roots) await new Assessment(root).start();
}

class Assessment {
  #root;
  /** @type {Facts} */
  #facts;
  /** @type {Words} */
  #t;
  /** @type {Words} */
  #months = (key) => key;
  /** @type {Panel | undefined} */
  #open;
  /** @type {Plan} */
  #plan;
  #drawn = "";
  /** @type {string | undefined} */
  #shown;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#facts = JSON.parse(root.dataset.facts ?? "{}");
    this.#t = wordsOf(JSON.parse(root.dataset.words ?? "{}"), document.documentElement.lang);
    this.#plan = new Plan(one(root, "[data-action-plan]"), () => this.#panel, this.#t, this.#inOrder(), (day) => this.#day(day));
  }

  /** The principles' names, in the framework's order. */
  #inOrder() {
    return Object.fromEntries(this.#facts.order.map((id) => [id, this.#facts.principles[id] ?? id]));
  }

  get #panel() {
    if (!this.#open) throw new Error("no panel");
    return this.#open;
  }

  async start() {
    const root = this.#root;
    for (const part of all(root, "[data-none]")) part.hidden = false;
    this.#months = await panelWords();
    this.#enhanceFields();
    this.#enhanceIdeas();
    /** @type {Item | undefined | null} what is to be shown once the panel is there */
    let waiting = null;
    const show = (/** @type {Item | undefined} */ item) => {
      if (this.#open) this.#show(item);
      else waiting = item;
    };
    this.#open = await openPanel(root, "self-assessment", show, (name, item) =>
      this.#t("listed", { name, day: this.#day(dayOfItem(item)) }),
    );
    this.#show(waiting ?? undefined);
    this.#enhanceAgain();
    this.#enhanceFiles();
    root.dataset.ready = "";
  }

  #enhanceFields() {
    for (const field of all(this.#root, "[data-answer]")) {
      const input = /** @type {HTMLInputElement} */ (field);
      input.addEventListener("input", () => this.#panel.answer(input.dataset.answer ?? "", input.value || null));
      if (input.localName === "textarea" || input.type === "date") input.after(written());
    }
    for (const part of all(this.#root, "[data-principle]")) {
      part.addEventListener("change", ({ target }) => {
        const { type, value } = /** @type {HTMLInputElement} */ (target);
        if (type === "radio") this.#panel.answer(`score:${part.dataset.principle}`, Number(value) || null);
      });
    }
  }

  /** Each idea can go into the plan as it stands, and be changed there. */
  #enhanceIdeas() {
    for (const idea of all(this.#root, "[data-idea]")) {
      const principle = idea.closest("[data-principle]")?.getAttribute("data-principle") ?? "";
      const what = one(idea, "span").textContent ?? "";
      const words = this.#t("add_to_plan");
      const button = element("button", { type: "button", class: "plain", "aria-label": `${words}: ${what}` }, words);
      const said = element("span", { class: "said", role: "status" });
      button.addEventListener("click", () => {
        this.#plan.add({ what, principle });
        say(said, this.#t("added"));
      });
      idea.append(element("div", { class: "assessment-idea" }, button, said));
    }
  }

  #enhanceAgain() {
    one(this.#root, "[data-again]").addEventListener("click", () => {
      const { item } = this.#panel;
      if (!item) return;
      const region = textOf(item, "region");
      this.#panel.begin(item.name);
      const day = dayHere(new Date());
      this.#panel.answer("date", day);
      if (region) this.#panel.answer("region", region);
      const head = one(this.#root, "#assessment-about");
      head.focus();
      head.scrollIntoView();
      say(one(this.#root, "[data-progress]"), this.#t("again_begun", { day: this.#day(day) }));
    });
  }

  #enhanceFiles() {
    const { regions, principles, national_day: national } = this.#facts;
    const names = {
      name: (/** @type {string} */ id) => principles[id] ?? "",
      region: (/** @type {string} */ id) => regions[id] ?? "",
      national,
    };
    const language = document.documentElement.lang;
    const made = {
      scores: (/** @type {Item} */ item) => scoresCsv(item, this.#before(item), this.#lines(item), names, this.#t),
      plan: (/** @type {Item} */ item) => planCsv(item, names, this.#t),
      calendar: (/** @type {Item} */ item) => planCalendar(item, names, this.#t, language),
    };
    for (const button of all(this.#root, "[data-file]")) {
      const kind = /** @type {keyof typeof made} */ (button.dataset.file);
      button.addEventListener("click", () => {
        const { item } = this.#panel;
        const said = one(this.#root, "[data-files-said]");
        const none = this.#nothingFor(kind, item);
        if (!item || none) return say(said, none);
        const [end, type] = kind === "calendar" ? ["ics", "text/calendar"] : ["csv", "text/csv"];
        const file = `${this.#t(`file_${kind}`)}-${dayOfItem(item)}.${end}`;
        download(one(this.#root, "[data-files-link]"), file, made[kind](item), `${type};charset=utf-8`);
        return say(said, this.#t("saved", { file }));
      });
    }
  }

  /** Why there is nothing to save, if there is nothing. @param {string} kind @param {Item | undefined} item */
  #nothingFor(kind, item) {
    const actions = item ? actionsOf(item) : [];
    if (kind === "scores") return item && !isEmpty(item) ? "" : this.#t("none_scored");
    if (!actions.length) return this.#t("nothing_yet");
    return kind === "calendar" && !actions.some(({ by }) => by) ? this.#t("no_dates") : "";
  }

  /** @param {Item} item */
  #before(item) {
    return timeBefore(this.#panel.store.items, item);
  }

  /** @param {Item} item */
  #lines(item) {
    const { order, national, scale } = this.#facts;
    return linesOf(item, this.#before(item), order, national, scale);
  }

  /** @param {string} day `2026-11-22` */
  #day(day) {
    return dayOf(this.#months, `${day}T12:00`);
  }

  /** @param {Item | undefined} item */
  #show(item) {
    const another = this.#shown !== item?.id;
    this.#shown = item?.id;
    for (const field of all(this.#root, "[data-answer]")) {
      const input = /** @type {HTMLInputElement} */ (field);
      const key = input.dataset.answer ?? "";
      const text = item ? textOf(item, key) : "";
      const value = key === "date" ? isDay(text) || (item ? dayOfItem(item) : dayHere(new Date())) : text;
      // What is being typed stays: a day that is half typed has no value.
      if (input.value !== value && (another || !isWriting(input))) input.value = value;
      const paper = input.nextElementSibling;
      if (paper) paper.textContent = key === "date" ? this.#day(value) : text;
    }
    const scored = this.#facts.order.filter((id) => {
      const score = item ? scoreOf(item, id, this.#facts.scale) : null;
      const radio = one(this.#root, `[data-principle="${id}"] input[value="${score ?? ""}"]`);
      /** @type {HTMLInputElement} */ (radio).checked = true;
      one(this.#root, `[data-map="${id}"]`).textContent = score === null ? "" : score.toLocaleString(document.documentElement.lang);
      return score !== null;
    });
    const progress = one(this.#root, "[data-progress]");
    const words = this.#t("scored", { n: scored.length, total: this.#facts.order.length });
    if (progress.textContent !== words) progress.textContent = words;
    this.#plan.show(item);
    this.#showResults(item);
    this.#root.classList.toggle("is-filled", Boolean(item && !isEmpty(item)));
    for (const part of ["[data-again-part]", "[data-files]"]) one(this.#root, part).hidden = !item;
  }

  /** @param {Item | undefined} item */
  #showResults(item) {
    const { order, principles, national, national_day, scale } = this.#facts;
    const before = item && this.#before(item);
    const lines = item
      ? this.#lines(item)
      : order.map((principle) => ({ principle, score: null, last: null, national: national[principle] ?? null }));
    const last = before ? this.#day(dayOfItem(before)) : "";
    const now = item ? this.#day(dayOfItem(item)) : "";
    const seen = JSON.stringify([lines, last, now, item?.id]);
    if (seen === this.#drawn) return;
    this.#drawn = seen;

    const t = this.#t;
    const number = (/** @type {number} */ n) => n.toLocaleString(document.documentElement.lang);
    const results = one(this.#root, "[data-results]");
    const texts = sentences(lines, { names: principles, national_day, last, t });
    one(results, "[data-sentences]").replaceChildren(...texts.map((text) => element("p", {}, text)));

    const chart = one(results, "[data-chart]");
    chart.hidden = false;
    drawChart(chart, lines, {
      max: scale.max,
      names: principles,
      number,
      legend: {
        score: now ? t("legend_score", { day: now }) : "",
        last: last && t("legend_last", { day: last }),
        national: national_day && t("legend_national", { day: national_day }),
      },
      mark: (id) => this.#root.querySelector(`[data-principle="${id}"] .mark`)?.cloneNode(true),
    });

    const head = one(results, "[data-last-head]");
    head.textContent = t("legend_last", { day: last });
    for (const part of [head, ...all(results, "[data-last]")]) part.hidden = !before;
    for (const { principle, score, last: then } of lines) {
      const row = one(results, `[data-row="${principle}"]`);
      one(row, "[data-score]").textContent = score === null ? t("no_score") : number(score);
      one(row, "[data-last]").textContent = then === null ? t("no_score") : number(then);
    }
  }
}
