// Makes a report of files. It touches no page: a worker runs it, and so do the tests.

import { Banks } from "./banks.js";
import { readTexts } from "./inputs.js";
import { judge } from "./judge.js";
import { People } from "./people.js";
import { Intake, makeTables, namesOf } from "./report.js";
import { Tally } from "./tally.js";

/** @typedef {import("./inputs.js").Source} Source */
/** @typedef {{from: string | null, to: string | null, suppressed: boolean, madeAt: string}} Wanted */

/**
 * @param {Source[]} sources
 * @param {import("./banks.js").BankFile} bankFile
 * @param {Wanted} wanted
 * @param {(bytes: number, records: number) => void} tell how much has been read
 * @param {(name: string, bytes: Uint8Array) => Promise<boolean>} take whether a text that is no record is somebody else's
 * @returns {Promise<import("./tables.js").Report>}
 */
export async function makeReport(sources, bankFile, { from, to, suppressed, madeAt }, tell = () => undefined, take = async () => false) {
  const banks = new Banks(bankFile);
  const people = new People(banks);
  const intake = new Intake();
  const passed = (/** @type {number} */ bytes) => tell(bytes, intake.records);
  for await (const text of readTexts(sources, passed)) {
    const judged = "reason" in text ? text : await judge(text.bytes);
    if ("bytes" in text && "reason" in judged && judged.reason === "foreign" && (await take(text.name, text.bytes))) continue;
    intake.files += 1;
    if ("reason" in judged) intake.refuse(text.name, judged.reason);
    else {
      intake.records += 1;
      for (const other of people.add(text.name, judged.record)) intake.rescored.push(other);
    }
  }
  const tally = new Tally(banks, { from, to });
  for (const person of people.byId.values()) tally.add(person);
  const tables = makeTables(tally, banks, suppressed);
  return {
    format: "nest-hub-report",
    version: 1,
    made_at: madeAt,
    suppressed,
    period: { from, to },
    input: intake.told(people.byId.size, tally.unknownModules),
    names: namesOf(banks, tables),
    tables,
  };
}
