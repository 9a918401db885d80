// Makes the report beside the page, so that the page can be used meanwhile. What teams sent among
// the records makes a picture of its own.

import { makeReport } from "./make.js";
import { readTeamFile } from "./team-file.js";
import { makePicture } from "./teams.js";

/** Between two words to the page. */
const MILLISECONDS = 100;

let told = 0;

addEventListener("message", async ({ data: { files, banks, facts, ...wanted } }) => {
  const tell = (/** @type {number} */ done, /** @type {number} */ records) => {
    if (performance.now() - told < MILLISECONDS) return;
    told = performance.now();
    postMessage({ progress: { done, records } });
  };
  try {
    /** @type {import("./team-file.js").TeamFile[]} */
    const teamFiles = [];
    const take = async (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
      const file = facts && (await readTeamFile(name, bytes, facts));
      if (file) teamFiles.push(file);
      return Boolean(file);
    };
    const report = await makeReport(files, banks, wanted, tell, take);
    const picture = teamFiles.length ? makePicture(teamFiles, report.input, facts, wanted.madeAt) : null;
    postMessage({ report, picture });
  } catch (fault) {
    console.error(fault);
    postMessage({ failed: true });
  }
});
