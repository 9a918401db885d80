// The entry: looks for the elements, and gives each to its component. A component that fails
// leaves the page as it was in HTML.

// A page for which the service worker answers waits for a new version, and can ask it to go.
const kept = navigator.serviceWorker?.controller || location.search.includes("offline=reset");

const components = [
  [".menu-button", "./menu.js"],
  ["[data-language]", "./language.js"],
  ["[data-plan]", "./learning/progress.js"],
  [".kind-section [data-plan]", "./learning/section.js"],
  [".card[data-page]", "./learning/contents.js"],
  ["form[data-use=check], form[data-use=starter]", "./learning/check.js"],
  ["[data-scenario]", "./learning/scenario.js"],
  ["[data-reflection]", "./learning/reflection.js"],
  ["[data-quiz]", "./learning/quiz.js"],
  ["[data-my-learning]", "./learning/my-learning.js"],
  ["[data-certificate]", "./learning/certificate.js"],
  ["[data-make-a-report]", "./report/page.js"],
  ["[data-regions]", "./learning/region.js"],
  ["[data-self-assessment]", "./tools/self-assessment.js"],
  ["[data-share]", "./share.js"],
  ["[data-worksheet]", "./tools/worksheet.js"],
  ["[data-tips]", "./tips.js"],
  ["[data-glossary]", "./glossary.js"],
  ["[data-case-studies]", "./case-studies.js"],
  ["[data-services]", "./services.js"],
  ["[data-kept-nowhere]", "./style.js"],
  ["[data-events]", "./events.js"],
  [kept ? "body, [data-offline]" : "[data-offline]", "./offline.js"],
  ["[data-offline-copy]", "./offline-copy.js"],
];

for (const [selector, module] of components) {
  const found = [...document.querySelectorAll(selector)];
  if (!found.length) continue;
  import(module)
    .then(({ enhance }) => enhance(found))
    .catch((fault) => console.error(module, fault));
}
