// Putting in order: a list with two buttons for each item, where the HTML has a number to choose.

import { element } from "../element.js";

/** @typedef {HTMLLIElement & {part: string}} Item */

export class Ordering {
  /** The order that the items have at first is nobody's answer. */
  #moved = false;

  /** @param {HTMLFieldSetElement} fieldset @param {import("./words.js").Words} t */
  constructor(fieldset, t) {
    const list = element("ol", { class: "order" });
    const said = element("p", { class: "hidden", role: "status" });
    this.list = list;
    for (const { id, name, parentElement } of fieldset.querySelectorAll("select")) {
      const text = parentElement?.firstElementChild?.textContent ?? "";
      const item = element("li", { id, "data-item": name }, element("span", {}, text));

      /** @param {string} words @param {() => Element | null} neighbour @param {"before" | "after"} side */
      const offer = (words, neighbour, side) => {
        const button = element("button", { type: "button", "aria-label": `${words}: ${text}` }, words);
        button.addEventListener("click", () => {
          const other = neighbour();
          if (!other) return;
          // The neighbour moves, so that the button keeps the focus.
          item[side](other);
          this.#moved = true;
          this.#tellEnds();
          list.dispatchEvent(new Event("change", { bubbles: true }));
          const place = [...list.children].indexOf(item) + 1;
          said.textContent = t("moved", { item: text, place, of: list.childElementCount });
        });
        item.append(button);
      };
      offer(t("move_up"), () => item.previousElementSibling, "after");
      offer(t("move_down"), () => item.nextElementSibling, "before");
      parentElement?.remove();
      list.append(item);
    }
    fieldset.append(list, said);
    this.#tellEnds();
  }

  /** @returns {any[]} */
  get #items() {
    return [...this.list.children];
  }

  /** The items' ids in the order that the learner gave them; none before that. @returns {string[]} */
  get answer() {
    return this.#moved ? this.#items.map(({ dataset }) => dataset.item) : [];
  }

  set answer(ids) {
    const items = this.#items.map(({ dataset }) => dataset.item);
    this.#moved = ids.length === items.length && items.every((item) => ids.includes(item));
    if (this.#moved) this.arrange(ids);
  }

  /** @param {string[]} ids */
  arrange(ids) {
    const items = this.#items;
    for (const id of ids) this.list.append(items.find(({ dataset }) => dataset.item === id) ?? "");
    this.#tellEnds();
  }

  /** The first cannot go up, nor the last down. They keep the focus if they have it. */
  #tellEnds() {
    const buttons = this.list.querySelectorAll("button");
    for (const [n, button] of buttons.entries()) {
      button.ariaDisabled = `${!n || n === buttons.length - 1}`;
    }
  }
}
