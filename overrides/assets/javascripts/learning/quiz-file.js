// Where nothing is kept, the quiz's result can be saved before the page is left.

import { element } from "../element.js";
import { download, makeFile } from "./record-file.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement} place @param {import("./store.js").Store} store */
export async function offerFile(place, store) {
  const t = await loadWords("notice");
  const button = element("button", { type: "button", class: "save" }, t("save"));
  const line = element("p", {}, t("lost"), " ", button);
  place.append(line);
  button.addEventListener("click", async () => {
    const { name, text } = await makeFile(store, true);
    download(line, name, text);
  });
}
