// A plan as a calendar file (RFC 5545): one entry for a whole day for each action that has a date.

/** @typedef {{uid: string, day: string, at: string, summary: string, description: string}} Event */

const WIDEST = 75;
const encoder = new TextEncoder();

/** @param {string} text as a value in a calendar file */
const escaped = (text) =>
  text
    .replace(/\r\n?|[\u2028\u2029\x85\v\f]/gu, "\n")
    .replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === "\n" ? sign : " "))
    .replace(/[\\;,]/gu, "\\$&")
    .replaceAll("\n", "\\n");

/** A line as lines of no more than 75 bytes; no letter is cut, however it is written. @param {string} line */
export function folded(line) {
  let whole = "";
  let width = 0;
  for (const letter of line) {
    const bytes = encoder.encode(letter).length;
    if (width + bytes > WIDEST) {
      whole += "\r\n ";
      width = 1;
    }
    whole += letter;
    width += bytes;
  }
  return whole;
}

/** @param {string} day @param {number} later days @returns {string} `20261122` */
function compact(day, later = 0) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + later);
  return date.toISOString().slice(0, 10).replaceAll("-", "");
}

/** @param {string} time @returns {string} `20261122T101500Z` */
const stamp = (time) => `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/gu, "")}Z`;

/**
 * The same events make the same file: an event that is imported again replaces itself.
 * @param {Event[]} events @param {{name: string, language: string}} calendar
 */
export function calendarFile(events, { name, language }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//NYTH NEST hub//Self-assessment//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, day, at, summary, description }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp(at)}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(day, 1)}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(summary)}`,
      ...(description ? [`DESCRIPTION;LANGUAGE=${language}:${escaped(description)}`] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
