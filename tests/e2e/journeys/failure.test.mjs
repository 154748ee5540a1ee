/** If the page does not start, a sentence says what failed and what to do, in each engine. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { policyFor } from '../../../.make/policy.mjs';
import { ENGINE } from '../browsers.mjs';
import { WATCH_FAILURE, failureSeenMs } from '../failure_watch.mjs';
import { BOOT, SCRIPT, WASM } from '../files.mjs';
import { Page } from '../page.mjs';
import { DIST, serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

/** The page promises 3 s; the rest is for a busy machine. */
const LIMIT_MS = 4_000;

/** Serves the page with a script that records when the sentence can be seen: a driver may look late. */
async function serveWatched(t, options) {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  const watched = html.replace(/<meta charset=utf-8>/, '$&<script src="/failure-watch.js"></script>');
  assert.notEqual(watched, html);
  return serveFor(t, { ...options, pages: { '/some/sub/path/': watched, '/failure-watch.js': WATCH_FAILURE } });
}

/** Waits for the sentence, which has to appear in time and to name the cause. */
async function assertSays(cause) {
  await waitUntil('the sentence can be seen', async () => (await failureSeenMs(page().driver)) !== null);
  const seenMs = await failureSeenMs(page().driver);
  assert.ok(seenMs < LIMIT_MS, `it was seen after ${seenMs} ms`);
  await waitUntil(`it says ${cause}`, async () => cause.test(await page().find('[data-failure]').getText()), LIMIT_MS)
    .catch(async () => assert.match(await page().find('[data-failure]').getText(), cause));
}

const NO_WASM = policyFor().replace(" 'wasm-unsafe-eval'", '');

/** Chromium reports no progress of a preloaded file, so the page may not know how much of it arrived. */
const CUT_SHORT = ENGINE === 'chromium' ? /\.wasm (broke off after \d+ of \d+ KB|arrived damaged, or broke off)\./ : /\.wasm (broke off after \d+ of \d+ KB|did not arrive)/;

const CAUSES = [
  ['the wasm is missing', { spoilt: { [WASM]: 'missing' } }, /The server did not give sleep-count-\w+\.wasm: it answered 404, not found\./],
  ['the wasm is truncated', { spoilt: { [WASM]: 'truncated' } }, CUT_SHORT],
  ['the wasm is corrupt', { spoilt: { [WASM]: 'corrupt' } }, /\.wasm is damaged, or is not the file that this page was built with\./],
  ['the program’s script is missing', { spoilt: { [SCRIPT]: 'missing' } }, /The server did not give sleep-count-\w+\.js: it answered 404/],
  ['the program’s script is of the wrong type', { spoilt: { [SCRIPT]: 'mistyped' } }, /\.js as text\/plain, which browsers don't run/],
  ['the script that starts the program is missing', { spoilt: { [BOOT]: 'missing' } }, /The script that starts the playground did not arrive/],
  ['a policy forbids wasm', { headers: { 'content-security-policy': NO_WASM } }, /forbids WebAssembly: its script-src lacks 'wasm-unsafe-eval'\./],
];

for (const [what, broken, cause] of CAUSES) {
  test(`if ${what}, a sentence says so within three seconds`, async (t) => {
    const server = await serveWatched(t, broken);
    await page().driver.get(server.address + '?count=5&sleep=2:1');
    await assertSays(cause);
    assert.match(await page().find('[data-failure]').getText(), /Load the page again(, or open it by itself)?\.$/);
    const opened = () => server.requests.filter((path) => path.endsWith('/')).length;
    const before = opened();
    await page().click('[data-failure] a');
    await waitUntil('the page is requested again', async () => opened() > before);
  });
}

test('wasm with the wrong content type runs', async (t) => {
  const server = await serveFor(t, { spoilt: { [WASM]: 'mistyped' } });
  await new Page(page().driver, server.address).open();
});

/** Opens an article with the page in a frame. It records the frame's messages. */
async function openArticle(t, broken, link) {
  const server = await serveWatched(t, broken);
  const frame = `<iframe sandbox="allow-scripts" width="700" height="500" src="${server.address}${link.replaceAll('&', '&amp;')}"></iframe>`;
  const writer = "window.told = []; addEventListener('message', ({ data }) => told.push(data));";
  const pages = { '/article.html': `<!doctype html><title>An article</title><script>${writer}</script>${frame}` };
  const host = await serveFor(t, { pages });
  await page().driver.get(`${host.origin}/article.html`);
  t.after(() => page().driver.switchTo().defaultContent());
  await page().driver.switchTo().frame(0);
  return server;
}

test('if the server sends no CORS header to a sandboxed frame, the page says so, links to itself, and tells the article', async (t) => {
  const server = await openArticle(t, {}, '?count=5&sleep=2:1&embed=1');
  const cause = /The server keeps sleep-count-\w+\.(js|wasm) from sandboxed frames: it would have to send “Access-Control-Allow-Origin: \*”\./;
  await assertSays(cause);
  const link = await page().find('[data-itself]');
  assert.equal(await link.isDisplayed(), true);
  assert.equal(await link.getAttribute('href'), server.address + '?count=5&sleep=2%3A1');
  assert.deepEqual([await link.getAttribute('target'), await link.getAttribute('rel')], ['_blank', 'noopener']);
  await page().driver.switchTo().defaultContent();
  await waitUntil('the article is told', () => page().driver.executeScript(() => window.told.length > 0));
  const told = await page().driver.executeScript(() => window.told);
  assert.deepEqual(told.map(({ source, version, type }) => [source, version, type]), [['sleep-count', 1, 'error']]);
  assert.match(told[0].message, cause);
});
