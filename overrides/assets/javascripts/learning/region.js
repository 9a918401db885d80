// Arriving by a region's short link notes the region in the record, says so, and where to change it.

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
  const t = await loadWords("section");
  const store = openStore();
  if (store.record.learner.region === null) store.update((record) => setLearner(record, { region }));
  const same = store.record.learner.region === region;
  const { href = "", title = "" } = root.dataset;
  const said = t(same ? "region_set" : "region_other", { name: names[region] ?? "" });
  root.append(element("p", { class: "note" }, `${said} `, element("a", { href }, title)));
}
