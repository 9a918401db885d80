// The menu on a narrow screen. Without script the menu stands open and there is no button; on a
// wide screen the stylesheet shows the menu whatever its state here.

/** @param {HTMLElement[]} buttons the one button, with the menu's id in `aria-controls` */
export function enhance([button]) {
  const menu = document.getElementById(button?.getAttribute("aria-controls") ?? "");
  if (!button || !menu) return;

  /** @param {boolean} open */
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.hidden = !open;
  };

  button.addEventListener("click", () => set(Boolean(menu.hidden)));
  for (const part of [button, menu]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden || !button.offsetParent) return;
      set(false);
      button.focus();
    });
  }

  set(false);
  menu.dataset.ready = "";
  button.hidden = false;
}
