/** Waiting for what should come, and finding buttons by their names. */
import { error } from 'selenium-webdriver';

/** How long a test waits for what should come soon, on a machine that is busy with other things. */
export const SOON_MS = 10_000;

/** How long it is until it asks again: each answer costs both browser and driver some of the time of the machine. */
const PAUSE_MS = 50;
/** The same where it has waited for a second. */
const LONG_PAUSE_MS = 150;

export const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** Asks until the answer is truthy, and returns it. An element that was redrawn meanwhile is asked for again. */
export async function waitUntil(what, ask, limitMs = SOON_MS) {
  const began = Date.now();
  for (;;) {
    const answer = await ask().catch(notRedrawn);
    if (answer) return answer;
    const waitedMs = Date.now() - began;
    if (waitedMs > limitMs) throw new Error(`Waited ${limitMs / 1000} s in vain: ${what}.`);
    await pause(waitedMs < 1_000 ? PAUSE_MS : LONG_PAUSE_MS);
  }
}

function notRedrawn(problem) {
  if (!(problem instanceof error.StaleElementReferenceError)) throw problem;
}

/** The one button within `css` whose name starts so. */
export async function findButton(driver, start, css = 'body') {
  const buttons = await findButtons(driver, start, css);
  if (buttons.length !== 1) throw new Error(`There are ${buttons.length} buttons named ${start}… in ${css}, not one.`);
  return buttons[0];
}

/** The buttons within `css` that can be seen and whose names start so. */
export function findButtons(driver, start, css = 'body') {
  return driver.executeScript((start, css) => {
    const textOf = (id) => document.getElementById(id)?.textContent ?? '';
    const nameOf = (button) => {
      const ids = button.getAttribute('aria-labelledby');
      const name = ids ? ids.split(' ').map(textOf).join(' ') : button.getAttribute('aria-label') ?? button.textContent;
      return name.replace(/\s+/g, ' ').trim();
    };
    const isSeen = (button) => button.getClientRects().length > 0;
    return [...document.querySelectorAll(`${css} button`)].filter((button) => isSeen(button) && nameOf(button).startsWith(start));
  }, start, css);
}
