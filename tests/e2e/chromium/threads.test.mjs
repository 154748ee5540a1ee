/** Workers of Threads as the browser counts them, and causes why it starts none: a sandbox, a policy, a missing file. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

const LINK = '?count=10&sleep=3:0.4,5:0.2&modes=threads,async-together';

let driver;
before(async () => {
  driver = await openBrowser('chromium');
});
after(() => driver?.quit());

/** The number of workers in the whole browser, which counts a worker before its script is loaded. */
async function workersOfBrowser() {
  const { targetInfos } = await driver.sendAndGetDevToolsCommand('Target.getTargets', {});
  return targetInfos.filter(({ type }) => type === 'worker').length;
}

const haveGone = () => waitUntil('no worker is left', async () => (await workersOfBrowser()) === 0);

/**
 * Runs two sleeping steps in a lane of ten, and returns when both workers are busy. Chromium keeps a worker for up to half a minute
 * whose page goes while its script is still to be loaded, so the number of workers alone does not say that they have started.
 */
async function runTwo(lane) {
  await lane.run();
  await waitUntil('all ten first lines are printed', async () => (await lane.result()).log.length === 10);
  assert.equal(await workersOfBrowser(), 2);
}

/** Runs Threads, which fails, says `why` and keeps no run. Then it can run again, and other lanes work. */
async function assertFails(page, why) {
  const lane = page.lane('threads');
  await lane.run();
  await lane.reaches('failed', 20_000);
  assert.match(await lane.text(), why);
  assert.deepEqual(await lane.result(), { elapsedMs: null, longestFreezeMs: null, log: [] });
  assert.equal(await page.runs(), 0);
  assert.equal(await page.shows('[data-crash]'), false);
  assert.equal(await lane.canRun(), true);
  await page.lane('async-together').runToItsEnd();
  assert.equal(await page.runs(), 1);
}

test('no worker is left of a run that was stopped, whose page was left, or that ended', async (t) => {
  const server = await serveFor(t);
  const page = new Page(driver, server.address);
  await page.openAfresh('?count=10&sleep=3:50,5:60&modes=threads');
  const lane = page.lane('threads');
  await runTwo(lane);
  await lane.stop();
  await lane.reaches('stopped');
  await haveGone();
  await runTwo(lane);
  await driver.get(server.address + 'nothing-here');
  await haveGone();
  await page.open(LINK);
  await lane.runToItsEnd();
  await haveGone();
});

test('no worker is left when the page breaks', async (t) => {
  const server = await serveFor(t);
  const page = new Page(driver, server.address);
  await page.openAfresh('?count=10&sleep=3:50,5:60&modes=threads');
  await runTwo(page.lane('threads'));
  // A native function that throws without arguments: an exception from a driver's script fires no `error` event.
  await driver.executeScript(() => {
    Performance.prototype.now = Reflect.ownKeys;
  });
  await page.lane('threads').reaches('failed');
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await haveGone();
});

for (const file of ['worker_loader.js', 'worker.js', 'worker_bg.wasm']) {
  test(`without ${file} the lane says that a file is missing, and other lanes work`, async (t) => {
    const server = await serveFor(t, { spoilt: { [file]: 'missing' } });
    const page = new Page(driver, server.address);
    await page.openAfresh(LINK);
    await assertFails(page, /Threads could not start a worker: its file is missing/);
    await haveGone();
  });
}

test('the lane gives up after 10 s if a worker never gets ready', async (t) => {
  const server = await serveFor(t, { spoilt: { 'worker_bg.wasm': 'silent' } });
  const page = new Page(driver, server.address);
  await page.openAfresh(LINK);
  await assertFails(page, /Threads gave up: a worker was not ready within 10 s/);
  await haveGone();
});

test('under a policy that forbids workers the lane says so, and other lanes work', async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    + "connect-src 'self'; worker-src 'none'";
  const server = await serveFor(t, { headers: { 'content-security-policy': policy } });
  const page = new Page(driver, server.address);
  await page.openAfresh(LINK);
  await assertFails(page, /the policy of this page forbids workers/);
});

test('in a sandboxed frame with an opaque origin the lane says why there are no threads', async (t) => {
  const server = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const source = (server.address + LINK).replaceAll('&', '&amp;');
  const frame = `<iframe sandbox="allow-scripts" width="1000" height="800" src="${source}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': `<!doctype html><title>An article</title>${frame}` } });
  await driver.get(host.origin + '/article.html');
  await driver.switchTo().frame(0);
  const page = new Page(driver, server.address);
  await page.started();
  await assertFails(page, /this page stands in a sandbox, where the browser allows none/);
  await driver.switchTo().defaultContent();
});
