// The scores as bars, with the national figure and the last time beside them. The table and the
// sentences say the same, so the drawing itself is silent.

import { element } from "../element.js";

/** @typedef {import("./assessment.js").Line} Line */
/** @typedef {{score: string, last: string, national: string}} Legend what each sign stands for */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string | number>} attributes @param {Node[]} children */
function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** @param {string} kind @param {Record<string, string | number>} box */
const bar = (kind, box) => drawn("rect", { class: `bar-${kind}`, rx: 3, ...box });

/** A line across the bar with a diamond at its head; it keeps its shape however wide the chart is. @param {string} x */
const pin = (x) => {
  const d = "M0 2 5.5 8 0 14-5.5 8ZM0 14V42";
  const lines = ["bar-halo", "bar-national"].map((name) => drawn("path", { class: name, d }));
  return drawn("svg", { x, overflow: "visible" }, ...lines);
};

/**
 * @param {HTMLElement} place
 * @param {Line[]} lines
 * @param {{max: number, names: Record<string, string>, legend: Legend, number: (n: number) => string, mark: (principle: string) => Node | undefined}} options
 */
export function drawChart(place, lines, { max, names, legend, number, mark }) {
  const share = (/** @type {number} */ score) => `${(100 * score) / max}%`;
  const rows = lines.map(({ principle, score, last, national }) => {
    const plot = drawn("svg", { class: `assessment-bars mark-${principle}`, focusable: "false" });
    plot.append(bar("track", { y: 15, width: "100%", height: 18 }));
    for (let level = 1; level < max; level += 1) {
      plot.append(drawn("line", { class: "bar-tick", x1: share(level), x2: share(level), y1: 15, y2: 33 }));
    }
    if (score !== null) plot.append(bar("score", { y: 15, width: share(score), height: 18 }));
    if (last !== null) plot.append(bar("last", { x: 1, y: 36, width: share(last), height: 7 }));
    if (national !== null) plot.append(pin(share(national)));
    const sign = mark(principle);
    const label = element("span", { class: "chart-label" }, ...(sign ? [sign] : []), element("span", {}, names[principle] ?? ""));
    return element("div", { class: "chart-row" }, label, plot, element("b", {}, score === null ? "–" : number(score)));
  });

  const axis = drawn("svg", { class: "assessment-axis", focusable: "false" });
  for (let level = 1; level <= max; level += 1) {
    const at = { x: share(level), y: 14, "text-anchor": level === max ? "end" : "middle" };
    axis.append(drawn("text", at, document.createTextNode(String(level))));
  }
  const signs = element("ul", { class: "assessment-legend" });
  for (const [kind, text] of Object.entries(legend)) if (text) signs.append(element("li", {}, signOf(kind), text));
  const foot = element("div", { class: "chart-row" }, element("span"), axis, element("span"));
  place.replaceChildren(element("div", { class: "chart assessment-chart", "aria-hidden": "true" }, signs, ...rows, foot));
}

/** @param {string} kind */
function signOf(kind) {
  const sign = drawn("svg", { class: "assessment-sign", focusable: "false" });
  if (kind === "national") sign.append(pin("50%"));
  else if (kind === "last") sign.append(bar("last", { x: 1, y: 18, width: 26, height: 7 }));
  else sign.append(bar("score", { y: 13, width: 28, height: 18 }));
  return sign;
}
