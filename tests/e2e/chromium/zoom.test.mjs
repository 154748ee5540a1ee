/** Zoomed far in, every line of the longest log can be reached. Chromium lays out pixels of the device: the others have no such limit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

/** The limit begins to hold above 4.5. */
const RATIOS = [4, 6, 12];

let opened;
const page = () => opened;
const run = (script, ...values) => opened.driver.executeScript(script, ...values);

/** Opens a browser with this device pixel ratio, which no emulation has in its layout. */
async function openAt(t, ratio) {
  const driver = await openBrowser('chromium', 'normal', [`force-device-scale-factor=${ratio}`]);
  t.after(() => driver.quit());
  await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', { width: 700, height: 500, deviceScaleFactor: 0, mobile: false });
  opened = new Page(driver, (await serveFor(t)).address);
  await driver.get(opened.address);
  assert.equal(await run(() => devicePixelRatio), ratio);
}

const MODE = 'async-together';
const CLIP = `[data-lane="${MODE}"] .sc-log-clip`;

/** The lines that can be seen, counted from 1. */
const inView = () => run((css) => {
  const clip = document.querySelector(css);
  const { top, bottom } = clip.getBoundingClientRect();
  const isSeen = (row) => row.getBoundingClientRect().top >= top + 21 && row.getBoundingClientRect().bottom <= bottom + 1;
  return Array.from(clip.querySelectorAll('[data-printed-ms]')).filter(isSeen).map((row) => Number(row.getAttribute('aria-rowindex')) - 1);
}, CLIP);

const scrollTo = (part) => run((css, part) => {
  const clip = document.querySelector(css);
  clip.scrollTop = part * (clip.scrollHeight - clip.clientHeight);
}, CLIP, part);

for (const ratio of RATIOS) {
  test(`at a device pixel ratio of ${ratio} the first, the last and every other of 300,000 lines can be reached`, async (t) => {
    await openAt(t, ratio);
    await page().openAfresh(`?count=100000&sleep=1-100000:0.2&modes=${MODE}`);
    await page().lane(MODE).run();
    await page().lane(MODE).reaches('done', 120_000);
    // A reader goes on scrolling as well.
    const reach = (part, isThere) => waitUntil(`at ${ratio} the part at ${part} is in view`, async () => {
      await scrollTo(part);
      return isThere(await inView());
    });
    await reach(1, (seen) => seen.at(-1) === 300_000);
    await reach(0.5, (seen) => Math.abs(seen[0] - 150_000) < 1_000);
    await reach(0, (seen) => seen[0] === 1);
    await reach(1, (seen) => seen.at(-1) === 300_000);
    // Px by px no line is left out.
    for (const place of [0.2, 0.9995]) {
      await scrollTo(place);
      let last = await waitUntil('lines are in view', async () => (await inView()).at(-1));
      for (let step = 0; step < 12; step += 1) {
        await run((css) => { document.querySelector(css).scrollTop += 10; }, CLIP);
        await waitUntil('the rows are there', async () => (await inView()).length >= 3);
        const seen = await inView();
        assert.ok(seen[0] <= last + 1, `after line ${last} came line ${seen[0]}`);
        last = seen.at(-1);
      }
    }
    // Up from the end.
    await scrollTo(1);
    await waitUntil('the last line is in view', async () => (await inView()).at(-1) === 300_000);
    await run((css) => { document.querySelector(css).scrollTop -= 30; }, CLIP);
    await waitUntil('lines above it are in view', async () => {
      const seen = await inView();
      return seen.length >= 3 && seen.at(-1) < 300_000 && seen.at(-1) > 299_900;
    });
  });

  test(`at a device pixel ratio of ${ratio} the search leads to a line`, async (t) => {
    await openAt(t, ratio);
    await page().openAfresh(`?count=100000&sleep=1-100000:0.2&modes=${MODE}`);
    await page().lane(MODE).runToItsEnd(120_000);
    await page().lane(MODE).button('Find a number');
    const field = await page().find(`[data-lane="${MODE}"] .sc-log-search input`);
    await field.sendKeys('50000');
    await page().lane(MODE).click('Find a number');
    await waitUntil('its line is in view', async () => (await inView()).includes(50_000));
  });
}
