// Looks for the object that a SCORM LMS offers: in the windows around this one, and in those around
// the window that opened it.

/**
 * @param {string} name `API`, or `API_1484_11`
 * @returns {any} nothing where there is none
 */
export function findApi(name) {
  const roots = [window, window.opener, window.parent?.opener, window.top?.opener];
  for (const root of roots) {
    /** @type {any} */
    let place = root;
    for (let depth = 0; place && depth < 20; depth += 1) {
      try {
        if (place[name]) return place[name];
      } catch {
        // A window of another site; the LMS may be around it.
      }
      if (place.parent === place) break;
      place = place.parent;
    }
  }
  return null;
}
