/** The page works under a strict Content-Security-Policy, and in a sandboxed frame. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { policyFor } from '../../../.make/policy.mjs';
import { openBrowser } from '../browsers.mjs';
import { MODES } from '../modes.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

/** A link with short runs. */
const SHORT = `?count=10&sleep=3:0.2&modes=${MODES}`;

let driver;
before(async () => {
  driver = await openBrowser('chromium');
});
after(() => driver?.quit());

test('the page works under its policy without a violation, and requests nothing from another origin', async (t) => {
  const headers = {};
  const server = await serveFor(t, { headers });
  headers['content-security-policy'] = policyFor(server.address);
  await driver.sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', {
    source: `window.violations = [];
      addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));`,
  });
  await driver.manage().logs().get('browser');
  const page = new Page(driver, server.address);
  await page.open(SHORT);
  for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
  await page.chip(5).click();
  assert.deepEqual(await driver.executeScript(() => window.violations), []);
  await page.reload();
  assert.deepEqual(await driver.executeScript(() => window.violations), []);
  const log = await driver.manage().logs().get('browser');
  assert.deepEqual(log.filter(({ level }) => level.name === 'SEVERE').map(({ message }) => message), []);
  const asked = await driver.executeScript(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(asked.length > 0);
  assert.deepEqual(asked.filter((name) => !name.startsWith(server.address) && !name.startsWith('data:')), []);
});

test('the built page has no inline script and no inline style', async (t) => {
  const server = await serveFor(t);
  await driver.get(server.address + 'nothing-here');
  const inline = await driver.executeAsyncScript((address, tell) => {
    const isInline = (element) =>
      (element.matches('script') && (!element.src || element.textContent.trim() !== ''))
      || element.matches('style')
      || [...element.attributes].some(({ name }) => name === 'style' || name.startsWith('on'));
    fetch(address).then((answer) => answer.text()).then((html) => {
      const page = new DOMParser().parseFromString(html, 'text/html');
      tell([...page.querySelectorAll('*')].filter(isInline).map((element) => element.outerHTML.slice(0, 200)));
    });
  }, server.address);
  assert.deepEqual(inline, []);
});

test('in a sandboxed frame with an opaque origin the page is styled, stores nothing, and runs', async (t) => {
  const server = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const source = (server.address + SHORT).replaceAll('&', '&amp;');
  const frame = `<iframe sandbox="allow-scripts" width="1000" height="800" src="${source}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': `<!doctype html><title>An article</title>${frame}` } });
  await driver.get(host.origin + '/article.html');
  await driver.switchTo().frame(0);
  const page = new Page(driver, server.address);
  await page.started();
  const { size, canStore } = await driver.executeScript(() => {
    const size = getComputedStyle(document.querySelector('h1')).fontSize;
    try {
      return { size, canStore: Boolean(localStorage) };
    } catch {
      return { size, canStore: false };
    }
  });
  assert.deepEqual({ size, canStore }, { size: '36px', canStore: false });
  for (const mode of ['sync', 'async-together']) await page.lane(mode).runToItsEnd();
  await waitUntil('the page says that nothing is stored', () =>
    driver.executeScript(() => document.body.textContent.includes("won't store your runs")));
  await driver.switchTo().defaultContent();
});
