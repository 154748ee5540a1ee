/** States of the page in which nearly all of it is visible at some point, without failures. */
import { waitUntil } from './wait.mjs';

/** A link with two short sleeps. */
export const SHORT = '?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together';
const FIVE = 'sync,async-in-turn,async-together,async-blocking,threads';

/** Clicks by script: on a phone the bar at the bottom covers the summary. */
const unfold = (page, css) => page.driver.executeScript((css) => document.querySelector(`${css} summary`).click(), css);

/** The name of each state, its link, and the actions that lead to it. Without a link, it follows from the state before. */
export const STATES = [
  // The lazy chunk is there before axe scrolls the page: axe loses headings that move meanwhile.
  ['before a run', SHORT, (page) => page.loadLazyChunk()],
  ['between two lanes', null, async (page) => {
    await page.driver.executeScript(() => {
      document.querySelector('[data-question] input').click();
      document.querySelector('[data-run-all]').click();
    });
    await page.lane('sync').reaches('done');
  }],
  ['with the result', null, (page) => waitUntil('the result is there', () => page.count('[data-result]'))],
  ['running', '?count=30&sleep=8:30&modes=async-together,sync', async (page) => {
    await page.lane('async-together').run();
    await page.lane('async-together').reaches('running');
  }],
  ['stopped', null, async (page) => {
    await page.lane('async-together').stop();
    await page.lane('async-together').reaches('stopped');
  }],
  ['done', SHORT, async (page) => {
    for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
  }],
  ['done, with all runs', null, async (page) => {
    await unfold(page, '.sc-runs');
    await waitUntil('the runs are there', () => page.count('.sc-runs tbody tr'));
  }],
  ['refused, with notices', '?count=30&sleep=8:9,12:9,40:1&modes=sync,nope'],
  ['with the code', null, async (page) => {
    await page.seeCode();
    // On a phone the bar at the bottom would cover the tabs.
    await page.driver.executeScript(() => document.querySelector('.sc-tabs').scrollIntoView());
    await page.press('Rust');
  }],
  ['with a switched program that fails', null, async (page) => {
    await page.driver.executeScript(() => {
      for (const word of ['asyncio.sleep', 'gather with Semaphore(3)']) {
        Array.from(document.querySelectorAll('.sc-switch label')).find(({ textContent }) => textContent === word).querySelector('input').click();
      }
    });
    await page.says("'NoneType' object can't be awaited");
  }],
  ['with what is shared', null, async (page) => {
    await unfold(page, '.sc-share');
    await waitUntil('the snippets are there', () => page.count('[data-snippet]'));
  }],
  ['with ranges in place of chips, and all presets', '?count=1000&sleep=1-500:0.1..0.2&modes=async-together', (page) => unfold(page, '.sc-presets')],
  ['a story with five lanes', `?story=busy-phone&sleep=1:0.3,3:0.4&modes=${FIVE}`],
  ['a story replayed, with the timeline as a table', null, async (page) => {
    for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
    await page.driver.executeScript(() => {
      document.querySelector('.sc-timeline summary').click();
      document.querySelector('.sc-timeline [aria-pressed]').click();
      const handle = document.querySelector('[data-replay]');
      handle.value = handle.max / 2;
      handle.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitUntil('the table is there', () => page.count('.sc-timeline table'));
  }],
  ['a forgotten await and a limit, done', '?count=12&sleep=3-7:0.2&limit=2&modes=async-forgotten,async-limited', async (page) => {
    for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
  }],
  ['embedded', `${SHORT}&embed=1`],
  ['embedded, done', null, (page) => page.lane('sync').runToItsEnd()],
];
