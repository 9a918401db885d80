// The action plan: who does what by when. Each field is kept as it is typed.

import { element } from "../element.js";
import { isWriting, one } from "../learning/parts.js";
import { say } from "../learning/record-file.js";
import { actionsOf } from "./assessment.js";

/** @typedef {import("./panel.js").Panel} Panel */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("./assessment.js").Action} Action */
/** @typedef {import("../learning/words.js").Words} Words */
/** @typedef {"what" | "who" | "by" | "principle"} Field */

/** What stands on paper in place of a field, whole and in the page's language. */
export const written = () => element("p", { class: "assessment-written", "aria-hidden": "true" });

/** A UUID (version 7) that grows with time, so that actions without a date stay in their order. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now().toString(16).padStart(12, "0");
  bytes[6] = ((bytes[6] ?? 0) & 15) | 112;
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
  const rest = [...bytes.slice(6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return (time + rest).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export class Plan {
  #root;
  #panel;
  #t;
  #names;
  #day;
  #list;
  /** @type {Map<string, HTMLElement>} */
  #rows = new Map();
  /** @type {string | undefined} the item whose plan is shown */
  #shown;
  /** @type {{key: string, value: any, item: string} | null} what was removed last */
  #gone = null;

  /**
   * @param {HTMLElement} root
   * @param {() => Panel} panel
   * @param {Words} t
   * @param {Record<string, string>} names of the principles
   * @param {(day: string) => string} day in words
   */
  constructor(root, panel, t, names, day) {
    this.#root = root;
    this.#panel = panel;
    this.#t = t;
    this.#names = names;
    this.#day = day;
    this.#list = one(root, "[data-actions]");
    one(root, "[data-add]").addEventListener("click", () => this.#field(this.add({}), "what").focus());
    const back = one(root, "[data-put-back]");
    back.textContent = t("put_back");
    back.addEventListener("click", () => this.#putBack());
    for (const part of ["[data-actions]", "[data-plan-tools]"]) one(root, part).hidden = false;
  }

  /** @param {Partial<Action>} action @returns {string} its id */
  add(action) {
    const id = newId();
    const empty = { what: "", who: "", by: "", done: false, principle: "" };
    this.#panel().answer(`action:${id}`, { ...empty, ...action });
    this.#forget();
    say(one(this.#root, "[data-plan-said]"), "");
    return id;
  }

  /** @param {Item | undefined} item */
  show(item) {
    if (item?.id !== this.#shown) {
      this.#shown = item?.id;
      this.#list.replaceChildren();
      this.#rows.clear();
      if (this.#gone?.item !== item?.id) this.#forget();
    }
    const actions = item ? actionsOf(item) : [];
    const ids = new Set(actions.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    for (const action of actions) {
      const row = this.#rows.get(action.id) ?? this.#newRow(action.id);
      this.#fill(row, action);
    }
    [...this.#rows.values()].forEach((row, at) => {
      one(row, "legend").textContent = this.#t("action", { n: at + 1 });
      one(row, "[data-remove]").setAttribute("aria-label", `${this.#t("remove")}: ${this.#t("action", { n: at + 1 })}`);
    });
    this.#root.classList.toggle("has-actions", actions.length > 0);
  }

  /** @param {string} id @param {Field} name */
  #field(id, name) {
    return one(this.#root, `[data-action="${id}"] [data-field=${name}]`);
  }

  /** @param {string} id */
  #newRow(id) {
    const t = this.#t;
    const label = (/** @type {string} */ name) => element("label", { for: `${name}-${id}` }, t(`csv_${name}`));
    const field = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...input) =>
      element("div", { class: `field field-${name}` }, label(name), ...input);
    const about = (/** @type {string} */ name) => ({ id: `${name}-${id}`, "data-field": name, autocomplete: "off" });

    const principle = element("select", about("principle"), element("option", { value: "" }, t("no_principle")));
    for (const [ident, name] of Object.entries(this.#names)) principle.append(element("option", { value: ident }, name));
    const done = element("input", { type: "checkbox", ...about("done") });
    const remove = element("button", { type: "button", class: "plain", "data-remove": "" }, t("remove"));
    const row = element(
      "li",
      { class: "assessment-action", "data-action": id },
      element(
        "fieldset",
        {},
        element("legend"),
        field("what", element("textarea", { rows: "2", maxlength: "2000", ...about("what") }), written()),
        field("who", element("input", { type: "text", maxlength: "200", ...about("who") })),
        field("by", element("input", { type: "date", min: "2020-01-01", max: "2999-12-31", ...about("by") }), written()),
        field("principle", principle),
        element("div", { class: "tick field-done" }, done, label("done")),
        remove,
      ),
    );
    row.addEventListener("input", ({ target }) => {
      const input = /** @type {HTMLInputElement} */ (target);
      this.#change(id, input.dataset.field ?? "", input.type === "checkbox" ? input.checked : input.value);
    });
    remove.addEventListener("click", () => this.#remove(id));
    this.#rows.set(id, row);
    this.#list.append(row);
    return row;
  }

  /** @param {HTMLElement} row @param {Action} action */
  #fill(row, action) {
    for (const name of /** @type {Field[]} */ (["what", "who", "by", "principle"])) {
      const input = /** @type {HTMLInputElement} */ (one(row, `[data-field=${name}]`));
      // A day that is half typed has no value, and must not be taken away.
      if (input.value !== action[name] && !isWriting(input)) input.value = action[name];
    }
    /** @type {HTMLInputElement} */ (one(row, "[data-field=done]")).checked = action.done;
    one(row, ".field-what .assessment-written").textContent = action.what;
    one(row, ".field-by .assessment-written").textContent = action.by && this.#day(action.by);
    row.classList.toggle("is-done", action.done);
  }

  /** @param {string} id @param {string} name @param {string | boolean} value */
  #change(id, name, value) {
    const panel = this.#panel();
    const before = panel.item?.answers[`action:${id}`]?.value;
    panel.answer(`action:${id}`, { ...before, [name]: value });
  }

  /** @param {string} id */
  #remove(id) {
    const panel = this.#panel();
    const key = `action:${id}`;
    const value = panel.item?.answers[key]?.value;
    if (!panel.item || !value) return;
    this.#gone = { key, value, item: panel.item.id };
    panel.answer(key, null);
    const back = one(this.#root, "[data-put-back]");
    back.hidden = false;
    back.focus();
    say(one(this.#root, "[data-plan-said]"), this.#t("removed"));
  }

  #putBack() {
    const gone = this.#gone;
    if (!gone) return;
    this.#panel().answer(gone.key, gone.value);
    this.#field(gone.key.slice("action:".length), "what").focus();
    this.#forget();
    say(one(this.#root, "[data-plan-said]"), "");
  }

  #forget() {
    this.#gone = null;
    one(this.#root, "[data-put-back]").hidden = true;
  }
}
