/** Threads as the browser itself sees them, and where it starts none: a sandbox, a policy, a file that is not there. */
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

/** How many workers there are in the whole browser. */
async function workersOfBrowser() {
  const { targetInfos } = await driver.sendAndGetDevToolsCommand('Target.getTargets', {});
  return targetInfos.filter(({ type }) => type === 'worker').length;
}

const haveGone = () => waitUntil('no worker is left', async () => (await workersOfBrowser()) === 0);

/** Runs Threads, which says `why` and keeps no run; then it can run again, and the page lives on. */
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

test('no worker is left of a run that ended, that was stopped, or whose page has gone', async (t) => {
  const server = await serveFor(t);
  const page = new Page(driver, server.address);
  await page.openAfresh('?count=10&sleep=3:8,5:9&modes=threads');
  const lane = page.lane('threads');
  const startTwo = async () => {
    await lane.run();
    await waitUntil('two workers run', async () => (await workersOfBrowser()) === 2);
  };
  await startTwo();
  await lane.stop();
  await lane.reaches('stopped');
  await haveGone();
  await startTwo();
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
  await page.lane('threads').run();
  await waitUntil('the first lines are there', async () => (await page.lane('threads').result()).log.length === 10);
  assert.equal(await workersOfBrowser(), 2);
  // A function of the browser's own, which throws when it is asked nothing: what a driver's script throws is not reported.
  await driver.executeScript(() => {
    Performance.prototype.now = Reflect.ownKeys;
  });
  await page.lane('threads').reaches('failed');
  assert.equal(await page.shows('[data-crash]'), true);
  await haveGone();
});

for (const file of ['worker_loader.js', 'worker.js', 'worker_bg.wasm']) {
  test(`where ${file} is missing, the lane says so and the page lives`, async (t) => {
    const server = await serveFor(t, { spoilt: { [file]: 'missing' } });
    const page = new Page(driver, server.address);
    await page.openAfresh(LINK);
    await assertFails(page, /Threads could not start a worker: its file is missing/);
    await haveGone();
  });
}

test('where a worker never gets ready, patience ends, and the lane says so', async (t) => {
  const server = await serveFor(t, { spoilt: { 'worker_bg.wasm': 'silent' } });
  const page = new Page(driver, server.address);
  await page.openAfresh(LINK);
  await assertFails(page, /Threads gave up: a worker was not ready within 10 s/);
  await haveGone();
});

test('where the policy forbids workers, the lane says so and the page lives', async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    + "connect-src 'self'; worker-src 'none'";
  const server = await serveFor(t, { headers: { 'content-security-policy': policy } });
  const page = new Page(driver, server.address);
  await page.openAfresh(LINK);
  await assertFails(page, /the policy of this page forbids workers/);
});

test('in a sandboxed frame, of an origin of its own, the lane says why there are no threads', async (t) => {
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
