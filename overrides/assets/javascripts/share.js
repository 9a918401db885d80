// The share kit: copies what is to be sent, and prints the poster. Without script each text can be
// selected, and the browser's own menu prints.

/** @param {HTMLElement[]} roots the parts of the kit */
export function enhance(roots) {
  for (const root of roots) {
    const said = /** @type {HTMLElement | null} */ (root.querySelector("[role=status]"));
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("button"));
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        if ("print" in button.dataset) return print();
        if (said) said.textContent = ""; // the same words are announced again
        const sources = (button.dataset.copy ?? "").split(" ").map((id) => document.getElementById(id));
        const copied = await copy(sources.map(textOf).join("\n\n———\n\n"));
        if (said) said.textContent = (copied ? said.dataset.copied : said.dataset.byHand) ?? "";
        if (!copied) mark(sources[0]);
      });
    }
  }
}

/** @param {HTMLElement | null} source a field, or any other element with text */
function textOf(source) {
  const field = source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement;
  return field ? source.value : source?.textContent ?? "";
}

/**
 * By the clipboard, and where that is missing or forbidden, in the way that was there before it.
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** @param {string} text */
function copySelected(text) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "hidden";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus();
  }
}

/** Selects the text, so that a key copies it. @param {HTMLElement | null | undefined} source */
function mark(source) {
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) {
    source.focus();
    source.select();
  } else if (source) {
    getSelection()?.selectAllChildren(source);
  }
}
