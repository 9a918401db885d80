// A small LMS: gives the package what it holds, through scorm-again, and sends on what it is told.

const settings = {
  autocommit: false,
  lmsCommitUrl: "/lms/commit",
  terminateCommitParam: "end",
  mastery_override: true,
};
const held = await (await fetch("/lms/held")).json();
if (held.form === "scorm12") {
  const { Scorm12API } = window;
  const api = new Scorm12API(settings);
  api.loadFromJSON(held.cmi, "");
  window.API = api;
} else {
  const { Scorm2004API } = window;
  const api = new Scorm2004API(settings);
  api.loadFromJSON(held.cmi, "");
  window.API_1484_11 = api;
}
// In a frame of this page; or in a window of its own, which a test opens.
if (!location.hash) {
  const frame = document.createElement("iframe");
  frame.title = "SCO";
  frame.src = "/package/index.html";
  document.body.append(frame);
}
document.body.dataset.ready = "";
