/** The page under the Content-Security-Policy in its document, by itself and in a sandboxed frame with an opaque origin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyFor } from '../../../.make/policy.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';

const page = visit();

const LINK = '?count=10&sleep=3:0.2&modes=sync,async-together';
const SHARED = { 'access-control-allow-origin': '*' };

async function assertRuns(address) {
  const opened = new Page(page().driver, address);
  await opened.started();
  const size = await page().driver.executeScript(() => getComputedStyle(document.querySelector('h1')).fontSize);
  assert.equal(size, '36px', 'it has no style');
  for (const mode of await opened.modes()) await opened.lane(mode).runToItsEnd();
}

async function assertRunsInFrame(t, server) {
  const frame = `<iframe sandbox="allow-scripts" width="1000" height="800" src="${(server.address + LINK).replaceAll('&', '&amp;')}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': `<!doctype html><title>An article</title>${frame}` } });
  await page().driver.get(`${host.origin}/article.html`);
  t.after(() => page().driver.switchTo().defaultContent());
  await page().driver.switchTo().frame(0);
  await assertRuns(server.address);
}

test('the policy in the document lets the page run', async (t) => {
  const server = await serveFor(t, { headers: SHARED });
  await page().driver.get(server.address + LINK);
  const policy = await page().driver.executeScript(() => document.querySelector('meta[http-equiv]').content);
  assert.match(policy, /^default-src 'none'; script-src 'self' /);
  await assertRuns(server.address);
});

test('the policy in the document lets the page run in a sandboxed frame', async (t) => {
  await assertRunsInFrame(t, await serveFor(t, { headers: SHARED }));
});

test('a policy with the page’s address as the only source lets it run in a sandboxed frame', async (t) => {
  const headers = { ...SHARED };
  const server = await serveFor(t, { headers });
  headers['content-security-policy'] = policyFor(server.address);
  await assertRunsInFrame(t, server);
});
