// The files that a person chose or dropped, with their way within a folder that was.

/** @typedef {{name: string, file: File}} Chosen */

/** What an input holds. @param {HTMLInputElement} input @returns {Chosen[]} */
export const inInput = (input) =>
  [...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

/**
 * What was dropped, with all that is in folders. What cannot be read is left to the judge of files:
 * it is given as a file that says so.
 * @param {DataTransfer | null} data
 * @returns {Promise<Chosen[]>}
 */
export async function inDrop(data) {
  // The list is empty as soon as this turn is over; its entries stay.
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  /** @type {Chosen[]} */
  const found = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push({ name: entry.name, file: entry });
    else if (entry) await walk(entry, found);
  }
  return found;
}

/** @param {FileSystemEntry} first @param {Chosen[]} found */
async function walk(first, found) {
  const waiting = [first];
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const name = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) {
      const of = /** @type {FileSystemFileEntry} */ (entry);
      const file = await new Promise((resolve) => of.file(resolve, () => resolve(null)));
      found.push({ name, file: file ?? new File([], name) });
    } else if (entry.isDirectory) {
      const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
      for (;;) {
        // A folder is given in parts, the last of which is empty.
        /** @type {FileSystemEntry[]} */
        const part = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
        if (!part.length) break;
        waiting.push(...part);
      }
    }
  }
}
