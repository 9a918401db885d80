// Makes the report beside the page, so that the page can be used meanwhile.

import { makeReport } from "./make.js";

/** Between two words to the page. */
const MILLISECONDS = 100;

let told = 0;

addEventListener("message", async ({ data: { files, banks, ...wanted } }) => {
  const tell = (/** @type {number} */ done, /** @type {number} */ records) => {
    if (performance.now() - told < MILLISECONDS) return;
    told = performance.now();
    postMessage({ progress: { done, records } });
  };
  try {
    postMessage({ report: await makeReport(files, banks, wanted, tell) });
  } catch (fault) {
    console.error(fault);
    postMessage({ failed: true });
  }
});
