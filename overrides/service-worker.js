// Keeps pages on the device for use offline. Each file that it keeps is of one version of the site:
// the build writes that version here with the digest of every file, and what does not match is not
// kept. A page that is kept comes from there with all that it loads; any other page comes from the
// network with all that it loads. So no page mixes two versions, whatever the server holds.
//
// As it stands in the source it keeps nothing, and removes what an earlier one kept. That is what
// a preview shows, and what is published with `offline: false` in mkdocs.yml.

/** @typedef {[path: string, digest: string, bytes: number]} KeptFile */
/** @typedef {{ version: string, groups: Record<string, KeptFile[]> }} Site */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { clients, registration } = worker;

/** In each group, what pages load stands before the pages. */
const site = /** @type {Site | null} */ (null);

const ROOT = registration.scope;
const PREFIX = `nest-hub ${ROOT} `;
const CACHE = PREFIX + site?.version;
/** No file of the site: the note of the groups that are kept whole. */
const NOTE = `${ROOT}?kept`;
const CORE = "core";
const EVERYTHING = "everything";
const AT_ONCE = 6;
const PATIENCE = 60_000;
const OTHER_VERSION = "version";

worker.addEventListener("install", (event) => {
  if (site) event.waitUntil(keepWhatWasKept());
  else worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(site ? forget(CACHE) : leave());
});

worker.addEventListener("message", (event) => {
  const { keep = [], take = "" } = event.data ?? {};
  if (take) event.waitUntil(takeOver(take));
  else event.waitUntil(reply(event.ports[0], keep));
});

worker.addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (!site || method !== "GET" || !url.startsWith(ROOT) || headers.has("range")) return;
  // Whatever goes wrong here, the network is asked as if there were no worker.
  const kept = findKept(event).catch(() => undefined);
  event.respondWith(kept.then((found) => found ?? askServer(event.request)));
});

/**
 * What the server has now, not what the browser still has of another version.
 * @param {Request} request
 */
async function askServer(request) {
  const response = await fetch(request, { cache: "no-cache" });
  return response.status ? toBeAskedFor(response, response.body) : response;
}

/**
 * The response as one that the browser may not use again unasked: it would give it to the next
 * page, which may be of another version.
 * @param {Response} response
 * @param {BodyInit | null} body
 */
function toBeAskedFor({ status, statusText, headers: given }, body) {
  const headers = new Headers(given);
  for (const name of ["etag", "last-modified", "expires"]) headers.delete(name);
  // The body was unpacked on its way here.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set("cache-control", "no-cache");
  return new Response(body, { status, statusText, headers });
}

/**
 * What is kept of what is asked for, if the page that asks is itself kept. Asked anew each time,
 * because the browser may stop the worker between two questions.
 * @param {FetchEvent} event
 */
async function findKept({ request, clientId }) {
  const opens = request.mode === "navigate";
  const page = opens ? request.url : (await clients.get(clientId))?.url;
  // The way out: any address that ends with ?offline=reset
  if (!page || new URL(page).searchParams.get("offline") === "reset") return undefined;
  const found = await lookUp(page);
  if (found) return opens ? found : lookUp(request.url);
  // Links in a page start from its address, so that one needs its last slash.
  const slashed = new URL(page);
  slashed.pathname += "/";
  return opens && (await lookUp(slashed.href)) ? Response.redirect(slashed.href) : undefined;
}

/** @param {string} address */
function lookUp(address) {
  const { origin, pathname } = new URL(address);
  const key = origin + pathname.replace(/\/index\.html$/, "/");
  return caches.match(key, { cacheName: CACHE, ignoreVary: true });
}

/** A new version takes over only when all that the old one kept is kept anew. */
async function keepWhatWasKept() {
  const notes = await Promise.all((await ourCaches()).map(groupsIn));
  await keep(notes.flat());
}

/** One after the other: two at once would overwrite each other's note. */
let turn = Promise.resolve();

/**
 * Keeps groups for a page, tells it how far it is, and then what is kept in all.
 * @param {MessagePort | undefined} port
 * @param {string[]} names
 */
async function reply(port, names) {
  let problem = site ? undefined : "forbidden";
  if (site && names.length) {
    turn = turn.then(() => keep(names, (done) => port?.postMessage({ done })));
    turn = turn.catch((fault) => void (problem = problemOf(fault)));
    await turn;
  }
  const bytes = Object.values(site?.groups ?? {}).reduce((sum, files) => sum + bytesOf(files), 0);
  port?.postMessage({ kept: await groupsIn(CACHE), bytes, problem });
}

