// Remembers the language that the reader chose, and marks it where both are offered. Nothing here
// sends a reader anywhere. Where storage is forbidden, nothing is remembered.

const KEY = "nest-hub-language";

export function readLanguage() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} code */
function rememberLanguage(code) {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Full or forbidden: the link works all the same.
  }
}

export function forgetLanguage() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden: nothing was kept.
  }
}

/** @param {HTMLElement[]} links links to a language, each with its code in `data-language` */
export function enhance(links) {
  for (const link of links) {
    link.addEventListener("click", () => rememberLanguage(link.dataset.language ?? ""));
  }
  const last = readLanguage();
  const marks = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-last-time]")
  );
  for (const mark of marks) mark.hidden = mark.dataset.lastTime !== last;
}
