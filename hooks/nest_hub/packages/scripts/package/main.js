// The entry of each page of the module: gives each element to its component, as in the site.

const components = [
  ["[data-connection]", "./connection.js"],
  ["[data-plan]", "../learning/progress.js"],
  [".kind-section [data-plan]", "../learning/section.js"],
  [".card[data-page]", "../learning/contents.js"],
  ["form[data-use=check], form[data-use=starter]", "../learning/check.js"],
  ["[data-scenario]", "../learning/scenario.js"],
  ["[data-reflection]", "../learning/reflection.js"],
  ["[data-quiz]", "../learning/quiz.js"],
];

for (const [selector = "", module = ""] of components) {
  const found = [...document.querySelectorAll(selector)];
  if (!found.length) continue;
  import(module)
    .then(({ enhance }) => enhance(found))
    .catch((fault) => console.error(module, fault));
}

export {};
