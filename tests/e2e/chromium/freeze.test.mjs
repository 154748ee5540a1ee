/**
 * Clicks while the page is frozen. WebDriver waits for the end of a freeze, so these clicks are sent through the DevTools protocol. The browser
 * queues them as real ones, and delivers them after the freeze.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { nextFreeze, signalFreezes } from '../freeze_signal.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { pause, waitUntil } from '../wait.mjs';

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

/** The middle of an element, in the viewport. */
function placeOf(element) {
  return driver.executeScript((element) => {
    element.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, element);
}

/** Clicks there without waiting for the page. */
function clickAt({ x, y }) {
  const mouse = { x, y, button: 'left', clickCount: 1 };
  for (const type of ['mousePressed', 'mouseReleased']) devtools.execute('Input.dispatchMouseEvent', { type, ...mouse });
}

/** Starts Sync, clicks these places while it is frozen, and returns when it is done: all clicks are delivered before that. */
async function clickDuringFreeze(places) {
  await signalFreezes(driver);
  const frozen = nextFreeze(server.requests);
  clickAt(await placeOf(await page.lane('sync').button('Run')));
  await frozen();
  for (const place of places) {
    clickAt(place);
    await pause(300);
  }
  await page.lane('sync').reaches('done');
}

test('pokes during a freeze are answered after it, and the page says how late', async () => {
  await page.openAfresh(LINK);
  await driver.executeScript(() => {
    window.pokes = [];
    document.querySelector('[data-poke]').addEventListener('click', ({ timeStamp }) => window.pokes.push({ madeMs: timeStamp, heardMs: performance.now() }));
  });
  const poke = await placeOf(await page.find('[data-poke]'));
  await clickDuringFreeze([poke, poke]);
  const sentence = /Alive again\. You poked twice; the answers came (\d[^;]*) and (\d[^;]*) late\./;
  const said = await waitUntil('the page tells of two late answers', async () => sentence.exec(await page.text()));
  const late = said.slice(1).map((time) => parseFloat(time) * (time.endsWith('ms') ? 1 : 1000));

  // The events' own times, measured apart from the page, agree: the pokes were made within the freeze, one after the other.
  const { pokes, frozenMs } = await driver.executeScript(() => ({ pokes: window.pokes, frozenMs: Number(document.documentElement.dataset.frozenMs) }));
  const { longestFreezeMs } = await page.lane('sync').result();
  assert.equal(pokes.length, 2);
  for (const [index, { madeMs, heardMs }] of pokes.entries()) {
    assert.ok(Math.abs(late[index] - (heardMs - madeMs)) < 200, `${late[index]} ms late by the page, ${heardMs - madeMs} ms by the event`);
    assert.ok(madeMs > frozenMs && heardMs - madeMs < longestFreezeMs + 1000, `made at ${madeMs} ms in a freeze from ${frozenMs} ms on`);
  }
  assert.ok(late[0] - late[1] > 50, `the pokes were ${late[0] - late[1]} ms apart`);
});

test('Stop during a freeze is handled after it, and the page says when', async () => {
  await page.openAfresh(LINK);
  const stop = await placeOf(await page.lane('sync').button('Run'));
  await clickDuringFreeze([stop]);
  assert.equal(await page.lane('sync').state(), 'done');
  await waitUntil('the page tells of Stop', async () =>
    /You pressed Stop at \d\.\d+ s\. The page heard it at \d\.\d s, with nothing left to stop\./.test(await page.text()));
  await page.lane('sync').isShown();
  const { log } = await page.lane('sync').result();
  assert.equal(log.length, 12);
});

test('Stop during the first freeze of a sequence ends it, and the page says what was not started', async () => {
  await page.openAfresh(LINK);
  await signalFreezes(driver);
  const frozen = nextFreeze(server.requests);
  const runAll = await placeOf(await page.find('[data-run-all]'));
  clickAt(runAll);
  await frozen();
  clickAt(runAll);
  await page.lane('sync').reaches('done');
  await page.says('too late for Sync. Async, together was not started.');
  assert.match(await page.text(), /You pressed Stop at \d\.\d+ s\. The page heard it at \d\.\d+ s: too late for Sync\./);
  await pause(2_300);
  assert.equal(await page.lane('async-together').state(), 'idle');
});

test('clicks on other controls during a freeze do nothing', async () => {
  await page.openAfresh(LINK);
  const otherRun = await placeOf(await page.lane('async-together').button('Run'));
  const chip = await placeOf(await page.chip(5));
  await clickDuringFreeze([chip, otherRun]);
  await pause(500);
  assert.deepEqual(await page.pressed(), [3]);
  assert.equal(await page.lane('async-together').state(), 'idle');
});
