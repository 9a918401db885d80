// Finds the parts of a page by their attributes, and knows in which somebody writes.

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export const all = (root, selector) =>
  [...root.querySelectorAll(selector)].filter((part) => part instanceof HTMLElement);

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement} */
export function one(root, selector) {
  const [found] = all(root, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/**
 * Whether somebody writes in a field now, which is then ahead of what is kept. A field of a window
 * that is not in front keeps the focus, and nobody writes in it: another window does.
 * @param {Element} field
 */
export const isWriting = (field) => document.hasFocus() && document.activeElement === field;
