// Keeps the module being read for use offline, and offers a new version of the site. The work is
// that of service-worker.js; where a browser allows none, the page stays as it was.

import { loadWords } from "./learning/words.js";

export const ROOT = new URL("../../", import.meta.url).href;
/** Where it is noted that nothing is to be kept unasked. */
export const UNWANTED = "nest-hub-offline";
const { serviceWorker } = navigator;

/** @param {HTMLElement[]} roots */
export async function enhance(roots) {
  if (location.search.includes("offline=reset")) return (await import("./offline-copy.js")).reset();
  const take = await offerNewVersion();
  if (document.readyState !== "complete") await new Promise((go) => addEventListener("load", go));
  for (const root of roots) if (root.dataset.offline) await keepModule(root, root.dataset.offline);
  // Unasked only while no page is in use: here and now, if no other is open. The version before
  // lets go when it is at rest, so not while this page still loads.
  await new Promise((go) => setTimeout(go, 500));
  if (!navigator.userActivation?.hasBeenActive) take?.("alone");
}

async function offerNewVersion() {
  const registration = await serviceWorker?.getRegistration(ROOT).catch(() => {});
  if (!registration) return;
  serviceWorker.oncontrollerchange = () => location.reload();
  const notice = document.querySelector("[data-new-version]");
  const take = (/** @type {string} */ how) => registration.waiting?.postMessage({ take: how });
  // The first version of all also waits for a moment; it is not a new one.
  const offer = () => {
    notice?.toggleAttribute("hidden", !(registration.waiting && registration.active));
    registration.installing?.addEventListener("statechange", offer);
  };
  notice?.querySelector("button")?.addEventListener("click", () => take("now"));
  registration.onupdatefound = offer;
  offer();
  return take;
}

/** @param {HTMLElement} root with a line of text and a button @param {string} module */
async function keepModule(root, module) {
  const [line, button] = /** @type {[HTMLElement, HTMLElement]} */ ([...root.children]);
  const t = await loadWords();
  const show = async (unasked = false) => {
    line.textContent = "";
    const { kept, problem } = await keep([module], unasked, () => {
      line.role = "status";
      line.textContent ||= t("offline_keeping");
    });
    const ready = kept.includes(module);
    // Nothing is said where the words themselves cannot be had.
    const why = problem && (await loadWords("trouble").then((t) => t(problem), () => ""));
    line.textContent = ready ? t("offline_ready") : why ?? "";
    if (ready && document.activeElement === button) line.focus();
    button.hidden = ready;
    root.hidden = problem === "forbidden";
  };
  button.onclick = () => show();
  await show(true);
}

/** @type {import("./offline-copy.js").Keep} */
export async function keep(groups, unasked, tell) {
  try {
    if (!unasked) localStorage.removeItem(UNWANTED);
    else if (/** @type {any} */ (navigator).connection?.saveData || localStorage.getItem(UNWANTED)) {
      if (!serviceWorker?.controller) return { kept: [] };
      groups = [];
    }
    const { active, installing } = await serviceWorker.register(`${ROOT}service-worker.js`);
    const worker = /** @type {ServiceWorker} */ (active ?? installing);
    return await new Promise((answer, gone) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => (data.done ? tell?.(data.done) : answer(data));
      // One that leaves may go before it answers.
      worker.addEventListener("statechange", () => worker.state === "redundant" && gone());
      worker.postMessage({ keep: groups }, [port2]);
    });
  } catch {
    // Said below.
  }
  return { kept: [], problem: "forbidden" };
}
