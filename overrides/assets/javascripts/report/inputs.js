// The texts in what was chosen: one for each record that it may hold (SPECIFICATION.md, 1).

import { lines } from "./lines.js";
import { BadZip, unzip } from "./unzip.js";

/** @typedef {{name: string, file: Blob | null}} Source */
/** A text that may be a record, or why there is none. @typedef {{name: string, bytes: Uint8Array} | {name: string, reason: string}} Text */

/** The longest text. */
export const LARGEST = 10_000_000;
const LONGEST_NAME = 300;
const LEFT_OUT = new Set(["__MACOSX", "Thumbs.db", "desktop.ini"]);
const BY_NAME = /\.(ndjson|jsonl)$/i;
const ZIP = /\.zip$/i;
const BLANKS = new Set([9, 13, 32]);
const BREAK = 10;
/** What may stand round a line. */
const BREAKS = 2;
const [OPEN, CLOSE] = [123, 125];

/**
 * @param {Source[]} sources
 * @param {(bytes: number) => void} passed is told how many bytes of the sources were read
 * @returns {AsyncGenerator<Text>}
 */
export async function* readTexts(sources, passed = () => undefined) {
  let before = 0;
  for (const { name, file } of sources) {
    const tell = (/** @type {number} */ bytes) => passed(before + bytes);
    if (!isLeftOut(within(name))) for await (const text of textsOf(name, file, tell)) yield { ...text, name: shortened(text.name) };
    before += file?.size ?? 0;
    passed(before);
  }
}

/** Its end, which says most. @param {string} name */
const shortened = (name) => (name.length > LONGEST_NAME ? [...name].slice(-LONGEST_NAME).join("") : name);

/** @param {string[]} parts of a path */
const isLeftOut = (parts) => parts.some((part) => (part.startsWith(".") && part !== "..") || LEFT_OUT.has(part));

/** What lies in a folder that was chosen, without the folder's own name. @param {string} name */
const within = (name) => (name.includes("/") ? name.split("/").slice(1) : [name]);

/** @param {string} name @param {Blob | null} file @param {(bytes: number) => void} passed @returns {AsyncGenerator<Text>} */
async function* textsOf(name, file, passed) {
  if (!file) {
    yield { name, reason: "unreadable" };
    return;
  }
  try {
    if (ZIP.test(name)) yield* textsInZip(name, file, passed);
    else yield* textsInFile(name, file, passed);
  } catch {
    yield { name, reason: "unreadable" };
  }
}

/** @param {string} name @param {Blob} file @param {(bytes: number) => void} [passed] @returns {AsyncGenerator<Text>} */
async function* textsInFile(name, file, passed) {
  if (BY_NAME.test(name) || (await isOfLines(file))) yield* textsInLines(name, file.stream(), passed);
  else if (file.size > LARGEST) yield { name, reason: "size" };
  else yield { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Whether a file holds a record on each line: its first is a whole object, and more follows. @param {Blob} file */
async function isOfLines(file) {
  const head = new Uint8Array(await file.slice(0, LARGEST).arrayBuffer());
  for (let from = 0; from < head.length; ) {
    const end = head.indexOf(BREAK, from);
    if (end < 0) return false;
    const line = trimmed(head.subarray(from, end));
    from = end + 1;
    if (!line.length) continue;
    if (line[0] !== OPEN || line.at(-1) !== CLOSE) return false;
    return head.subarray(from).some(isInk);
  }
  return false;
}

/** @param {number} byte */
const isInk = (byte) => byte !== BREAK && !BLANKS.has(byte);

/** @param {string} name @param {ReadableStream<Uint8Array>} stream @param {(bytes: number) => void} [passed] @returns {AsyncGenerator<Text>} */
async function* textsInLines(name, stream, passed = () => undefined) {
  let number = 0;
  let any = false;
  let read = 0;
  const count = (/** @type {number} */ bytes) => passed((read += bytes));
  for await (const line of lines(stream, LARGEST + BREAKS, count)) {
    number += 1;
    const bytes = line && trimmed(line);
    if (bytes && !bytes.length) continue;
    any = true;
    yield bytes ? { name: `${name}:${number}`, bytes } : { name: `${name}:${number}`, reason: "size" };
  }
  if (!any) yield { name, reason: "empty" };
}

/** @param {Uint8Array} line */
function trimmed(line) {
  let [from, to] = [0, line.length];
  while (from < to && BLANKS.has(/** @type {number} */ (line[from]))) from += 1;
  while (from < to && BLANKS.has(/** @type {number} */ (line[to - 1]))) to -= 1;
  return line.subarray(from, to);
}

/** @param {string} name @param {Blob} file @param {(bytes: number) => void} passed @returns {AsyncGenerator<Text>} */
async function* textsInZip(name, file, passed) {
  let packed = 0;
  try {
    for await (const entry of unzip(file)) {
      packed += entry.packed;
      if (packed > file.size) {
        yield { name, reason: "bomb" };
        return;
      }
      passed(packed);
      if (isLeftOut(entry.name.split("/"))) continue;
      const reason = refusal(entry);
      if (!reason && entry.name.endsWith("/")) continue;
      const whole = `${name}/${entry.name}`;
      if (reason) yield { name: whole, reason };
      else yield* textsInMember(whole, entry);
    }
  } catch (fault) {
    if (!(fault instanceof BadZip)) throw fault;
    yield { name, reason: "zip" };
  }
}

/** @param {import("./unzip.js").Entry} entry */
function refusal({ name, packed, size, known }) {
  if (/^\/|[\\:\u0000-\u001f\u007f]/.test(name) || name.split("/").includes("..")) return "path";
  if (!known) return "zip";
  if (ZIP.test(name)) return "archive";
  if (size > 100 * packed + 100_000) return "bomb";
  return size > LARGEST && !BY_NAME.test(name) ? "size" : "";
}

/** @param {string} name @param {import("./unzip.js").Entry} entry @returns {AsyncGenerator<Text>} */
async function* textsInMember(name, entry) {
  try {
    if (BY_NAME.test(name)) {
      // Of a damaged member no line counts, so it is looked through first.
      await (await entry.stream()).pipeTo(new WritableStream());
      yield* textsInLines(name, await entry.stream());
    } else yield* textsInFile(name, await new Response(await entry.stream()).blob());
  } catch {
    yield { name, reason: "zip" };
  }
}
