/**
 * The list of kinds of service. Without script everything is there; here a form chooses by group
 * and by words, and the status line says how many are left.
 */

import { seek, wordsOf } from "./service-filter.js";

/** @param {HTMLElement[]} found */
export function enhance(found) {
  for (const root of found) {
    const form = root.querySelector(".service-filter");
    const button = root.querySelector("button");
    const status = root.querySelector("[role=status]");
    const typed = root.querySelector("input[type=search]");
    if (!(form instanceof HTMLElement && typed instanceof HTMLInputElement)) continue;
    if (status && button) start(root, form, status, typed, button);
  }
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} form
 * @param {Element} status
 * @param {HTMLInputElement} typed
 * @param {HTMLButtonElement} button what shows everything again
 */
function start(root, form, status, typed, button) {
  /** @type {NodeListOf<HTMLElement>} */
  const sections = root.querySelectorAll("[data-group]");
  const groups = [...sections].map((section) => ({
    section,
    number: section.querySelector(".services-number"),
    services: [...section.querySelectorAll("li")].map((item) => ({
      item,
      words: wordsOf(`${item.textContent} ${item.dataset.also ?? ""}`),
    })),
  }));
  const all = status.textContent ?? "";
  /** @type {HTMLInputElement[]} */
  const choices = [...form.querySelectorAll("input")].filter((input) => input.type === "radio");

  function show() {
    const group = choices.find((choice) => choice.checked)?.value;
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
  button.addEventListener("click", () => {
    typed.value = "";
    for (const choice of choices) choice.checked = choice.value === "";
    show();
    typed.focus();
  });
  form.hidden = false;
  show(); // what a browser kept of an earlier visit
  root.dataset.ready = "";
}

/** @param {number} number */
const format = (number) => new Intl.NumberFormat(document.documentElement.lang).format(number);
