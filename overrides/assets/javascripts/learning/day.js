/**
 * A day in words, with the words of the group "months": the browser may not know those of Welsh.
 * @param {import("./words.js").Words} t @param {string} time
 */
export function dayOf(t, time) {
  const day = new Date(time);
  return `${day.getDate()} ${t("months").split(" ")[day.getMonth()]} ${day.getFullYear()}`;
}
