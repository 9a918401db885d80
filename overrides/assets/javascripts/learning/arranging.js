// The order in which the quiz shows what can be chosen: another one in each attempt.

import { shuffle } from "./drawing.js";
import { all } from "./question.js";

/**
 * The same for the same seed, in both languages. True stands before false, always.
 * @param {import("./question.js").QuestionView} view
 * @param {string} seed
 */
export function arrange({ id, type, fieldset, key, ordering }, seed) {
  const shuffled = (/** @type {string[]} */ ids) => shuffle(ids.sort(), `${seed}/${id}`);
  if (ordering) {
    const order = shuffled([...key]);
    // Nobody is shown the right order at first.
    ordering.arrange(`${order}` === `${key}` ? order.reverse() : order);
  } else if (type !== "true-false") {
    const groups = type === "match" ? all(fieldset, "select") : [fieldset];
    for (const group of groups) {
      const choices = all(group, "input, option").filter(({ value }) => value);
      for (const wanted of shuffled(choices.map(({ value }) => value))) {
        const choice = choices.find(({ value }) => value === wanted);
        group.append(type === "match" ? choice : choice.parentElement);
      }
    }
  }
}
