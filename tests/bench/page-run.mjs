/** A run of the built page, measured from the press of Run until its end has been presented. */
import { Page } from '../e2e/page.mjs';
import { pause, waitUntil } from '../e2e/wait.mjs';
import { workOf } from './driver.mjs';

/** How long a page is left alone before anything is measured, in ms. */
const REST_MS = 700;
const MODE = 'async-together';

/**
 * Opens a link with that one lane, and waits until all of the page is there, what comes later too: loading it is no part of what
 * is measured.
 */
export async function openWhole(driver, server, link) {
  const page = new Page(driver, server.address);
  await page.openAfresh(`${link}&modes=${MODE}`);
  await driver.executeScript(() => window.scrollTo(0, document.body.scrollHeight));
  await waitUntil('what comes later has come', () => driver.executeScript(() => document.querySelector('.sc-tries, [data-tries]') !== null
    || performance.getEntriesByType('resource').some(({ name }) => name.includes('/later-'))));
  await driver.executeScript((css) => document.querySelector(css).scrollIntoView(), `[data-lane="${MODE}"]`);
  await pause(REST_MS);
}

/**
 * Presses Run, and waits until the run is over and `isShown`, a function of the page, is true and has been presented. Returns what
 * the main thread worked meanwhile, and what the lane says.
 */
export async function runWhole(driver, isShown) {
  const run = () => driver.executeAsyncScript((mode, isShown, tell) => {
    const lane = document.querySelector(`[data-lane="${mode}"]`);
    const isThere = new Function(`return (${isShown})()`);
    const presented = (then) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
    const wait = () => presented(() => (isThere() ? tell({
      elapsedMs: Number(lane.querySelector('[data-elapsed-ms]').dataset.elapsedMs),
      longestFreezeMs: Number(lane.querySelector('[data-longest-freeze-ms]').dataset.longestFreezeMs),
      rows: lane.querySelectorAll('[data-log] [data-printed-ms]').length,
      lines: Number(lane.querySelector('[data-log]').getAttribute('aria-rowcount')) - 1,
    }) : wait()));
    const observer = new MutationObserver(() => {
      if (lane.dataset.state !== 'done') return;
      observer.disconnect();
      wait();
    });
    observer.observe(lane, { attributeFilter: ['data-state'] });
    lane.querySelector('button.sc-run').click();
  }, MODE, String(isShown));
  return workOf(driver, run);
}

/** The most rows that are mounted at any frame of a run, in one of its own that is not timed. */
export function mostRows(driver) {
  return driver.executeAsyncScript((mode, tell) => {
    const lane = document.querySelector(`[data-lane="${mode}"]`);
    let most = 0;
    const count = () => {
      most = Math.max(most, lane.querySelectorAll('[data-log] [data-printed-ms]').length);
      if (lane.dataset.state === 'done') tell(most);
      else requestAnimationFrame(count);
    };
    lane.querySelector('button.sc-run').click();
    requestAnimationFrame(count);
  }, MODE);
}
