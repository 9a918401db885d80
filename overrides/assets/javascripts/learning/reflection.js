// A reflection's box: keeps what is written, as it is written.

import { readReflection, writeReflection } from "./own-words.js";
import { placeOf } from "./record.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @param {HTMLElement[]} reflections */
export async function enhance(reflections) {
  const t = await loadWords();
  const store = openStore();
  const place = placeOf();
  for (const reflection of reflections) {
    const id = reflection.dataset.reflection ?? "";
    const [box] = reflection.getElementsByTagName("textarea");
    const [note] = reflection.getElementsByTagName("span");
    if (!box || !note) continue;
    const gone = note.textContent;

    const typed = box.value; // before this had run

    const keep = () => store.update((record) => writeReflection(record, place, id, box.value));
    const show = () => {
      // As isWriting in parts.js, a file for which a module's page has no room.
      const writing = document.hasFocus() && document.activeElement === box;
      if (!writing) box.value = readReflection(store.record, place.module, id);
      note.textContent = store.kept ? t("reflection_kept") : gone;
    };
    box.value = [readReflection(store.record, place.module, id), typed].filter(Boolean).join("\n\n");
    if (typed) keep();
    box.addEventListener("input", keep);
    store.subscribe(show);
    show();
  }
}
