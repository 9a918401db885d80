/**
 * The search page. The page is whole without it: its list of all pages stands below. Its words
 * come from the page (`a_to_z.html`), and nothing happens until a search is asked for.
 */

import { element } from "./element.js";
import { excerpt } from "./search-excerpt.js";
import { findPages } from "./search-index.js";

/** @typedef {import("./search-index.js").Found} Found */

const AT_ONCE = 10;
const LONGEST = 200;

/**
 * A phrase with its values in it.
 * @param {string | undefined} phrase
 * @param {Record<string, string>} values
 */
const fill = (phrase = "", values = {}) =>
  phrase.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

/** @param {HTMLElement} root the element that carries the page's words */
function startSearch(root) {
  const words = root.dataset;
  const language = document.documentElement.lang;
  const pageTitle = document.title;
  let current = "";
  let turn = 0;

  const input = element("input", {
    id: "search-query",
    name: "q",
    type: "search",
    maxlength: String(LONGEST),
    autocomplete: "off",
    spellcheck: "false",
  });
  const button = element("button", { type: "submit" }, words.button ?? "");
  const form = element(
    "form",
    { class: "search-form", method: "get", action: location.pathname },
    element("label", { for: input.id }, words.label ?? ""),
    input,
    button,
  );
  const status = element("p", { class: "search-status", role: "status" });
  const results = element("div", { class: "search-results" });
  root.append(form, status, results);
  root.parentElement?.prepend(root);

  const asked = () => (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, LONGEST);

  /** @param {string} query */
  async function search(query) {
    turn += 1;
    const mine = turn;
    current = query;
    document.title = query ? `${query} – ${pageTitle}` : pageTitle;
    status.textContent = "";
    results.replaceChildren();
    if (!query) return;
    results.append(element("p", {}, words.searching ?? ""));
    try {
      const { pages, all } = await findPages(query, language);
      const first = await Promise.all(pages.slice(0, AT_ONCE).map(listItem));
      if (mine !== turn) return;
      results.replaceChildren(...(pages.length ? list(pages, first, all) : help()));
      status.textContent = count(pages.length, query);
    } catch {
      if (mine !== turn) return;
      results.replaceChildren();
      status.textContent = words.error ?? "";
    }
  }

  /** @param {number} number @param {string} query */
  function count(number, query) {
    if (!number) return fill(words.none, { query });
    const form = new Intl.PluralRules(language).select(number);
    const phrase = words[`count${form[0]?.toUpperCase()}${form.slice(1)}`] ?? words.countOther;
    return fill(phrase, { n: new Intl.NumberFormat(language).format(number), query });
  }

  /** @param {Found} page */
  async function listItem(page) {
    const { url, content, meta } = await page.load();
    const link = element("a", { href: url }, meta.title || url);
    const text = excerpt(content, page.places).map(({ text, marked }) =>
      marked ? element("mark", {}, text) : text,
    );
    return element("li", {}, element("h3", {}, link), element("p", {}, ...text));
  }

  /** @param {Found[]} pages @param {HTMLLIElement[]} first @param {boolean} all */
  function list(pages, first, all) {
    const items = element("ol", {}, ...first);
    /** @type {HTMLElement[]} */
    const shown = [element("h2", {}, words.results ?? ""), items];
    if (!all) shown.splice(1, 0, element("p", {}, words.partly ?? ""));
    if (pages.length > AT_ONCE) shown.push(moreButton(pages, items));
    return shown;
  }

  /** @param {Found[]} pages @param {HTMLOListElement} items */
  function moreButton(pages, items) {
    const more = element("button", { class: "search-more", type: "button" }, words.more ?? "");
    let busy = false;
    more.addEventListener("click", async () => {
      if (busy) return;
      busy = true;
      const shown = items.childElementCount;
      try {
        const next = await Promise.all(pages.slice(shown, shown + AT_ONCE).map(listItem));
        items.append(...next);
        next[0]?.querySelector("a")?.focus();
        if (items.childElementCount === pages.length) more.remove();
      } catch {
        status.textContent = words.error ?? "";
      }
      busy = false;
    });
    return more;
  }

  function help() {
    return [
      element(
        "ul",
        {},
        element("li", {}, words.helpSpelling ?? ""),
        element("li", {}, words.helpWords ?? ""),
        element("li", {}, element("a", { href: "#a-to-z" }, words.helpList ?? "")),
      ),
    ];
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = input.value.trim().slice(0, LONGEST);
    if (query !== asked()) {
      const address = new URL(location.pathname, location.href);
      if (query) address.searchParams.set("q", query);
      history.pushState(null, "", address);
    }
    search(query);
    if (!query) status.textContent = words.empty ?? "";
  });

  // A link to a part of the page also counts as going somewhere; the search stays as it is then.
  window.addEventListener("popstate", () => {
    if (asked() === current) return;
    input.value = asked();
    search(input.value);
  });

  input.value = asked();
  search(input.value);
}

const root = document.querySelector("[data-search]");
if (root instanceof HTMLElement) startSearch(root);
