// A field in which a file is chosen, and what is wrong with the file.

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} error where the fault is said
 * @returns {(text: string) => void} says a fault; none takes the last one away
 */
export const failing = (input, error) => (text) => {
  error.textContent = text;
  error.hidden = !text;
  if (text) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", error.id);
    input.focus();
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
};