/** @param {{ name: string, message: string }} fault */
function problemOf({ name, message }) {
  if (name === "QuotaExceededError") return "room";
  return message === OTHER_VERSION ? OTHER_VERSION : "connection";
}

/**
 * Keeps groups whole. What is there already is not loaded again, so an attempt that broke off goes
 * on where it was.
 * @param {string[]} wanted names of groups
 * @param {(done: number) => void} tell is told the part that is done, from 0 to 1
 */
async function keep(wanted, tell = () => {}) {
  if (!site || !wanted.length) return;
  const { groups } = site;
  const cache = await caches.open(CACHE);
  const kept = new Set(await groupsIn(CACHE));
  const all = wanted.includes(EVERYTHING);
  const names = Object.keys(groups).filter(
    (name) => !kept.has(name) && (all || name === CORE || wanted.includes(name)),
  );
  const total = names.reduce((sum, name) => sum + bytesOf(groups[name]), 0);
  let done = 0;
  try {
    for (const name of all ? [...names, EVERYTHING] : names) {
      const files = groups[name] ?? [];
      for (let at = 0; at < files.length; at += AT_ONCE) {
        const part = files.slice(at, at + AT_ONCE);
        await keepFiles(cache, part);
        done += bytesOf(part);
        tell(done / total);
      }
      kept.add(name);
      await cache.put(NOTE, Response.json([...kept]));
    }
  } catch (fault) {
    if (problemOf(/** @type {Error} */ (fault)) === "room") {
      const useless = names.filter((name) => !kept.has(name)).flatMap((name) => groups[name] ?? []);
      await Promise.all(useless.map(([path]) => cache.delete(ROOT + path)));
    }
    throw fault;
  }
}

/**
 * Loads files together and puts them away in their order, so that a page that is kept has all
 * that it loads.
 * @param {Cache} cache
 * @param {KeptFile[]} files
 */
async function keepFiles(cache, files) {
  const found = await Promise.all(files.map((file) => obtain(cache, file)));
  for (const [number, [path]] of files.entries()) {
    const response = found[number];
    if (response) await cache.put(ROOT + path, response);
  }
}

/**
 * A file with the right digest: from the version before, if it is unchanged, or from the network.
 * Nothing if it is kept already.
 * @param {Cache} cache
 * @param {KeptFile} file
 */
async function obtain(cache, [path, digest]) {
  const address = ROOT + path;
  if (await cache.match(address)) return undefined;
  const old = await caches.match(address);
  const whole = old && (await verify(old, digest));
  if (whole) return whole;
  // What the browser has, if the server says that it is unchanged; else anew.
  for (const cache of /** @type {RequestCache[]} */ (["no-cache", "reload"])) {
    const signal = AbortSignal.timeout(PATIENCE);
    const fresh = await fetch(address, { cache, redirect: "error", signal });
    const right = fresh.ok && (await verify(fresh, digest));
    if (right) return right;
  }
  throw new Error(OTHER_VERSION);
}

/** @param {Response} response @param {string} digest */
async function verify(response, digest) {
  const body = await response.arrayBuffer();
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hex = [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === digest ? toBeAskedFor(response, body) : undefined;
}

/**
 * The waiting version takes over: `now` because the reader asked for it, `alone` if no other page
 * of the site is open. The pages load themselves again when it has.
 * @param {string} take
 */
async function takeOver(take) {
  // The page that was left for the one that asks may count for a moment.
  for (let tries = 0; take !== "now" && (await openPages()) > 1; tries += 1) {
    if (tries === 5) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  await worker.skipWaiting();
}

async function openPages() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return open.filter(({ url }) => url.startsWith(ROOT)).length;
}

/** Removes all that is kept and the worker itself, and shows open pages as the server has them. */
async function leave() {
  await forget();
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) {
    page.navigate(page.url).catch(() => {});
  }
}

/** @param {string} [except] */
async function forget(except) {
  const names = (await ourCaches()).filter((name) => name !== except);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Another hub on the same host keeps its own. */
async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** @param {string} cacheName @returns {Promise<string[]>} */
async function groupsIn(cacheName) {
  const note = await caches.match(NOTE, { cacheName });
  return note ? note.json() : [];
}

/** @param {KeptFile[]} files */
function bytesOf(files = []) {
  return files.reduce((sum, [, , bytes]) => sum + bytes, 0);
}
