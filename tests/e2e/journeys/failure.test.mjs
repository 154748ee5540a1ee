/** What does not start says what failed, and what to do, in every engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyFor } from '../../../.make/policy.mjs';
import { ENGINE } from '../browsers.mjs';
import { BOOT, SCRIPT, WASM } from '../files.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

/** What is promised is 3 s; the rest is for a machine that is busy. */
const LIMIT_MS = 4_000;

/** Waits for the sentence, which has to be there in time and to name the cause. */
async function assertSays(cause) {
  await waitUntil('the sentence can be seen', () => page().shows('[data-failure]'));
  const seenMs = await page().driver.executeScript(() => performance.now());
  assert.ok(seenMs < LIMIT_MS, `it was seen after ${seenMs} ms`);
  await waitUntil(`it says ${cause}`, async () => cause.test(await page().find('[data-failure]').getText()), LIMIT_MS)
    .catch(async () => assert.match(await page().find('[data-failure]').getText(), cause));
}

const NO_WASM = policyFor().replace(" 'wasm-unsafe-eval'", '');

/** What Chromium has preloaded tells no progress: it may not know how much of it came. */
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
  test(`where ${what}, a sentence says so within three seconds`, async (t) => {
    const server = await serveFor(t, broken);
    await page().driver.get(server.address + '?count=5&sleep=2:1');
    await assertSays(cause);
    assert.match(await page().find('[data-failure]').getText(), /Load the page again(, or open it by itself)?\.$/);
    const opened = () => server.requests.filter((path) => path.endsWith('/')).length;
    const before = opened();
    await page().click('[data-failure] a');
    await waitUntil('the page is asked for again', async () => opened() > before);
  });
}

test('wasm of the wrong type runs all the same', async (t) => {
  const server = await serveFor(t, { spoilt: { [WASM]: 'mistyped' } });
  await new Page(page().driver, server.address).open();
});

/** An article around the page in a frame, which writes down what that tells. */
async function openArticle(t, broken, link) {
  const server = await serveFor(t, broken);
  const frame = `<iframe sandbox="allow-scripts" width="700" height="500" src="${server.address}${link.replaceAll('&', '&amp;')}"></iframe>`;
  const writer = "window.told = []; addEventListener('message', ({ data }) => told.push(data));";
  const pages = { '/article.html': `<!doctype html><title>An article</title><script>${writer}</script>${frame}` };
  const host = await serveFor(t, { pages });
  await page().driver.get(`${host.origin}/article.html`);
  t.after(() => page().driver.switchTo().defaultContent());
  await page().driver.switchTo().frame(0);
  return server;
}

test('in a sandboxed frame of a server that allows none, it says so, leads to the page itself, and tells the article', async (t) => {
  const server = await openArticle(t, {}, '?count=5&sleep=2:1&embed=1');
  const cause = /The server keeps sleep-count-\w+\.(js|wasm) from sandboxed frames: it would have to send “Access-Control-Allow-Origin: \*”\./;
  await assertSays(cause);
  const link = await page().find('[data-itself]');
  assert.equal(await link.isDisplayed(), true);
  assert.equal(await link.getAttribute('href'), server.address + '?count=5&sleep=2%3A1');
  assert.deepEqual([await link.getAttribute('target'), await link.getAttribute('rel')], ['_blank', 'noopener']);
  await page().driver.switchTo().defaultContent();
  const told = await page().driver.executeScript(() => window.told);
  assert.deepEqual(told.map(({ source, version, type }) => [source, version, type]), [['sleep-count', 1, 'error']]);
  assert.match(told[0].message, cause);
});
