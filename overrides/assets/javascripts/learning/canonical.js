// The canonical text of a value by RFC 8785, and its digest.

/**
 * @param {unknown} value what JSON can hold
 * @returns {string}
 * @throws {TypeError} for what JSON cannot hold
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value && typeof value === "object") {
    // Sorted by UTF-16 code units, as the RFC asks.
    const names = Object.keys(value).sort();
    const entries = names.map((name) => `${scalar(name)}:${canonical(/** @type {any} */ (value)[name])}`);
    return `{${entries.join()}}`;
  }
  return scalar(value);
}

/** @param {unknown} value */
function scalar(value) {
  // JSON.stringify turns these into something else; the RFC has no form for them.
  const lost =
    typeof value === "number" ? !Number.isFinite(value) : /\p{Surrogate}/u.test(String(value));
  const text = lost ? undefined : JSON.stringify(value);
  if (text === undefined) throw new TypeError("not JSON");
  return text;
}

/**
 * SHA-256 of the canonical text, in hexadecimal.
 * @param {unknown} value
 * @returns {Promise<string>}
 */
export async function digest(value) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(value)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} hexadecimal a record file's digest */
export const certificateCode = (hexadecimal) =>
  `${hexadecimal.slice(0, 5)} ${hexadecimal.slice(5, 10)}`;
