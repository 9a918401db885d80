// One question's form: its answer, its marks and its feedback. It keeps nothing.

import { element } from "../element.js";
import { mark } from "./marking.js";
import { Ordering } from "./ordering.js";

/** @typedef {import("./words.js").Words} Words */

/** @param {Element} root @param {string} selector @returns {any[]} */
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/** @param {Element} target @param {string} name @param {unknown} value nothing removes it */
const set = (target, name, value) =>
  value ? target.setAttribute(name, `${value}`) : target.removeAttribute(name);

export class QuestionView {
  /** @param {HTMLFormElement} form @param {Words} t */
  constructor(form, t) {
    const { question = "", digest = "", type = "", use, outcomes = "" } = form.dataset;
    this.form = form;
    this.t = t;
    this.id = question;
    this.digest = digest;
    this.outcomes = outcomes.split(" ");
    this.type = type;
    this.kind = /^m|^o/.test(type) ? type : "single";
    this.graded = use !== "starter";
    this.fieldset = all(form, "fieldset")[0];
    this.key = all(form, "[data-correct], [data-item], [data-pair]").map(
      ({ dataset: { choice, item, pair } }) => choice ?? item ?? `${pair}=${pair}`,
    );
    this.error = element("p", { class: "error", id: `${form.id}-error` });
    this.ordering = type === "order" ? new Ordering(this.fieldset, t) : null;
    this.answer = this.answer; // what was chosen before this ran stays; the rest is put away
    this.onChange(() => {
      this.clear();
      this.fail(this.answered ? "" : this.error.textContent);
    });
  }

  /** @returns {any[]} */
  get controls() {
    return all(this.fieldset, "input, select, button");
  }

  /** @returns {string[]} */
  get answer() {
    if (this.ordering) return this.ordering.answer;
    const given = this.controls.filter(({ type, checked, value }) => (type === "select-one" ? value : checked));
    return given.map(({ name, value }) => (this.kind === "match" ? `${name}=${value}` : value)).sort();
  }

  set answer(parts) {
    this.clear();
    for (const details of all(this.form, "details")) details.hidden = true;
    if (this.ordering) this.ordering.answer = parts;
    for (const input of all(this.fieldset, "input")) input.checked = parts.includes(input.value);
    for (const option of all(this.fieldset, "option")) {
      option.selected = parts.includes(`${option.parentElement.name}=${option.value}`);
    }
  }

  get answered() {
    return this.answer.length >= (this.kind === "match" ? this.key.length : 1);
  }

  get marked() {
    return "mark" in this.form.dataset;
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.form.addEventListener("change", listener);
  }

  /** @param {string | null} text what is missing; nothing takes it back */
  fail(text) {
    const { error, fieldset } = this;
    error.textContent = text;
    if (text) fieldset.firstElementChild.after(error);
    else error.remove();
    set(fieldset, "aria-describedby", text && error.id);
    for (const select of all(fieldset, "select")) set(select, "aria-invalid", text && !select.value);
  }

  /** Shows at each part of the answer what it is, and returns what to say. */
  mark() {
    const { answer, form, graded, kind, t } = this;
    const { marks, right, of, correct } = mark(kind, answer, this.key);
    const said = graded ? [`${t(correct ? "right" : "not_yet")}.`] : [];
    this.clear();
    form.dataset.mark = correct ? "right" : "not-yet";
    for (const details of all(form, ".answer:not([data-choice])")) details.hidden = false;
    for (const [n, part] of answer.entries()) {
      const [id] = part.split("=");
      const [target] = all(form, `#${form.id}-${id}`);
      const [feedback] = all(form, `[data-choice="${id}"] .feedback-text`);
      const result = element("p", { class: "result", id: `${target.id}-result` });
      if (graded) {
        result.classList.add(marks[n] ? "right" : "not-yet");
        result.append(element("strong", {}, t(!marks[n] ? "not_yet" : kind === "order" ? "in_place" : "right")), " ");
      }
      if (feedback) result.append(element("span", {}, feedback.textContent));
      if (kind === "single") said.push(feedback.textContent);
      const place = target.closest("li, div");
      place.append(result);
      for (const control of all(place, "input, select, button")) set(control, "aria-describedby", result.id);
    }
    if (kind !== "single" && !correct) said.push(t(`found_${kind}`, { right, of }));
    const others = kind === "multiple" && answer.length - right;
    if (others) said.push(t("found_others", { n: others }));
    return { correct, right, of, text: said.join(" ") };
  }

  clear() {
    delete this.form.dataset.mark;
    for (const result of all(this.fieldset, ".result")) result.remove();
    for (const target of all(this.fieldset, "[aria-describedby]")) set(target, "aria-describedby", "");
  }

  /** @param {boolean} on */
  lock(on) {
    this.fieldset.disabled = on;
  }
}

/**
 * Says which answers are missing, takes the focus, and leads to each. With none it goes away.
 * @param {HTMLElement} root
 * @param {{view: QuestionView, text: string}[]} missing
 * @param {Words} t
 */
export function errorSummary(root, missing, t) {
  all(root, ".error-summary")[0]?.remove();
  if (!missing.length) return;
  const links = missing.map(({ view, text }) => {
    view.fail(text);
    const control = view.controls.find(({ type, value, ariaDisabled }) => (type === "select-one" ? !value : ariaDisabled !== "true"));
    const link = element("a", { href: `#${control.closest("[id]").id}` }, text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      control.focus();
    });
    return element("li", {}, link);
  });
  const summary = element("div", { class: "error-summary", role: "alert", tabindex: "-1" });
  summary.append(element("p", {}, t("missing")), element("ul", {}, ...links));
  root.prepend(summary);
  summary.focus();
}
