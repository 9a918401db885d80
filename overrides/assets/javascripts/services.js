/**
 * The list of kinds of service. Without script everything is there; here a form chooses by group
 * and by words, and the status line says how many are left.
 */

import { seek, wordsOf } from "./service-filter.js";

/** @param {HTMLElement[]} found */
export function enhance(found) {
  for (const root of found) {
    const form = root.querySelector("form");
    const status = root.querySelector("[role=status]");
    const typed = root.querySelector("input[type=search]");
    if (form && status && typed instanceof HTMLInputElement) start(root, form, status, typed);
  }
}

/**
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 * @param {Element} status
 * @param {HTMLInputElement} typed
 */
function start(root, form, status, typed) {
  const groups = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-group]"))].map(
    (section) => ({
      section,
      number: section.querySelector(".services-number"),
      services: [...section.querySelectorAll("li")].map((item) => ({
        item,
        words: wordsOf(`${item.textContent} ${item.dataset.also ?? ""}`),
      })),
    }),
  );
  const all = status.textContent ?? "";

  function show() {
    const group = new FormData(form).get("service-group");
    const fits = seek(typed.value);
    let number = 0;
    for (const { section, number: said, services } of groups) {
      let here = 0;
      for (const { item, words } of services) {
        item.hidden = Boolean(group && group !== section.dataset.group) || !fits(words);
        here += Number(!item.hidden);
      }
      section.hidden = here === 0;
      if (said) said.textContent = `(${format(here)})`;
      number += here;
    }
    const some = root.dataset.some ?? "";
    const chosen = group || typed.value.trim();
    say(chosen ? (number ? some.replace("{n}", format(number)) : (root.dataset.none ?? "")) : all);
  }

  /** @param {string} text read out where it is another */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    typed.focus();
    setTimeout(show); // once the fields are empty
  });
  form.hidden = false;
  show(); // what a browser kept of an earlier visit
  root.dataset.ready = "";
}

/** @param {number} number */
const format = (number) => new Intl.NumberFormat(document.documentElement.lang).format(number);
