/** If the page can't start, or breaks later, a sentence says so and what to do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { WATCH_FAILURE, failureSeenMs } from '../failure_watch.mjs';
import { BOOT, LATER, SCRIPT, STYLE, WASM } from '../files.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { pause, waitUntil } from '../wait.mjs';

/** The page promises 3 s; the rest is for a busy machine. */
const LIMIT_MS = 4_000;

let driver;
before(async () => {
  driver = await openBrowser('chromium', 'none');
  await driver.sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: WATCH_FAILURE });
});
after(() => driver?.quit());

async function openWith(t, spoilt, link = '') {
  const server = await serveFor(t, { spoilt });
  await driver.get(server.address + link);
  // The driver does not wait for a page to load: the last one may still be there.
  await waitUntil('the page is opened', async () => (await driver.getCurrentUrl()).startsWith(server.address)
    && driver.executeScript((address) => location.href.startsWith(address), server.address));
  return new Page(driver, server.address);
}

/** Runs a script in each page of this test before the page's own scripts. */
async function beforeScripts(t, source) {
  const { identifier } = await driver.sendAndGetDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source });
  t.after(() => driver.sendDevToolsCommand('Page.removeScriptToEvaluateOnNewDocument', { identifier }));
}

/** Waits for the sentence, which has to appear in time, and to name the cause as soon as it is known. */
async function assertSays(page, cause) {
  await waitUntil('the sentence can be seen', async () => (await failureSeenMs(driver)) !== null);
  const seenMs = await failureSeenMs(driver);
  assert.ok(seenMs < LIMIT_MS, `it was seen after ${seenMs} ms`);
  const said = async () => page.find('[data-failure]').getText();
  await waitUntil(`it says ${cause}`, async () => cause.test(await said()), 5_000).catch(async () => assert.match(await said(), cause));
  assert.match(await said(), /Load the page again(, or open it by itself)?\.$/);
}

const NEVER_CAME = /The script that starts the playground did not arrive, was blocked, or is too new for this browser\./;

/** Faults that keep the browser loading; journeys/failure.test.mjs has others. */
const CAUSES = [
  ['wasm', 'silent', WASM, /The network stands still: sleep-count-\w+\.wasm has not arrived\./],
  ['wasm', 'stalling', WASM, /The network stands still: sleep-count-\w+\.wasm has not arrived\./],
  ['wasm', 'truncated', WASM, /\.wasm (broke off after \d+ of \d+ KB|arrived damaged, or broke off)\./],
  ['program’s script', 'silent', SCRIPT, /The network stands still: sleep-count-\w+\.js has not arrived\./],
  ['program’s script', 'truncated', SCRIPT, /\.js arrived damaged, or broke off\./],
  ['starting script', 'silent', BOOT, NEVER_CAME],
  ['starting script', 'truncated', BOOT, NEVER_CAME],
];

for (const [what, harm, file, cause] of CAUSES) {
  test(`if the ${what} is ${harm}, a sentence says so within three seconds`, async (t) => {
    await assertSays(await openWith(t, { [file]: harm }), cause);
  });
}

/** Browsers without a feature: a script that removes it before the page's scripts run. */
const BROWSERS = [
  ['has no WebAssembly', 'delete window.WebAssembly', /This browser has no WebAssembly, or has it switched off/],
  ['does not know all of it', 'WebAssembly.compile = async () => { throw new WebAssembly.CompileError("unknown opcode"); }',
    /This browser is too old: it lacks a part of WebAssembly/],
];

for (const [what, source, cause] of BROWSERS) {
  test(`in a browser that ${what}, a sentence says so`, async (t) => {
    await beforeScripts(t, source);
    await assertSays(await openWith(t, {}), cause);
  });
}

test('an `error` event on the document has the sentence', async (t) => {
  const source = "addEventListener('sleep-count:error', ({ detail }) => { window.heard = detail; }, true); delete window.WebAssembly;";
  await beforeScripts(t, source);
  const page = await openWith(t, {});
  const cause = /This browser has no WebAssembly/;
  await assertSays(page, cause);
  const { message, ...others } = await driver.executeScript(() => window.heard);
  assert.deepEqual(others, { source: 'sleep-count', version: 1, type: 'error' });
  assert.match(message, cause);
});

test('if storage is denied, a sentence says so after the first run', async (t) => {
  const source = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Denied', 'SecurityError'); } })";
  await beforeScripts(t, source);
  const page = await openWith(t, {}, '?count=5&modes=async-together');
  await page.started();
  await page.lane('async-together').runToItsEnd();
  await page.says("This browser won't store your runs; they last until you leave.");
});

