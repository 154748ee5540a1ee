/** A run of the built page, measured from the click on Run until its end is presented. */
import { Page } from '../e2e/page.mjs';
import { pause } from '../e2e/wait.mjs';
import { workOf } from './driver.mjs';

/** How long the page rests before a measurement, in ms. */
const REST_MS = 700;
const MODE = 'async-together';

/** Opens a link with one lane, and waits until the lazy chunk is there, too: loading is not measured. */
export async function openWhole(driver, server, link) {
  const page = await openCold(driver, server, link);
  await page.loadLazyChunk();
  await driver.executeScript((css) => document.querySelector(css).scrollIntoView(), `[data-lane="${MODE}"]`);
  await pause(REST_MS);
}

/** Opens a link with one lane, and waits for the lane alone: the lazy chunk is loaded during the run. */
export async function openCold(driver, server, link) {
  const page = new Page(driver, server.address);
  await page.openAfresh(`${link}&modes=${MODE}`);
  return page;
}

/**
 * Clicks Run, and waits until the run is over, and `isShown`, a function of the page, is true and presented. Returns the work of the main thread
 * meanwhile, and the figures of the lane.
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

/** The most rows that are mounted in any frame of a run, which is not timed. */
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
