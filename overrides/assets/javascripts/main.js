// The entry: looks for the elements, and gives each to its component. A component that fails
// leaves the page as it was in HTML.

// A page for which the service worker answers waits for a new version, and can ask it to go.
const kept = navigator.serviceWorker?.controller || location.search.includes("offline=reset");

/** @type {[selector: string, load: () => Promise<any>][]} */
const components = [
  [".menu-button", () => import("./menu.js")],
  ["[data-language]", () => import("./language.js")],
  ["[data-plan]", () => import("./learning/progress.js")],
  [".kind-section [data-plan]", () => import("./learning/section.js")],
  [".card[data-page]", () => import("./learning/contents.js")],
  ["form[data-use=check], form[data-use=starter]", () => import("./learning/check.js")],
  ["[data-scenario]", () => import("./learning/scenario.js")],
  ["[data-reflection]", () => import("./learning/reflection.js")],
  ["[data-quiz]", () => import("./learning/quiz.js")],
  ["[data-my-learning]", () => import("./learning/my-learning.js")],
  ["[data-certificate]", () => import("./learning/certificate.js")],
  ["[data-make-a-report]", () => import("./report/page.js")],
  ["[data-regions]", () => import("./learning/region.js")],
  ["[data-self-assessment]", () => import("./tools/self-assessment.js")],
  ["[data-share]", () => import("./share.js")],
  ["[data-worksheet]", () => import("./tools/worksheet.js")],
  ["[data-tips]", () => import("./tips.js")],
  ["[data-glossary]", () => import("./glossary.js")],
  ["[data-case-studies]", () => import("./case-studies.js")],
  ["[data-services]", () => import("./services.js")],
  ["[data-kept-nowhere]", () => import("./style.js")],
  ["[data-events]", () => import("./events.js")],
  [kept ? "body, [data-offline]" : "[data-offline]", () => import("./offline.js")],
  ["[data-offline-copy]", () => import("./offline-copy.js")],
];

/** What keeps a module's answers: until all of it has come, the page says that nothing is kept. */
const KEEPS = /plan|use=|scenario|reflection|quiz/;
/** @type {Promise<void>[]} */
const keeping = [];
const without = document.querySelector("[data-without-script]");

for (const [selector, load] of components) {
  const found = [...document.querySelectorAll(selector)];
  if (!found.length) continue;
  const done = load().then(({ enhance }) => enhance(found));
  if (KEEPS.test(selector)) keeping.push(done);
  done.catch((fault) => console.error(selector, fault));
}

Promise.all(keeping).then(
  () => without?.remove(),
  () => without?.classList.remove("waits"),
);
