/** The style of the lazy chunk: it is loaded once, before the chunk is shown, and the chunk does without it if it fails. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LATER, LATER_STYLE } from '../files.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();
const LINK = '?count=10&sleep=3:0.3&modes=sync,async-together';
const SANDBOX = 'sandbox="allow-scripts"';

/** Opens the page on a server with these faults, and watches how the lazy chunk looks when it is added. */
async function openWith(t, spoilt) {
  const server = await serveFor(t, { spoilt });
  const page = new Page(visited().driver, server.address);
  await page.open(LINK);
  await watch(page);
  return { page, server };
}

/** Records the padding of the first item of “Things to try” when it is added: 32 px with the style, 0 px without. */
const watch = (page) => page.driver.executeScript(() => {
  const look = () => {
    const item = document.querySelector('.sc-tries li');
    if (item && !window.seen) window.seen = getComputedStyle(item).paddingLeft;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
});

const seen = (page) => waitUntil('the lazy chunk is added', () => page.driver.executeScript(() => window.seen));
const links = (page) => page.count(`link[href$="${LATER_STYLE}"]`);

test('the style is loaded before the chunk is added', async (t) => {
  const { page } = await openWith(t, {});
  await page.unfold('Share or embed');
  assert.equal(await seen(page), '32px');
  assert.equal(await links(page), 1);
});

const requested = (server, name) =>
  waitUntil(`${name} is requested`, async () => server.requests.some((path) => path.endsWith(name)));

test('the chunk waits for a late style', async (t) => {
  let send;
  const held = new Promise((sent) => {
    send = sent;
  });
  const { page, server } = await openWith(t, { [LATER_STYLE]: held });
  await (await page.summary('Share or embed')).click();
  await requested(server, LATER_STYLE);
  await requested(server, LATER);
  assert.equal(await page.count('.sc-tries li'), 0);
  send();
  assert.equal(await seen(page), '32px');
});

test('a style that does not arrive does not block rendering', async (t) => {
  const { page, server } = await openWith(t, { [LATER_STYLE]: 'silent' });
  await (await page.summary('Share or embed')).click();
  await requested(server, LATER_STYLE);
  const before = await page.driver.takeScreenshot();
  await page.driver.executeScript(() => document.querySelector('.sc-share').before('Something new.', document.createElement('hr')));
  await waitUntil('the new text is drawn', async () => before !== await page.driver.takeScreenshot());
});

for (const harm of ['missing', 'silent']) {
  test(`if the style is ${harm}, the chunk is added without it`, async (t) => {
    const { page } = await openWith(t, { [LATER_STYLE]: harm });
    await page.lane('async-together').runToItsEnd();
    assert.equal(await seen(page), '0px');
    await page.unfold('Share or embed');
    await waitUntil('the panel is filled', () => page.count('[data-snippet="link"]'));
  });
}

test('if only the chunk failed, its style is not loaded again', async (t) => {
  const spoilt = { [LATER]: 'missing' };
  const { page, server } = await openWith(t, spoilt);
  await page.unfold('Share or embed');
  await page.says('This part of the page did not arrive.');
  delete spoilt[LATER];
  await page.driver.executeScript(() => document.querySelector('.sc-missing button').click());
  assert.equal(await seen(page), '32px');
  assert.equal(await links(page), 1);
  assert.equal(server.requests.filter((path) => path.endsWith(LATER_STYLE)).length, 1);
});

test('if both failed, both are loaded again', async (t) => {
  const spoilt = { [LATER]: 'missing', [LATER_STYLE]: 'missing' };
  const { page } = await openWith(t, spoilt);
  await page.unfold('Share or embed');
  await page.says('This part of the page did not arrive.');
  delete spoilt[LATER];
  delete spoilt[LATER_STYLE];
  await page.driver.executeScript(() => document.querySelector('.sc-missing button').click());
  assert.equal(await seen(page), '32px');
  assert.equal(await links(page), 1);
});

test('in a sandboxed frame the style is loaded before the chunk is added', async (t) => {
  const app = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const source = `${app.address}${LINK}`.replaceAll('&', '&amp;');
  const html = `<!doctype html><title>An article</title><iframe ${SANDBOX} width="1000" height="700" src="${source}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': html } });
  const { driver } = visited();
  await driver.get(`${host.origin}/article.html`);
  t.after(() => driver.switchTo().defaultContent());
  await driver.switchTo().frame(0);
  const page = new Page(driver, app.address);
  await page.started();
  await watch(page);
  await page.unfold('Share or embed');
  assert.equal(await seen(page), '32px');
});
