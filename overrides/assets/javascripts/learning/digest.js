// The digest of a value, and the code that a certificate takes from it.

import { canonical } from "./canonical.js";

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
