// The shell: the first screen, as the program will draw it. The document holds it, for links that name no plan.

import { find, findAll, removeAll } from "./elements.js";

/** The links that name no plan. */
const NAMES_NO_PLAN = /^(\?((theme|utm_\w+)=[^&]*(&|$))*)?$/;
/** The controls of the first screen. The shell and the program have the same ones, in the same order. */
const CONTROLS = ".sc-hand, .sc-poke, .sc-cell, .sc-count input, .sc-choice input, .sc-run-all";
/** The time in ms in which a second press does not undo the first one: it may be a double click. */
const DEAF_MS = 500;

/** When the shell's controls were pressed, by their place among the controls. The program hears of them once it has started. */
const pressed = new Map();

/** What Run reads while nothing is pressed. */
let runLabel;

const controls = () => findAll(CONTROLS);
const nextTask = () => new Promise((go) => setTimeout(go));

export const showShell = () => {
  if (!NAMES_NO_PLAN.test(location.search + location.hash)) return;
  findAll("template[data-shell]").forEach((template) => template.replaceWith(template.content));
};

/** Removes the shell, and forgets what was pressed: the program did not start. */
export const dropShell = () => {
  removeAll("[data-shell]");
  pressed.clear();
};

export const hasShell = () => find("section[data-shell]");

/** Waits until the shell is drawn and can answer a press: the program's start keeps the page busy. A hidden page draws nothing. */
export const drawn = () =>
  new Promise((go) => {
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, 100);
  });

/** Keeps a press in the shell for the program. Run answers at once; a second press takes it back. */
export const keep = ({ target, timeStamp }) => {
  const control = hasShell() && target.closest(CONTROLS);
  if (!control) return;
  const index = controls().indexOf(control);
  const isRun = control.matches(".sc-run-all");
  if (isRun && timeStamp - pressed.get(index) < DEAF_MS) return;
  const isTakenBack = pressed.delete(index) && isRun;
  if (!isTakenBack) pressed.set(index, timeStamp);
  if (isRun) showRun(control, !isTakenBack);
};

const showRun = (button, isOn) => {
  if (isOn) runLabel = button.textContent;
  button.textContent = isOn ? "Stop" : runLabel;
  button.parentNode.dataset.part = isOn ? "during" : "before";
};

/** Removes the shell, now that the program has drawn the screen, and hands on the focus and the presses. */
export const replaceShell = async () => {
  const focused = findAll(`[data-shell] :is(${CONTROLS})`).indexOf(document.activeElement);
  removeAll("[data-boot], [data-shell]");
  controls()[focused]?.focus({ preventScroll: true });
  for (const index of pressed.keys()) {
    controls()[index]?.click();
    await nextTask();
  }
};
