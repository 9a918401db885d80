// Reads a zip archive, entry by entry, as its directory lists them. Nothing in it is believed: not
// its sizes, not its names, not how many there are.

import { crc32 } from "./crc.js";

/**
 * `stream` gives what an entry holds, and fails where that is not what the directory says.
 * @typedef {object} Entry
 * @property {string} name
 * @property {number} packed
 * @property {number} size
 * @property {boolean} known whether it is packed in a way that can be read here
 * @property {() => Promise<ReadableStream<Uint8Array>>} stream
 */

/** The end of the archive, and the longest comment that can stand in it. */
const END = 22;
const TAIL = END + 65_535;
const MANY = 0xffff;
const HUGE = 0xffffffff;
/** Flags of what is encrypted, in one way or another. */
const LOCKED = 0x2041;
/** How much of the directory is read at once, and what an entry in it can take. */
const PART = 4_000_000;
const LONGEST_ENTRY = 46 + 3 * 65_535;

export class BadZip extends Error {}

/**
 * Each entry, as far as the directory can be read.
 * @param {Blob} blob
 * @returns {AsyncGenerator<Entry>}
 * @throws {BadZip} where it cannot be read
 */
export async function* unzip(blob) {
  const { count, at: first, shift } = await findDirectory(blob);
  let [from, at] = [first, 0];
  let view = new DataView(new ArrayBuffer(0));
  for (let n = 0; n < count; n += 1) {
    if (at + LONGEST_ENTRY > view.byteLength && from + view.byteLength < blob.size) {
      from += at;
      at = 0;
      view = new DataView(await blob.slice(from, from + PART).arrayBuffer());
    }
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new BadZip("entry");
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    if (at + 46 + nameLength + extraLength > view.byteLength) throw new BadZip("entry");
    yield readEntry(blob, view, at, nameLength, extraLength, shift);
    at += 46 + nameLength + extraLength + commentLength;
  }
}

/**
 * How much the directory lists, where it is, and how far all lies from where the archive says: for
 * something else can stand before it.
 * @param {Blob} blob
 */
async function findDirectory(blob) {
  const from = Math.max(0, blob.size - TAIL);
  const view = new DataView(await blob.slice(from).arrayBuffer());
  let at = view.byteLength - END;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0 || view.getUint32(at + 4, true)) throw new BadZip("end"); // or it spans disks
  let count = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let start = view.getUint32(at + 16, true);
  let end = from + at;
  // Zip64: large numbers stand in a record of their own.
  if ((count === MANY || size === HUGE || start === HUGE) && at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) {
    end = Number(view.getBigUint64(at - 12, true));
    const far = new DataView(await blob.slice(end, end + 56).arrayBuffer());
    if (far.byteLength < 56 || far.getUint32(0, true) !== 0x06064b50) throw new BadZip("end");
    [count = 0, size = 0, start = 0] = [32, 40, 48].map((n) => Number(far.getBigUint64(n, true)));
  }
  const shift = end - size - start;
  if (shift < 0 || count * 46 > size) throw new BadZip("directory");
  return { count, at: shift + start, shift };
}

/**
 * @param {Blob} blob @param {DataView} view the directory @param {number} at
 * @param {number} nameLength @param {number} extraLength @param {number} shift
 * @returns {Entry}
 */
function readEntry(blob, view, at, nameLength, extraLength, shift) {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const sum = view.getUint32(at + 16, true);
  const [packed, size, place] = sizes(view, at, at + 46 + nameLength, extraLength);
  const bytes = new Uint8Array(view.buffer, at + 46, nameLength);
  const name = flags & 0x0800 ? new TextDecoder().decode(bytes) : cp437(bytes);

  async function stream() {
    const start = place + shift;
    const head = new DataView(await blob.slice(start, start + 30).arrayBuffer());
    if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new BadZip(name);
    const from = start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    if (from + packed > blob.size) throw new BadZip(name);
    const raw = blob.slice(from, from + packed).stream();
    return (method ? raw.pipeThrough(new DecompressionStream("deflate-raw")) : raw).pipeThrough(checked(size, sum));
  }
  return { name, packed, size, known: !(flags & LOCKED) && (method === 0 || method === 8), stream };
}

/** Passes bytes on, and fails where they are not as many as they should be, or others. @param {number} size @param {number} sum */
function checked(size, sum) {
  let length = 0;
  let found = 0;
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const stream = new TransformStream({
    transform(bytes, to) {
      length += bytes.length;
      if (length > size) throw new BadZip("length");
      found = crc32(bytes, found);
      to.enqueue(bytes);
    },
    flush() {
      if (length !== size || found !== sum) throw new BadZip("sum");
    },
  });
  return stream;
}

/** A name as archives wrote it before UTF-8. @param {Uint8Array} bytes */
const cp437 = (bytes) => [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : OLD[byte - 128])).join("");
const OLD =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** An entry's packed size, its size and its place, which stand elsewhere where they are large. @param {DataView} view @param {number} at @param {number} extra @param {number} length @returns {[number, number, number]} */
function sizes(view, at, extra, length) {
  const found = [24, 20, 42].map((n) => view.getUint32(at + n, true));
  for (let place = extra; place + 4 <= extra + length; place += 4 + view.getUint16(place + 2, true)) {
    if (view.getUint16(place, true) !== 1) continue;
    const end = Math.min(place + 4 + view.getUint16(place + 2, true), extra + length);
    let value = place + 4;
    for (const [index, number] of found.entries()) {
      if (number !== HUGE || value + 8 > end) continue;
      found[index] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  const [size = 0, packed = 0, start = 0] = found;
  return [packed, size, start];
}
