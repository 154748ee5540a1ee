/**
 * What is clicked while the page is frozen. A driver waits a freeze out, so these clicks go past it, over the browser's
 * own protocol: the browser takes them as it takes a reader's, and hands them to the page when it is alive again.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { pause } from '../wait.mjs';

const LINK = '?count=10&sleep=3:2&modes=sync,async-together';

let driver;
let server;
let page;
let devtools;
before(async () => {
  server = await serve();
  driver = await openBrowser('chromium');
  page = new Page(driver, server.address);
  devtools = await driver.createCDPConnection('page');
});
after(async () => {
  await driver?.quit();
  server?.close();
});

/** The middle of an element, in the window. */
function placeOf(element) {
  return driver.executeScript((element) => {
    element.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, element);
}

/** Clicks there without waiting for what the page makes of it. */
function clickAt({ x, y }) {
  const mouse = { x, y, button: 'left', clickCount: 1 };
  for (const type of ['mousePressed', 'mouseReleased']) devtools.execute('Input.dispatchMouseEvent', { type, ...mouse });
}

/** Starts sync, clicks those places while it is frozen, and returns when it is done and all clicks are delivered. */
async function clickDuringFreeze(places) {
  clickAt(await placeOf(await page.lane('sync').button('Run')));
  await pause(700);
  for (const place of places) {
    clickAt(place);
    await pause(200);
  }
  await page.lane('sync').reaches('done');
  await pause(500);
}

test('a poke during a freeze is answered after it, and the page says how late', async () => {
  await page.openAfresh(LINK);
  const poke = await placeOf(await page.find('[data-poke]'));
  await clickDuringFreeze([poke, poke]);
  const said = /Alive again\. You poked twice; the answers came (\d[^;]*) and (\d[^;]*) late\./.exec(await page.text());
  assert.ok(said, 'the page does not tell of two late answers');

  // Two measures of one freeze agree: the pokes were made at most as long before its end as it lasted, and in order.
  const [first, second] = said.slice(1).map((late) => parseFloat(late) * (late.endsWith('ms') ? 1 : 1000));
  const { longestFreezeMs } = await page.lane('sync').result();
  const madeAfter = longestFreezeMs - first;
  assert.ok(madeAfter > 200 && madeAfter < 1500, `the first poke was made ${madeAfter} ms into the freeze`);
  assert.ok(first - second > 50 && first - second < 1000, `the pokes were ${first - second} ms apart`);
});

test('Stop pressed during a freeze is heard after it, and the page says when', async () => {
  await page.openAfresh(LINK);
  const stop = await placeOf(await page.lane('sync').button('Run'));
  await clickDuringFreeze([stop]);
  assert.equal(await page.lane('sync').state(), 'done');
  const sentence = /You pressed Stop at \d\.\d\d s\. The page heard it at \d\.\d\d s, with nothing left to stop\./;
  assert.match(await page.text(), sentence);
  const { log } = await page.lane('sync').result();
  assert.equal(log.length, 12);
});

test('clicks on anything else during a freeze do nothing', async () => {
  await page.openAfresh(LINK);
  const otherRun = await placeOf(await page.lane('async-together').button('Run'));
  const chip = await placeOf(await page.chip(5));
  await clickDuringFreeze([chip, otherRun]);
  assert.deepEqual(await page.pressed(), [3]);
  assert.equal(await page.lane('async-together').state(), 'idle');
});
