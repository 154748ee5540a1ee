/** When the page can't start, and when it breaks later: a sentence says so, with what to do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { BOOT, LATER, SCRIPT, STYLE, WASM } from '../files.mjs';
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

/** Runs a script in every page of this test before the page's own. */
async function beforeScripts(t, source) {
  const { identifier } = await driver.sendAndGetDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source });
  t.after(() => driver.sendDevToolsCommand('Page.removeScriptToEvaluateOnNewDocument', { identifier }));
}

/** Waits for the sentence, which has to be there in time and to name the cause, as soon as that is known. */
async function assertSays(page, cause) {
  await waitUntil('the sentence can be seen', () => page.shows('[data-failure]'));
  const seenMs = await driver.executeScript(() => performance.now());
  assert.ok(seenMs < LIMIT_MS, `it was seen after ${seenMs} ms`);
  const said = async () => page.find('[data-failure]').getText();
  await waitUntil(`it says ${cause}`, async () => cause.test(await said()), 5_000).catch(async () => assert.match(await said(), cause));
  assert.match(await said(), /Load the page again(, or open it by itself)?\.$/);
}

const NEVER_CAME = /The script that starts the playground did not arrive, was blocked, or is too new for this browser\./;

/** What the journeys in every engine don't have: what keeps a browser loading. */
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
  test(`where the ${what} is ${harm}, a sentence says so within three seconds`, async (t) => {
    await assertSays(await openWith(t, { [file]: harm }), cause);
  });
}

/** Browsers that are not what they should be: what a page finds before its own scripts run. */
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

test('whoever listens in the page is told what failed', async (t) => {
  const source = "addEventListener('sleep-count:error', ({ detail }) => { window.heard = detail; }, true); delete window.WebAssembly;";
  await beforeScripts(t, source);
  const page = await openWith(t, {});
  const cause = /This browser has no WebAssembly/;
  await assertSays(page, cause);
  const { message, ...others } = await driver.executeScript(() => window.heard);
  assert.deepEqual(others, { source: 'sleep-count', version: 1, type: 'error' });
  assert.match(message, cause);
});

test('where storage is denied, a sentence says so with the first run', async (t) => {
  const source = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Denied', 'SecurityError'); } })";
  await beforeScripts(t, source);
  const page = await openWith(t, {}, '?count=5&modes=async-together');
  await page.started();
  await page.lane('async-together').runToItsEnd();
  await page.says("This browser won't store your runs; they last until you leave.");
});

test('a network that is slow but moves is told as such, and the page starts', async (t) => {
  const page = await openWith(t, { [WASM]: 'slow' });
  const phases = new Set();
  await waitUntil('the page has lanes', async () => {
    assert.equal(await page.shows('[data-failure]'), false);
    phases.add(await driver.executeScript(() => document.querySelector('[data-phase]')?.textContent));
    return page.count('[data-lane]');
  }, 20_000);
  const told = [...phases].filter((phase) => /^Loading the program: \d+ of \d{3} KB\.$/.test(phase));
  assert.ok(told.length > 3, `it told ${[...phases].join(' ')}`);
});

test('what comes after all starts, and the sentence goes', async (t) => {
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

test('where the style does not arrive, the page is shown without it', async (t) => {
  const page = await openWith(t, { [STYLE]: 'silent' });
  await page.started();
  const drawn = () => driver.executeAsyncScript((tell) => {
    requestAnimationFrame(() => tell(true));
    setTimeout(() => tell(false), 200);
  });
  await waitUntil('a frame is drawn', drawn, LIMIT_MS);
});

test('where scripts are not allowed, it says at once what it is, and leads to the page itself', async (t) => {
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

for (const harm of ['missing', 'truncated']) {
  test(`where what comes later is ${harm}, its places say so, the rest goes on, and it can be asked for again`, async (t) => {
    const spoilt = { [LATER]: harm };
    const page = await openWith(t, spoilt, '?count=10&sleep=3:0.1&modes=async-together');
    await page.started();
    const { log } = await page.lane('async-together').runToItsEnd();
    assert.equal(log.length, 12);
    await page.says('This part of the page did not arrive. The rest goes on without it.');
    assert.equal(await page.shows('[data-crash]'), false);
    await page.unfold('The code');
    delete spoilt[LATER];
    await page.click('.sc-below .sc-missing button');
    await waitUntil('the program is there', () => page.shows('[data-code="python"]'));
    await page.saysNot('did not arrive');
    const isThere = await driver.executeScript(() => document.activeElement.closest('.sc-below > div') !== null);
    assert.ok(isThere, 'the focus stays where the button was');
  });
}
