/** When the page can't start, and when it breaks later: a sentence says so, with what to do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { pause, waitUntil } from '../wait.mjs';

/** What is promised is 3 s; the rest is for a machine that is busy. */
const LIMIT_MS = 4_000;

let driver;
before(async () => {
  driver = await openBrowser('chromium', 'none');
});
after(() => driver?.quit());

async function openWith(t, spoilt, link = '') {
  const server = await serveFor(t, { spoilt });
  await driver.get(server.address + link);
  // This browser does not wait: the page before may still be there.
  await waitUntil('the page is opened', async () => (await driver.getCurrentUrl()).startsWith(server.address)
    && driver.executeScript((address) => location.href.startsWith(address), server.address));
  return new Page(driver, server.address);
}

for (const [what, end] of [['wasm', '.wasm'], ['script', '.js']]) {
  for (const harm of ['missing', 'truncated', 'silent']) {
    test(`where the ${what} is ${harm}, a sentence says so within three seconds`, async (t) => {
      const page = await openWith(t, { [end]: harm });
      await waitUntil('the sentence can be seen', () => page.shows('[data-failure]'));
      const seenMs = await driver.executeScript(() => performance.now());
      assert.ok(seenMs < LIMIT_MS, `it was seen after ${seenMs} ms`);
      assert.match(await page.find('[data-failure]').getText(), /Load the page again/);
    });
  }
}

test('a healthy page never shows that sentence', async (t) => {
  const page = await openWith(t, {});
  await page.started();
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    assert.equal(await page.shows('[data-failure]'), false);
    await pause(100);
  }
});

test('when something breaks later, the page says so, keeps its runs and offers a reload', async (t) => {
  const page = await openWith(t, {}, '?count=10&sleep=3:0.1&modes=async-together');
  await page.started();
  await page.lane('async-together').runToItsEnd();
  assert.equal(await page.shows('[data-crash]'), false);
  await page.open('?count=10&sleep=3:1.5&modes=async-together');
  await page.lane('async-together').run();
  await waitUntil('the first lines are there', async () => (await page.lane('async-together').result()).log.length === 10);
  // A function of the browser's own, which throws when it is asked nothing: what a driver's script throws is not reported.
  await driver.executeScript(() => {
    Performance.prototype.now = Reflect.ownKeys;
  });
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await page.lane('async-together').reaches('failed');
  const kept = await driver.executeScript(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)));
  assert.deepEqual(kept.map(({ outcome, events }) => [outcome, events.length]).sort(), [['done', 12], ['failed', 10]]);
  const reload = await page.find('[data-crash] a');
  assert.match(await reload.getText(), /Reload/);
  await reload.click();
  await waitUntil('the page is whole again', async () =>
    !(await page.shows('[data-crash]')) && (await page.count('[data-lane]')) > 0
      && (await page.lane('async-together').state()) === 'idle');
  await waitUntil('the first run is still kept', async () => (await page.runs()) >= 1);
});
