// node report_of.mjs BANKS FOLDER [WANTED]: the report that the page makes of a folder, as JSON.
import { openAsBlob } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const { makeReport } = await import("../../overrides/assets/javascripts/report/make.js");

/** What choosing a folder gives the page. */
export async function sourcesIn(folder) {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = `${basename(folder)}${path.slice(folder.length)}`;
      return { name, file: await openAsBlob(path) };
    }),
  );
}

const WANTED = { from: null, to: null, suppressed: true, madeAt: "2027-01-05T09:00:00Z" };

/** The report on a folder. */
export async function reportOf(folder, banks, wanted = {}) {
  return makeReport(await sourcesIn(folder), banks, { ...WANTED, ...wanted });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , banks, folder, wanted = "{}"] = process.argv;
  const report = await reportOf(folder, JSON.parse(await readFile(banks, "utf-8")), JSON.parse(wanted));
  process.stdout.write(JSON.stringify(report));
}
