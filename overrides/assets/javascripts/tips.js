/**
 * Words that a page explains. In HTML each is a link to its place in the glossary; here the same
 * link opens the meaning beside the word: by pointing at it, by the keyboard, by a tap. The
 * browser closes it at Escape and at a touch elsewhere, and keeps one open at a time.
 */

const DELAY = 150; // a pointer that only passes opens nothing
const GRACE = 300; // time to come from the word to its meaning
const GAP = 8;

/** @param {HTMLElement[]} found */
export function enhance([kept]) {
  if (!kept?.togglePopover) return; // the links lead to the glossary
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("article a")]);
  for (const tip of /** @type {HTMLElement[]} */ ([...kept.children])) {
    const word = links.find(({ href }) => href === tip.querySelector("a")?.href);
    if (word) explain(word, tip);
  }
}

/**
 * @param {HTMLAnchorElement} word
 * @param {HTMLElement} tip
 */
function explain(word, tip) {
  let timer = 0;
  let held = false; // until dismissed, wherever the pointer goes
  const isOpen = () => tip.matches(":popover-open");
  /** @param {boolean} hold */
  const show = (hold) => {
    clearTimeout(timer);
    held = hold;
    tip.togglePopover(true);
    place(word, tip);
  };
  /** @param {() => unknown} act @param {number} wait */
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };

  tip.popover = "auto";
  word.after(tip); // so that Tab and reading go on from the word
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  word.setAttribute("aria-describedby", tip.children[1]?.id ?? "");
  tip.addEventListener("toggle", () => word.setAttribute("aria-expanded", `${isOpen()}`));
  for (const part of [word, tip]) {
    part.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") later(() => isOpen() || show(false), DELAY);
    });
    part.addEventListener("pointerleave", () => later(() => held || tip.togglePopover(false), GRACE));
    part.addEventListener("focusout", ({ relatedTarget }) => {
      const next = /** @type {Node | null} */ (relatedTarget);
      if (next !== word && !tip.contains(next)) tip.togglePopover(false);
    });
  }
  word.addEventListener("focus", ({ relatedTarget }) => {
    const back = tip.contains(/** @type {Node | null} */ (relatedTarget));
    if (!back && word.matches(":focus-visible")) show(true);
  });
  word.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // to the glossary, elsewhere
    event.preventDefault();
    if (!event.detail && isOpen()) tip.togglePopover(false); // by keyboard
    else show(true);
  });
  word.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    word.click();
  });
  addEventListener("resize", () => isOpen() && place(word, tip));
}

/**
 * Below the word, or above it where only there is room; never beyond an edge.
 * @param {HTMLElement} word
 * @param {HTMLElement} tip
 */
function place(word, tip) {
  const { left, top, bottom } = word.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = tip;
  const most = document.documentElement.clientWidth - offsetWidth - GAP;
  const above = bottom + offsetHeight > innerHeight && top > offsetHeight;
  tip.style.left = `${Math.max(GAP, Math.min(left, most)) + scrollX}px`;
  tip.style.top = `${(above ? top - offsetHeight : bottom) + scrollY}px`;
}
