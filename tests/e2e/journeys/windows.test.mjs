/** In a sandbox that allows less than the snippets ask for: the page says what it can't do, and what to do instead works there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINE } from '../browsers.mjs';
import { giveClipboard } from '../clipboard.mjs';
import { openArticle } from '../article.mjs';
import { Page } from '../page.mjs';
import { WASM } from '../files.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();
const driver = () => visited().driver;
const run = (script, ...values) => driver().executeScript(script, ...values);
const LINK = '?count=5&sleep=2:0.1&modes=sync,async-together';

/** Opens an article with the page in a frame that has this sandbox, and switches the driver to the frame. */
async function openFrame(t, sandbox, { link = `${LINK}&embed=1`, spoilt = {} } = {}) {
  const app = await serveFor(t, { headers: { 'access-control-allow-origin': '*' }, spoilt });
  const source = (app.address + link).replaceAll('&', '&amp;');
  const html = `<!doctype html><title>An article</title><iframe ${sandbox} width="700" height="900" src="${source}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': html } });
  await driver().get(`${host.origin}/article.html`);
  t.after(() => driver().switchTo().defaultContent());
  await driver().switchTo().frame(0);
  return { page: new Page(driver(), app.address), app };
}

const windows = async () => (await driver().getAllWindowHandles()).length;
const told = () => run(() => document.querySelector('output')?.textContent ?? null);
const selected = () => run(() => String(getSelection()));
const FULL = (app) => `${app.address}?count=5&sleep=2%3A0.1&modes=sync%2Casync-together`;
const sameLink = (one, other) => assert.deepEqual([...new URL(one).searchParams].sort(), [...new URL(other).searchParams].sort());

test('in a sandbox without windows “Open the full page” shows the address, selected to be copied, and again for another plan', async (t) => {
  const { page, app } = await openFrame(t, 'sandbox="allow-scripts"');
  await page.started();
  const before = await windows();
  await page.click('#full-page');
  await waitUntil('it says so', async () => /^ No window can open here\. Copy the address: http/.test(await told()));
  sameLink(await selected(), FULL(app));
  assert.equal(await windows(), before);
  assert.ok(await page.shows('output'));
  await run(() => getSelection().removeAllRanges());
  await page.click('#full-page');
  sameLink(await selected(), FULL(app));
  assert.equal(await page.count('output'), 1);
  // The text is not wider than the frame.
  const { wide, client } = await run(() => ({ wide: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  assert.ok(wide <= client, `${wide} px in ${client}`);
});

test('a page that can’t start shows its address, too', async (t) => {
  const { page, app } = await openFrame(t, 'sandbox="allow-scripts"', { spoilt: { [WASM]: 'missing' } });
  await waitUntil('it says that it can’t start', () => page.shows('[data-itself]'));
  await page.click('[data-itself]');
  await waitUntil('it says so', async () => (await told())?.startsWith(' No window can open here.'));
  sameLink(await selected(), FULL(app));
});

test('where windows are allowed a window opens, which does not know the frame, and nothing is said', async (t) => {
  const { page } = await openFrame(t, 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"');
  await page.started();
  const [article] = await driver().getAllWindowHandles();
  const before = await driver().getAllWindowHandles();
  await page.click('#full-page');
  const opened = await waitUntil('a window opens', async () => (await driver().getAllWindowHandles()).find((handle) => !before.includes(handle)));
  assert.equal(await told(), null);
  await driver().switchTo().window(opened);
  await page.started();
  assert.equal(await run(() => window.opener === null && !document.documentElement.hasAttribute('data-embed')), true);
  assert.equal(await page.count('button[data-step]'), 5);
  await driver().close();
  await driver().switchTo().window(article);
});

test('a browser that gives no window to a page without a frame is noticed, too', async () => {
  const page = visited();
  await page.openAfresh(LINK);
  await run(() => {
    window.open = () => null;
    document.documentElement.setAttribute('data-framed', '');
  });
  await page.click('#full-page');
  await waitUntil('it says so', async () => (await told())?.startsWith(' No window can open here.'));
});

/** Clicks by script: WebKit's driver does not scroll to it in a frame. */
const pressCopy = () => waitUntil('there is Copy as Markdown', () => run(() => {
  const button = Array.from(document.querySelectorAll('.sc-runs button')).find(({ textContent }) => textContent === 'Copy as Markdown');
  button?.click();
  return button !== undefined;
}));

const MODES = {
  'without downloads, windows and clipboard': 'sandbox="allow-scripts"',
  'without downloads and clipboard': 'sandbox="allow-scripts allow-popups allow-same-origin"',
  'without modal dialogs': 'sandbox="allow-scripts allow-downloads allow-popups" allow="web-share"',
};

for (const [what, sandbox] of Object.entries(MODES)) {
  test(`${what} “Copy as Markdown” shows the table, selected to be copied, and advises no save`, async (t) => {
    const { page } = await openFrame(t, sandbox, { link: LINK });
    await page.started();
    await page.lane('async-together').runToItsEnd();
    await giveClipboard(driver(), 'refuses');
    await page.unfold('Your runs');
    await pressCopy();
    await page.says('The browser does not let this page copy. The table is selected: copy it by keyboard or menu.');
    const field = await waitUntil('the table is selected', () => run(() => {
      const field = document.querySelector('.sc-runs textarea');
      return field.value !== '' && field.selectionEnd - field.selectionStart === field.value.length ? field.value : null;
    }));
    assert.match(field, /^\|.*\|\n\|[ :|-]+\|\n\|.*Async, together/);
    assert.ok(await page.shows('.sc-runs textarea'));
    await giveClipboard(driver(), 'takes');
    await pressCopy();
    await page.says('Copied.');
    assert.equal(await page.shows('.sc-runs textarea'), false);
  });
}

test('every button of the page that copies, saves or shares says something that can be done in a sandbox that allows nothing', async (t) => {
  const { page } = await openFrame(t, 'sandbox="allow-scripts"', { link: LINK });
  await page.started();
  await giveClipboard(driver(), 'refuses');
  for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
  await page.seeCode();
  await page.unfold('Share or embed');
  await page.unfold('Your runs');
  const names = await run(() => Array.from(document.querySelectorAll('.sc-below button, .sc-timeline button'))
    .map((button) => button.getAttribute('aria-label') ?? button.textContent.trim()).filter((name) => /^(Copy|Save)/.test(name)));
  assert.ok(names.length > 10, names.join());
  for (const name of [...new Set(names)]) {
    const said = await waitUntil(`“${name}” is answered`, () => run((name) => {
      const button = Array.from(document.querySelectorAll('.sc-below button, .sc-timeline button')).find((button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name);
      const place = button.closest('section, details, .sc-snippet');
      if (button.dataset.pressed === undefined) {
        button.dataset.pressed = '';
        button.click();
      }
      return Array.from(place.querySelectorAll('[role=status]'), ({ textContent }) => textContent).filter(Boolean).join(' ') || null;
    }, name));
    assert.match(said, /(is selected: copy it by keyboard or menu|open the full page by the link at the end|does not let this page save files|does not let this page draw)/, `${name}: ${said}`);
  }
});

test('the element’s link in an article whose sandbox allows no windows shows nothing that is not there', async (t) => {
  // The frame of the element allows windows by itself: inside of an article that is sandboxed the allowance is lost.
  if (ENGINE === 'webkit') return;
  const article = await openArticle(t, driver(), '<sleep-count id="one" count="5" sleep="2:0.1"></sleep-count>');
  await article.activate();
  await article.started();
  await article.within('one', async (page) => {
    await run(() => { window.open = () => null; });
    await page.click('#full-page');
    await waitUntil('it says so', async () => (await told())?.startsWith(' No window can open here.'));
  });
});
