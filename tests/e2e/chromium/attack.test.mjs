/** Attempts to run a foreign script in the page, by links and messages. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PLACES, VECTORS } from '../xss_vectors.mjs';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

/** Records in each document what an attack would do: policy violations and dialogs. */
const WATCH = `
  window.violations = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.push(effectiveDirective + ' ' + blockedURI));
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.pwned = name; };
`;
/** A host page that has the page in a frame of the same origin. */
const HOST = `window.heard = [];
  addEventListener('message', ({ data, source }) => source === frames[0] && heard.push(data));
  window.say = (fields) => frames[0].postMessage({ source: 'sleep-count', version: 1, ...fields }, '*');`;

let driver;
before(async () => {
  driver = await openBrowser('chromium');
  await driver.sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
});
after(() => driver?.quit());

/** The effects of attacks in the current page: scripts, violations, foreign requests, foreign elements. */
const effects = () => driver.executeScript(() => {
  const asked = performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'));
  const foreign = document.querySelectorAll('#playground :is(script, iframe, object, embed, link, style, base, meta, form, video, math, [onerror], [onload], [onfocus], [href^="java"])');
  return [
    ...(window.pwned ? [`a script ran: ${window.pwned}`] : []),
    ...window.violations,
    ...asked,
    ...Array.from(foreign, (element) => element.outerHTML.slice(0, 100)),
  ];
});

async function openFramed(t, server) {
  server.pages['/article.html'] = '<!doctype html><title>An article</title><script src="/writer.js"></script>'
    + `<iframe title="A count" width="900" height="900" src="${server.address}?count=10&amp;sleep=3:0.2"></iframe>`;
  await driver.get(`${server.origin}/article.html`);
  t.after(() => driver.switchTo().defaultContent());
  await driver.switchTo().frame(0);
  const page = new Page(driver, server.address);
  await page.started();
  return page;
}

async function serveArticle(t) {
  const pages = { '/writer.js': HOST };
  return { ...(await serveFor(t, { pages })), pages };
}

const LINKS = VECTORS.flatMap((vector) => PLACES.map((place) => [vector, place]));

test(`${LINKS.length} links that the host page sets run no script, request nothing, and violate no policy`, async (t) => {
  const page = await openFramed(t, await serveArticle(t));
  await page.seeCode();
  await page.unfold('Share or embed');
  // As they are, and percent-encoded as in an address bar.
  for (const written of [(value) => value, encodeURIComponent]) {
    const links = LINKS.map(([vector, place]) => place(written(vector)));
    for (let from = 0; from < links.length; from += 25) {
      const some = links.slice(from, from + 25);
      await driver.executeAsyncScript((links, tell) => {
        const turn = () => new Promise((over) => setTimeout(over));
        (async () => {
          for (const link of links) {
            parent.say({ type: 'set', link });
            await turn();
            await turn();
          }
        })().then(tell);
      }, some);
      assert.deepEqual(await effects(), [], some.join('\n'));
    }
  }
  assert.ok((await page.notices()).length > 0, 'the last link was not applied');
  await driver.executeScript(() => parent.say({ type: 'set', link: '?count=10&sleep=3:0.2&modes=async-together' }));
  await waitUntil('the last link is applied', async () => (await page.count('button[data-step]')) === 10);
  await page.lane('async-together').runToItsEnd();
  assert.deepEqual(await effects(), []);
});

test(`${VECTORS.length} values in messages of each type have no effect`, async (t) => {
  const page = await openFramed(t, await serveArticle(t));
  await driver.executeScript((values) => {
    for (const value of values) {
      for (const type of ['set', 'host-gap', 'other-freeze-start', 'other-freeze', 'froze-other', 'run-end', value]) {
        parent.say({ type, link: value, ms: value, mode: value, message: value, record: { note: value, link: value }, [value]: value });
        parent.say({ type, link: { toString: value }, ms: [value] });
      }
    }
    parent.say({ type: 'set', link: '?count=10&sleep=3:0.2&modes=async-together' });
  }, VECTORS);
  await waitUntil('the link after them is applied', async () => (await page.count('button[data-step]')) === 10);
  await page.lane('async-together').runToItsEnd();
  assert.deepEqual(await effects(), []);
});

test('links that are opened have no effect, with the panels that show them, and with stored runs that hold them', async (t) => {
  const server = await serveFor(t);
  const page = new Page(driver, server.address);
  const kept = (value) => JSON.stringify({
    format: 'sleep-count.run', version: 1, mode: 'sync', link: `?count=3&x=${value}`, elapsedMs: 1, longestFreezeMs: null,
    startedAt: '2026-01-01T10:00:00.000Z', endedAt: '2026-01-01T10:00:00.001Z', outcome: 'done', remarks: [value], note: value,
    events: [1, 2, 3].map((step) => ({ atMs: 0, shownMs: 0, step, kind: 'printed' })),
  });
  for (let from = 0; from < VECTORS.length; from += 5) {
    const some = VECTORS.slice(from, from + 5);
    const link = some.map((vector, index) => PLACES[(from + index) % PLACES.length](encodeURIComponent(vector)).slice(1)).join('&');
    await driver.get(`${server.address}nothing-here`);
    await driver.executeScript((runs) => runs.forEach((run, index) =>
      localStorage.setItem(`sleep-count.run.2026-01-01T10:00:0${index}.000Z.sync`, run)), some.map(kept));
    await page.open(`?${link}&${encodeURIComponent(some[0])}#${encodeURIComponent(some[0])}`);
    assert.equal(await page.runs(), some.length);
    await page.unfold('Your runs');
    await waitUntil('the runs are written', async () => (await page.count('.sc-runs tbody tr')) === some.length);
    await page.unfold('Share or embed');
    assert.deepEqual(await effects(), [], some.join('\n'));
  }
});

test('a planted attack is found', async (t) => {
  const server = await serveFor(t);
  const page = new Page(driver, server.address);
  await page.open();
  await driver.executeScript(() => document.querySelector('#playground').insertAdjacentHTML('beforeend', '<img src=x onerror="window.pwned=1">'));
  await waitUntil('it is found', async () => (await effects()).length >= 2);
  await driver.executeScript(() => window.alert());
  assert.match((await effects())[0], /a script ran: alert/);
});
