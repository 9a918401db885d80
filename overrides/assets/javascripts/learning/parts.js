// Finds the parts of a page by their attributes.

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export const all = (root, selector) =>
  [...root.querySelectorAll(selector)].filter((part) => part instanceof HTMLElement);

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement} */
export function one(root, selector) {
  const [found] = all(root, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
