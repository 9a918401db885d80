/**
 * Words that a page explains. In HTML each is a link to its place in the glossary; here the same
 * link opens the meaning beside the word: by pointing at it, by the keyboard, by a tap.
 */

const DELAY = 150; // a pointer that only passes opens nothing
const GRACE = 300; // time to come from the word to its meaning
const GAP = 8;

/** @type {{word: HTMLAnchorElement, tip: HTMLElement, held: boolean} | null} `held`: not by pointing */
let open = null;
let timer = 0;

/** @param {HTMLElement[]} found */
export function enhance(found) {
  if (!HTMLElement.prototype.showPopover) return; // the links lead to the glossary
  for (const tip of /** @type {NodeListOf<HTMLElement>} */ (
    found[0]?.querySelectorAll(".tip") ?? []
  )) {
    const link = tip.querySelector("a");
    const word = [...document.querySelectorAll("article a")].find(
      (one) => one instanceof HTMLAnchorElement && one.href === link?.href,
    );
    if (word instanceof HTMLAnchorElement) explain(word, tip);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { word, tip } = open;
    if (tip.contains(document.activeElement)) word.focus();
    close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (open && target instanceof Node && !open.word.contains(target) && !open.tip.contains(target))
      close();
  });
  addEventListener("resize", close);
}

/**
 * @param {HTMLAnchorElement} word
 * @param {HTMLElement} tip
 */
function explain(word, tip) {
  tip.popover = "manual";
  word.after(tip); // so that Tab and reading go on from the word
  word.role = "button";
  word.ariaExpanded = "false";
  for (const part of [word, tip]) {
    part.addEventListener("pointerenter", ({ pointerType }) => {
      clearTimeout(timer);
      if (pointerType === "mouse" && open?.tip !== tip)
        timer = setTimeout(show, DELAY, word, tip, false);
    });
    part.addEventListener("pointerleave", ({ pointerType }) => {
      clearTimeout(timer);
      if (pointerType === "mouse" && open && !open.held) timer = setTimeout(close, GRACE);
    });
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (open?.tip === tip && relatedTarget !== word && !tip.contains(/** @type {Node} */ (relatedTarget)))
        close();
    });
  }
  word.addEventListener("focus", () => {
    if (word.matches(":focus-visible")) show(word, tip, true);
  });
  word.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // to the glossary, elsewhere
    event.preventDefault();
    if (open?.tip === tip && open.held) close();
    else show(word, tip, true);
  });
  word.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    word.click();
  });
}

/**
 * @param {HTMLAnchorElement} word
 * @param {HTMLElement} tip
 * @param {boolean} held
 */
function show(word, tip, held) {
  clearTimeout(timer);
  if (open?.tip !== tip) {
    close();
    tip.showPopover();
    word.ariaExpanded = "true";
    place(word, tip);
  }
  open = { word, tip, held };
}

function close() {
  clearTimeout(timer);
  if (!open) return;
  open.tip.hidePopover();
  open.word.ariaExpanded = "false";
  open = null;
}

/**
 * Below the word, or above it where there is more room; never beyond an edge.
 * @param {HTMLElement} word
 * @param {HTMLElement} tip
 */
function place(word, tip) {
  const lines = word.getClientRects();
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first || !last) return;
  const { offsetWidth, offsetHeight } = tip;
  const width = document.documentElement.clientWidth;
  const left = Math.max(GAP, Math.min(last.left, width - offsetWidth - GAP));
  const below = last.bottom + offsetHeight <= innerHeight || first.top < offsetHeight;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(below ? last.bottom : first.top - offsetHeight) + scrollY}px`;
}