test('on a slow network the page shows the progress of loading, and starts', async (t) => {
  await beforeScripts(t, `window.phases = new Set();
    new MutationObserver(() => phases.add(document.querySelector('[data-phase]')?.textContent))
      .observe(document, { childList: true, characterData: true, subtree: true });`);
  const page = await openWith(t, { [WASM]: 'slow' });
  await waitUntil('the page has lanes', () => page.count('[data-lane]'), 20_000);
  assert.equal(await failureSeenMs(driver), null);
  const phases = await driver.executeScript(() => [...window.phases]);
  const shown = phases.filter((phase) => /^Loading the program: \d+ of \d{3} KB\.$/.test(phase));
  assert.ok(shown.length > 3, `it showed ${phases.join(' ')}`);
});

test('a program that arrives late starts, and the sentence goes', async (t) => {
  let send;
  const held = new Promise((sent) => {
    send = sent;
  });
  const page = await openWith(t, { [WASM]: held });
  await assertSays(page, /The network stands still/);
  send();
  await page.started();
  assert.equal(await page.count('[data-failure]'), 0);
});

test('if the style does not arrive, the page is shown without it', async (t) => {
  const page = await openWith(t, { [STYLE]: 'silent' });
  await page.started();
  const drawn = () => driver.executeAsyncScript((tell) => {
    requestAnimationFrame(() => tell(true));
    setTimeout(() => tell(false), 200);
  });
  await waitUntil('a frame is drawn', drawn, LIMIT_MS);
});

test('in a frame without scripts the page says what it is, and links to itself', async (t) => {
  const server = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const frame = `<iframe sandbox width="700" height="500" src="${server.address}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': `<!doctype html><title>An article</title>${frame}` } });
  await driver.get(`${host.origin}/article.html`);
  await waitUntil('the frame is there', async () => (await driver.findElements({ css: 'iframe' })).length);
  await driver.switchTo().frame(0);
  t.after(() => driver.switchTo().defaultContent());
  const page = new Page(driver, server.address);
  await waitUntil('it says what it is', async () => (await page.text()).includes('This playground counts in your browser'));
  await pause(3_000);
  assert.equal(await page.shows('[data-failure]'), false);
  const link = await page.find('noscript a[target]');
  assert.deepEqual([await link.isDisplayed(), await link.getAttribute('rel')], [true, 'noopener']);
});

test('a page that starts never shows the sentence', async (t) => {
  const page = await openWith(t, {});
  await page.started();
  await pause(LIMIT_MS);
  assert.equal(await page.shows('[data-failure]'), false);
  assert.equal(await failureSeenMs(driver), null);
});

test('if the program breaks during a run, the page says so, stores its runs and offers a reload', async (t) => {
  const page = await openWith(t, {}, '?count=10&sleep=3:0.1&modes=async-together');
  await page.started();
  await page.lane('async-together').runToItsEnd();
  assert.equal(await page.shows('[data-crash]'), false);
  await page.open('?count=10&sleep=3:1.5&modes=async-together');
  // When the first lines are there, `now` becomes a native function that throws without arguments: an exception from a driver's script fires
  // no `error` event.
  await driver.executeScript(() => {
    const look = () => {
      if (document.querySelectorAll('[data-log] [data-printed-ms]').length < 10) requestAnimationFrame(look);
      else Performance.prototype.now = Reflect.ownKeys;
    };
    look();
  });
  await page.lane('async-together').run();
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await page.lane('async-together').reaches('failed');
  const kept = await driver.executeScript(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)));
  assert.deepEqual(kept.map(({ outcome, events }) => [outcome, events.length]).sort(), [['done', 12], ['failed', 10]]);
  const reload = await page.find('[data-crash] a');
  assert.match(await reload.getText(), /Reload/);
  await reload.click();
  // In one call: between two, the page may be loaded again.
  await waitUntil('the page has started again', () => driver.executeScript(() =>
    document.querySelector('[data-crash]')?.hidden && document.querySelector('[data-lane="async-together"]')?.dataset.state === 'idle'));
  await waitUntil('the first run is still stored', async () => (await page.runs()) >= 1);
});

for (const harm of ['missing', 'truncated']) {
  test(`if the lazy chunk is ${harm}, its places say so, the rest works, and it can be loaded again`, async (t) => {
    const spoilt = { [LATER]: harm };
    const page = await openWith(t, spoilt, '?count=10&sleep=3:0.1&modes=async-together');
    await page.started();
    const { log } = await page.lane('async-together').runToItsEnd();
    assert.equal(log.length, 12);
    await page.says('This part of the page did not arrive. The rest goes on without it.');
    assert.equal(await page.shows('[data-crash]'), false);
    await driver.executeScript(() => document.querySelector('.sc-code').scrollIntoView());
    delete spoilt[LATER];
    // The place is filled shortly after the first load.
    await waitUntil('its place says so', () => page.count('.sc-below .sc-missing button'));
    await page.click('.sc-below .sc-missing button');
    await waitUntil('the code is there', () => page.shows('[data-code="python"]'));
    await page.saysNot('did not arrive');
    const isThere = await driver.executeScript(() => document.activeElement.closest('.sc-below > div') !== null);
    assert.ok(isThere, 'the focus moved away from the place of the button');
  });
}
