// Writes a zip archive. Entries are stored as they are, with one date, so that the same files give
// the same bytes.

import { crc32 } from "./crc.js";

const THE_DATE = 0x0021; // 1 January 1980, the first that the format has
const UTF_8 = 0x0800;

/**
 * @param {{name: string, text: string}[]} files
 * @returns {Blob}
 */
export function zip(files) {
  const encoder = new TextEncoder();
  /** @type {BlobPart[]} */
  const body = [];
  /** @type {BlobPart[]} */
  const directory = [];
  let at = 0;
  let size = 0;
  for (const { name, text } of files) {
    const [bytes, path] = [encoder.encode(text), encoder.encode(name)];
    const about = [UTF_8, 0, 0, THE_DATE].flatMap(two);
    about.push(...[crc32(bytes), bytes.length, bytes.length].flatMap(four), ...two(path.length), 0, 0);
    const local = Uint8Array.from([...four(0x04034b50), ...two(20), ...about]);
    const central = Uint8Array.from([...four(0x02014b50), ...two(20), ...two(20), ...about, ...Array(10).fill(0), ...four(at)]);
    body.push(local, path, bytes);
    directory.push(central, path);
    at += local.length + path.length + bytes.length;
    size += central.length + path.length;
  }
  const count = two(files.length);
  const end = [...four(0x06054b50), 0, 0, 0, 0, ...count, ...count, ...four(size), ...four(at), 0, 0];
  return new Blob([...body, ...directory, Uint8Array.from(end)]);
}

/** @param {number} value */
const two = (value) => [value & 255, (value >>> 8) & 255];
/** @param {number} value */
const four = (value) => [...two(value), ...two(value >>> 16)];
