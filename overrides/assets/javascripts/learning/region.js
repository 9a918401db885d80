// Arriving by a region's short link notes the region in the record, says so, and where to change it.
// A record that has another region keeps it, until the learner asks for this one.

import { element } from "../element.js";
import { setLearner } from "./own-words.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} roots the element with the names of the regions, by their ids */
export async function enhance([root]) {
  const region = new URLSearchParams(location.search).get("region") ?? "";
  /** @type {Record<string, string>} */
  const names = JSON.parse(root?.dataset.regions ?? "{}");
  if (!root || !Object.hasOwn(names, region)) return;
  const t = await loadWords();
  const store = openStore();
  const { href = "", title = "" } = root.dataset;
  const name = names[region] ?? "";

  const note = () => store.update((record) => setLearner(record, { region }));
  /** @param {string} key @param {Node[]} more */
  const say = (key, ...more) => {
    // A region that was in an earlier list of them is named by its id.
    const kept = store.record.learner.region ?? "";
    const said = t(key, { name, other: Object.hasOwn(names, kept) ? names[kept] ?? "" : kept });
    const line = element("p", { tabindex: "-1" }, `${said} `, element("a", { href }, title));
    root.replaceChildren(element("div", { class: "note" }, line, ...more));
    return line;
  };

  if (store.record.learner.region === null) note();
  if (store.record.learner.region === region) {
    say("region_set");
    return;
  }
  const change = element("button", { type: "button" }, t("region_change", { name }));
  change.addEventListener("click", () => {
    note();
    say("region_changed").focus();
  });
  say("region_other", change);
}
