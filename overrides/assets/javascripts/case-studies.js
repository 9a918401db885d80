/**
 * The index of case studies. Without script each choice is a link to a list; here the same links
 * choose which cards are shown, and combine. What is chosen stands in the page's address.
 */

import { element } from "./element.js";
import { choose, countByValue, fits, readChosen, writeChosen } from "./study-filters.js";

/** @typedef {import("./study-filters.js").Chosen} Chosen */
/** @typedef {import("./study-filters.js").Values} Values */
/**
 * The list of one dimension.
 * @typedef {object} List
 * @property {string} dimension
 * @property {HTMLDetailsElement} details
 * @property {HTMLElement} summary
 * @property {HTMLElement} said what is chosen, beside the dimension's name
 * @property {HTMLAnchorElement[]} links
 */

/** @param {HTMLElement[]} found */
export function enhance(found) {
  for (const root of found) {
    const status = root.querySelector("[role=status]");
    const clear = root.querySelector(".clear");
    if (status && clear instanceof HTMLAnchorElement) startChoosing(root, status, clear);
  }
}

/**
 * @param {HTMLElement} root
 * @param {Element} status how many are shown
 * @param {HTMLAnchorElement} clear the link that shows all again
 */
function startChoosing(root, status, clear) {
  const lists = [...root.querySelectorAll("details")].map(readList);
  const known = Object.fromEntries(
    lists.map(({ dimension, links }) => [dimension, new Set(links.map(valueOf).filter(Boolean))]),
  );
  const cards = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".study")]);
  const studies = cards.map((card) => readValues(card, Object.keys(known)));
  const all = status.textContent ?? "";
  /** @type {Chosen} */
  let chosen = {};

  /** The address of a choice. @param {Chosen} choice */
  const address = (choice) => location.pathname + writeChosen(choice, known);

  function show() {
    let number = 0;
    cards.forEach((card, index) => {
      const shown = fits(studies[index] ?? {}, chosen);
      card.hidden = !shown;
      number += Number(shown);
    });
    for (const list of lists) showList(list);
    const any = Object.keys(chosen).length > 0;
    clear.hidden = !any;
    say(any ? (number ? some(number) : (root.dataset.none ?? "")) : all);
    // A reader who changes the language keeps what was chosen.
    const query = writeChosen(chosen, known);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
      document.querySelectorAll("a[hreflang]")
    )) {
      if (link.search !== query) link.search = query;
    }
  }

  /** @param {List} list */
  function showList({ dimension, details, said, links }) {
    const counts = countByValue(studies, chosen, dimension);
    const current = chosen[dimension] ?? "";
    said.textContent = "";
    for (const link of links) {
      const value = valueOf(link);
      link.href = address(choose(chosen, dimension, value));
      if (value === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (value && value === current) said.textContent = `: ${link.textContent}`;
      const number = link.parentElement?.querySelector(".number");
      if (number) number.textContent = format(counts.get(value) ?? 0);
    }
    details.classList.toggle("chosen", Boolean(current));
  }

  /** @param {string} text read out where it is another */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  /** @param {number} number */
  function some(number) {
    const phrase = root.dataset.some ?? "";
    return phrase.replace("{n}", format(number)).replace("{all}", format(cards.length));
  }

  /** @param {Chosen} choice @param {HTMLElement} focus where the keyboard goes on */
  function take(choice, focus) {
    if (writeChosen(choice, known) !== writeChosen(chosen, known)) {
      history.pushState(null, "", address(choice));
    }
    chosen = choice;
    show();
    focus.focus({ preventScroll: true });
  }

  for (const { dimension, details, summary, links } of lists) {
    for (const link of links) {
      link.addEventListener("click", (event) => {
        if (goesElsewhere(event)) return;
        event.preventDefault();
        details.open = false;
        take(choose(chosen, dimension, valueOf(link)), summary);
      });
    }
  }
  clear.addEventListener("click", (event) => {
    if (goesElsewhere(event)) return;
    event.preventDefault();
    take({}, lists[0]?.summary ?? clear);
  });
  const read = () => {
    chosen = readChosen(location.search, known);
    show();
  };
  // A link to a part of the page also counts as going somewhere; what is chosen stays as it is.
  window.addEventListener("popstate", read);

  clear.href = location.pathname;
  read();
  root.dataset.ready = "";
}

/**
 * @param {HTMLDetailsElement} details
 * @returns {List}
 */
function readList(details) {
  const summary = details.querySelector("summary") ?? element("summary");
  const said = element("span", { class: "said" });
  (summary.firstElementChild ?? summary).append(said);
  const links = /** @type {HTMLAnchorElement[]} */ ([...details.querySelectorAll("[data-value]")]);
  // How many there are is said of all values too.
  if (links[0]) links[0].after(" ", element("span", { class: "number" }));
  return { dimension: details.dataset.dimension ?? "", details, summary, said, links };
}

/** @param {HTMLElement} link */
const valueOf = (link) => link.dataset.value ?? "";

/**
 * @param {HTMLElement} card
 * @param {string[]} dimensions
 * @returns {Values}
 */
function readValues(card, dimensions) {
  return Object.fromEntries(
    dimensions.map((dimension) => {
      const values = card.dataset[dimension]?.split(" ") ?? [];
      return [dimension, new Set(values.filter(Boolean))];
    }),
  );
}

/** @param {number} number */
const format = (number) => new Intl.NumberFormat(document.documentElement.lang).format(number);

/** Whether a click opens another tab or window. @param {MouseEvent} event */
const goesElsewhere = (event) =>
  event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
