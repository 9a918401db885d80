// Remembers the language that the reader chose, and marks it where both are offered. Nothing here
// sends a reader anywhere. Where storage is forbidden, nothing is remembered.

const KEY = "nest-hub-language";

export function readLanguage(storage = () => localStorage) {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLanguage(code, storage = () => localStorage) {
  try {
    storage().setItem(KEY, code);
  } catch {
    // Full or forbidden: the link works all the same.
  }
}

export function enhance(links) {
  for (const link of links) {
    link.addEventListener("click", () => rememberLanguage(link.dataset.language));
  }
  const last = readLanguage();
  for (const mark of document.querySelectorAll("[data-last-time]")) {
    mark.hidden = mark.dataset.lastTime !== last;
  }
}
