/**
 * The dates of a series. The page was built on some day; what is past on the day on which it is
 * read is taken away, and with the last of them the calendar file.
 */

/** @param {HTMLElement[]} found */
export function enhance(found, now = Date.now()) {
  for (const root of found) {
    /** @type {NodeListOf<HTMLElement>} */
    const dates = root.querySelectorAll("[data-ends]");
    const coming = [...dates].filter((date) => {
      date.hidden = Date.parse(date.dataset.ends ?? "") < now;
      return !date.hidden;
    });
    if (!dates.length || coming.length) continue;
    /** @type {NodeListOf<HTMLElement>} */
    const parts = root.querySelectorAll(".event-dates, .event-file, [data-none]");
    for (const part of parts) {
      part.hidden = part.dataset.none === undefined;
    }
  }
}
