// The lines of a stream of bytes, each no longer than it may be.

const BREAK = 10;

/**
 * Each line without its break; null for one that is longer than `most` bytes, of which nothing is kept.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most
 * @param {(bytes: number) => void} passed is told how many bytes were read
 * @returns {AsyncGenerator<Uint8Array | null>}
 */
export async function* lines(stream, most, passed = () => undefined) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  let parts = [];
  let length = 0;
  /** @param {Uint8Array} part */
  const keep = (part) => {
    length += part.length;
    if (length > most) parts = [];
    else if (part.length) parts.push(part);
  };
  const end = () => {
    const line = length > most ? null : joined(parts, length);
    parts = [];
    length = 0;
    return line;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      let from = 0;
      for (let at = value.indexOf(BREAK); at >= 0; at = value.indexOf(BREAK, from)) {
        keep(value.subarray(from, at));
        yield end();
        from = at + 1;
      }
      keep(value.slice(from));
      passed(value.length);
    }
    if (length) yield end();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @param {Uint8Array[]} parts @param {number} length */
function joined(parts, length) {
  if (parts.length === 1) return /** @type {Uint8Array} */ (parts[0]);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
