// What the scripts must know of the module. The package's own file of this name, which the command
// writes, takes this one's place.

/** @typedef {{kind: "single" | "multiple" | "true-false" | "order" | "match", use: string, digest: string, ids: string[], key: string[], text: Record<string, string>}} Asked */
/** @typedef {{id: string, version: string, languages: string[], pages: string[], passMark: number, plan: [string, number][], questions: Record<string, Asked>}} Book */

/** @type {Book} */
export default { id: "", version: "", languages: [], pages: [], passMark: 0, plan: [], questions: {} };
