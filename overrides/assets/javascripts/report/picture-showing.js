// The picture of several teams in the page: sentences, the chart of the self-assessment, its tables.

import { element } from "../element.js";
import { drawChart } from "../tools/assessment-chart.js";
import { pictureWordingOf } from "./picture-wording.js";
import { LISTED, folded, listing, more, part, scrolling } from "./showing-parts.js";

/** @typedef {import("./teams.js").Picture} Picture */
/** @typedef {import("./picture-wording.js").PictureWording} PictureWording */
/** @typedef {import("./picture-wording.js").Grid} Grid */

/** @param {Picture} picture @param {string} language @returns {Promise<HTMLElement>} */
export async function pictureShown(picture, language) {
  const wording = await pictureWordingOf(picture, language);
  const { t } = wording;
  const facts = element("dl", { class: "report-facts" });
  const about = [[t("made"), wording.made], ...wording.facts().map(([name, value]) => [name, wording.cell(value, "")])];
  for (const [name = "", value = ""] of about) facts.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  const shown = element("div", { class: "report", lang: language, "data-picture": "" });
  shown.append(element("h3", { class: "report-title" }, t("picture_title")), facts);
  if (wording.isFew) shown.append(element("p", { class: "warning-note" }, t("picture_few")));
  for (const grid of wording.grids()) shown.append(gridPart(wording, grid));
  shown.append(refusedPart(wording), part(t("counted"), wording.counted()));
  return shown;
}

/** @param {PictureWording} wording @param {Grid} grid */
function gridPart(wording, { id, title, keyHead, columns, heads, rows }) {
  const section = part(title, wording.sentences(id));
  section.dataset.table = id;
  if (id === "principles" && wording.picture.teams.scored) section.append(chartOf(wording));
  const head = element("tr", {}, ...[keyHead, ...heads].map((text) => element("th", { scope: "col" }, text)));
  const body = element("tbody");
  for (const { label, cells } of rows) {
    const numbers = cells.map((cell, at) => element("td", { class: "number" }, wording.cell(cell, columns[at] ?? "")));
    body.append(element("tr", {}, element("th", { scope: "row" }, label), ...numbers));
  }
  const table = element("table", {}, element("caption", { class: "hidden" }, title), element("thead", {}, head), body);
  section.append(scrolling(table, title));
  return section;
}

/** @param {PictureWording} wording */
function chartOf(wording) {
  const { t, picture, nationalDay: day } = wording;
  const number = (/** @type {any} */ cell) => (typeof cell === "number" ? cell : null);
  const lines = wording.lines();
  const place = element("div");
  drawChart(
    place,
    lines.map(({ principle, mean, before, national }) => ({
      principle,
      score: number(mean),
      last: number(before),
      national: number(national),
    })),
    {
      max: picture.scale.max,
      names: Object.fromEntries(lines.map(({ principle }) => [principle, wording.principle(principle)])),
      legend: {
        score: t("picture_legend_score"),
        last: picture.teams.again ? t("picture_legend_last") : "",
        national: day && t("picture_legend_national", { day }),
      },
      number: (n) => wording.decimal(n),
      mark: () => undefined,
    },
  );
  return place;
}

/** @param {PictureWording} wording */
function refusedPart(wording) {
  const { t, picture } = wording;
  const { refused, refused_total: all } = picture.input;
  const section = part(t("refused"), [t(all ? "refused_lead" : "refused_none")]);
  section.dataset.table = "refused";
  if (!all) return section;
  const lines = refused.slice(0, LISTED).map(({ name, reason }) => [name, ...wording.reason(reason)]);
  const heads = [t("refused_file"), t("reason"), t("refused_do")];
  section.append(folded(t("refused_each"), listing(t("refused_each"), heads, lines), ...more(t, all)));
  return section;
}
