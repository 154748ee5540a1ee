/** The style of what comes later: it is there before anything that wears it, once, and keeps nothing from coming. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LATER, LATER_STYLE } from '../files.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const visited = visit();
const LINK = '?count=10&sleep=3:0.3&modes=sync,async-together';
const SANDBOX = 'sandbox="allow-scripts"';

/** Opens the page of a server where something goes wrong on purpose, and writes down how what comes later looks as it comes. */
async function openWith(t, spoilt) {
  const server = await serveFor(t, { spoilt });
  const page = new Page(visited().driver, server.address);
  await page.open(LINK);
  await watch(page);
  return { page, server };
}

/** How far the texts of things to try stand from their boxes, as soon as they are there. */
const watch = (page) => page.driver.executeScript(() => {
  const look = () => {
    const item = document.querySelector('.sc-tries li');
    if (item && !window.seen) window.seen = getComputedStyle(item).paddingLeft;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
});

const seen = (page) => waitUntil('it has come', () => page.driver.executeScript(() => window.seen));
const links = (page) => page.count(`link[href$="${LATER_STYLE}"]`);

test('its style is there before it is', async (t) => {
  const { page } = await openWith(t, {});
  await page.unfold('Share or embed');
  assert.equal(await seen(page), '32px');
  assert.equal(await links(page), 1);
});

test('it waits for a style that is late, and meanwhile the page draws', async (t) => {
  let send;
  const held = new Promise((sent) => {
    send = sent;
  });
  const { page } = await openWith(t, { [LATER_STYLE]: held });
  await (await page.summary('Share or embed')).click();
  await pause(1000);
  assert.equal(await page.count('.sc-tries li'), 0);
  const before = await page.driver.takeScreenshot();
  await page.driver.executeScript(() => document.querySelector('.sc-share').before('Something new.', document.createElement('hr')));
  await pause(300);
  assert.ok(before !== await page.driver.takeScreenshot(), 'what is new is drawn');
  send();
  assert.equal(await seen(page), '32px');
});

for (const harm of ['missing', 'silent']) {
  test(`where its style is ${harm}, it comes all the same`, async (t) => {
    const { page } = await openWith(t, { [LATER_STYLE]: harm });
    await page.lane('async-together').runToItsEnd();
    assert.equal(await seen(page), '0px');
    await page.unfold('Share or embed');
    await waitUntil('it can be used', () => page.count('[data-snippet="link"]'));
  });
}

test('where it has to be loaded again, its style is not', async (t) => {
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

test('where neither arrived, both are loaded again', async (t) => {
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

test('in a sandboxed frame it has its style, too', async (t) => {
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
