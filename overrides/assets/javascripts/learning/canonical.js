// The canonical text of a value by RFC 8785, and a short sum of a text.

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
 * A short sum of a text (FNV-1a), which differs where the text was damaged.
 * @param {string} text
 */
export function sum(text) {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return state >>> 0;
}
