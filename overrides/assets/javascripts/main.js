// The entry: looks for the elements, and gives each to its component. A component that fails
// leaves the page as it was in HTML.
const components = [
  [".menu-button", "./menu.js"],
  ["[data-language]", "./language.js"],
];

for (const [selector, module] of components) {
  const found = [...document.querySelectorAll(selector)];
  if (!found.length) continue;
  import(module)
    .then(({ enhance }) => enhance(found))
    .catch((fault) => console.error(module, fault));
}
