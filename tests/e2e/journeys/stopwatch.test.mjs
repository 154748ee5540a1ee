/**
 * The stopwatch that another thread draws during a freeze: it stands beside the hand, moves nothing, and leaves no worker. Whether its drawing is seen
 * on the screen is tested in `screen/other_thread.test.mjs`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINE, openBrowser, resize } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';
import { watchWorkers, workers } from '../workers.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:0.8&modes=sync,async-together';
const WORDS = 'Another thread draws this clock. This page can’t.';

/** In WebKit nothing of what a worker draws is seen before the freeze is over. */
const HAS_NONE = ENGINE === 'webkit';

/** Notes in each frame from now on what is seen of the stopwatch, and where the lanes are. */
const watch = (page) => page.driver.executeScript(() => {
  const seen = { times: 0, words: [], tops: [] };
  const note = (list, value) => list.includes(value) || list.push(value);
  const look = () => {
    const stopwatch = document.querySelector('.sc-stopwatch.sc-drawn');
    if (stopwatch?.getClientRects().length > 0) {
      seen.times += 1;
      note(seen.words, stopwatch.querySelector('p').textContent);
    }
    const lane = document.querySelector('[data-lane]');
    // What comes after a run is its result.
    if (/idle|running/.test(lane.dataset.state)) note(seen.tops, Math.round(lane.getBoundingClientRect().top + scrollY));
    document.documentElement.dataset.seen = JSON.stringify(seen);
    requestAnimationFrame(look);
  };
  look();
});
const seen = async (page) => JSON.parse(await page.driver.executeScript(() => document.documentElement.dataset.seen));

const requested = (requests) => requests.filter((path) => path.endsWith('stopwatch.js')).length;

test('nothing of it is there before the first run, and no worker after one', async () => {
  await page().openAfresh(LINK);
  await watchWorkers(page().driver);
  await page().loadLazyChunk();
  assert.deepEqual(await workers(page().driver), { started: 0, alive: 0 });
  assert.equal(requested(page().requests), 0);
  assert.equal(await page().count('.sc-stopwatch'), 0);
  await watch(page());
  // On a busy machine a worker may start too late for a freeze.
  for (let time = 1; time <= 5 && (await seen(page())).times === 0; time += 1) {
    await page().lane('sync').runToItsEnd();
    if (HAS_NONE) break;
  }
  const { times, words } = await seen(page());
  assert.deepEqual(words, HAS_NONE ? [] : [WORDS]);
  assert.equal(times > 0, !HAS_NONE);
  assert.equal(requested(page().requests) > 0, !HAS_NONE);
  await waitUntil('it is gone', async () => (await page().count('.sc-stopwatch')) === 0);
  assert.equal((await workers(page().driver)).alive, 0);
});

test('a lane that leaves the page free has none', async () => {
  await page().openAfresh(LINK);
  await watchWorkers(page().driver);
  await watch(page());
  await page().lane('async-together').runToItsEnd();
  assert.deepEqual(await workers(page().driver), { started: 0, alive: 0 });
  assert.equal((await seen(page())).times, 0);
});

for (const [where, link, width] of [
  ['on the page', LINK, 1280], ['on a narrow page', LINK, 400], ['in an embed', `${LINK}&embed=1`, 680], ['in a narrow embed', `${LINK}&embed=1`, 360],
]) {
  test(`it moves nothing ${where}`, { skip: width < 500 && ENGINE !== 'chromium' && 'windows of this browser are wider' }, async () => {
    await resize(page().driver, ENGINE, width, 900);
    await page().openAfresh(link);
    await page().loadLazyChunk().catch(() => {});
    await page().driver.executeScript(() => scrollTo(0, 0));
    await watch(page());
    const before = await seen(page());
    await page().lane('sync').run();
    await page().lane('sync').reaches('running');
    // Until the freeze: what comes after the run is the result.
    await waitUntil('it has frozen', () => page().driver.executeScript(() => document.querySelector('[data-lane="sync"]').dataset.state !== 'running'));
    const { tops } = await seen(page());
    assert.deepEqual(tops.filter((top) => Math.abs(top - before.tops[0]) > 1), []);
    await resize(page().driver, ENGINE, 1280, 900);
  });
}

for (const [why, how] of [
  ['its file is missing', { spoilt: { 'stopwatch.js': 'missing' } }],
  ['a policy forbids workers', { headers: { 'Content-Security-Policy': "worker-src 'none'" } }],
]) {
  test(`nothing stands there and nothing is said where ${why}`, async () => {
    const server = await serve(how);
    const driver = await openBrowser();
    try {
      const page = new Page(driver, server.address);
      await page.openAfresh(LINK);
      await page.loadLazyChunk();
      await watch(page);
      for (let time = 0; time < 2; time += 1) {
        const { log } = await page.lane('sync').runToItsEnd();
        assert.equal(log.length, 12);
      }
      assert.equal((await seen(page)).times, 0);
      assert.equal(await page.count('.sc-stopwatch, [data-notice]'), 0);
      assert.ok(requested(server.requests) <= 1, 'it is not tried again');
    } finally {
      await driver.quit();
      server.close();
    }
  });
}
