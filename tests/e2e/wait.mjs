/** Waits for conditions, and finds buttons by their accessible names. */
import { error } from 'selenium-webdriver';

/** How long a test waits for a condition, in ms; enough for a busy machine. */
export const SOON_MS = 10_000;

/** The polling interval, in ms: each poll takes processor time from the browser. */
const PAUSE_MS = 50;
/** The polling interval after the first second, in ms. */
const LONG_PAUSE_MS = 150;

export const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** Polls `ask` until its result is truthy, and returns it. What can't be asked because the page is being replaced counts as a falsy result. */
export async function waitUntil(what, ask, limitMs = SOON_MS) {
  const began = Date.now();
  for (;;) {
    const answer = await ask().catch(ignoreReplacedPage);
    if (answer) return answer;
    const waitedMs = Date.now() - began;
    if (waitedMs > limitMs) throw new Error(`Waited ${limitMs / 1000} s in vain: ${what}.`);
    await pause(waitedMs < 1_000 ? PAUSE_MS : LONG_PAUSE_MS);
  }
}

function ignoreReplacedPage(problem) {
  const isStale = problem instanceof error.StaleElementReferenceError;
  // WebKit's driver says so of a page that is left while it is asked.
  if (!isStale && !/before the unload event/.test(problem.message)) throw problem;
}

/** The one button within `css` whose name starts with `start`. */
export async function findButton(driver, start, css = 'body') {
  const buttons = await findButtons(driver, start, css);
  if (buttons.length !== 1) throw new Error(`There are ${buttons.length} buttons named ${start}… in ${css}, not one.`);
  return buttons[0];
}

/** The visible buttons within `css` whose names start with `start`. */
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
