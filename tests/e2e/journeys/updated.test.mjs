/** Another version of the page was deployed while a browser kept this one: it says so, and loads the new one past the cache. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { ENGINE } from '../browsers.mjs';
import { BOOT, LATER, LATER_STYLE, LOADER, SCRIPT, STYLE, WASM } from '../files.mjs';
import { Page } from '../page.mjs';
import { DIST, serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();
const driver = () => visited().driver;
const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.png': 'image/png' };
const LINK = '?count=5&sleep=2:0.1&modes=async-together';

/** The names with a hash, of the first version and of the second. */
const HASHED = [BOOT, LATER, LATER_STYLE, LOADER, SCRIPT, STYLE, WASM];
const renamed = (name) => name.replace(/-([0-9a-f]{16})/, (_, hash) => `-${[...hash].reverse().join('')}`);

/**
 * A host that keeps its documents in caches for ten minutes, as GitHub Pages does. `deploy` puts the second version in place of the first: the
 * same files with other hashes, whose title says so. `lost` are the files that the host then has no more: it answers 404, or, with
 * `isLax`, its document, as hosts of single pages do.
 */
async function host(t, { isLax = false } = {}) {
  let version = 1;
  let lost = [];
  let isAsked = false;
  const page = async (isNew) => {
    const html = await readFile(join(DIST, 'index.html'), 'utf8');
    if (version === 1 || !isNew) return html;
    const named = HASHED.reduce((text, name) => text.replaceAll(name, renamed(name)), html);
    // The files are the same, but for the names in them.
    return named.replace(/<title>[^<]*/, '<title>Version 2').replaceAll(/ (data-)?integrity=\S+?(?=[ >])/g, '');
  };
  const contentOf = async (name) => {
    const first = version === 2 ? HASHED.find((hashed) => renamed(hashed) === name) ?? name : name;
    if (version === 2 && (lost.includes(name) || (lost === HASHED && HASHED.includes(name)))) return null;
    const bytes = await readFile(join(DIST, first)).catch(() => null);
    if (bytes && version === 2 && first !== name && extname(first) === '.js') return HASHED.reduce((text, hashed) => text.replaceAll(hashed, renamed(hashed)), bytes.toString());
    return bytes;
  };
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    requests.push(request.url);
    const name = pathname.slice('/page/'.length);
    const common = { 'access-control-allow-origin': '*' };
    const asDocument = async (isNew = true) => response.writeHead(200, { ...common, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=600' }).end(await page(isNew));
    if (pathname === '/page/') {
      // WebKit's driver keeps no documents: in its place the host does, until a request goes past its cache.
      const isPast = version === 1 || request.url.endsWith('?again') || /no-cache|max-age=0/.test(request.headers['cache-control']);
      if (ENGINE !== 'webkit' || isPast) isAsked ||= version === 2;
      return asDocument(ENGINE !== 'webkit' || isAsked);
    }
    const bytes = pathname.startsWith('/page/') ? await contentOf(name) : null;
    if (bytes === null) return isLax ? asDocument() : response.writeHead(404, common).end('Nothing here.');
    return response.writeHead(200, { ...common, 'content-type': TYPES[extname(name)] ?? 'text/plain', 'cache-control': 'no-store' }).end(bytes);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${server.address().port}/page/`;
  const deploy = (gone = HASHED) => {
    version = 2;
    lost = gone;
  };
  return { address, deploy, requests };
}

/** Opens the first version, so that its document is in the cache, has the second deployed, and opens the page again from the cache. */
async function openKept(t, { gone, isLax } = {}) {
  const site = await host(t, { isLax });
  await new Page(driver(), site.address).open(LINK);
  site.deploy(gone);
  // Elsewhere and back: the document comes from the cache. A query of its own would ask the host.
  const elsewhere = await serveFor(t, { pages: { '/elsewhere.html': `<!doctype html><title>Elsewhere</title><a href="${site.address}${LINK.replaceAll('&', '&amp;')}">back</a>` } });
  await driver().get(`${elsewhere.origin}/elsewhere.html`);
  site.requests.length = 0;
  await driver().findElement({ css: 'a' }).click();
  const page = new Page(driver(), site.address);
  return { page, site };
}

const isVersion2 = async () => (await driver().getTitle()) === 'Version 2';
/** The sentence on a failed start; an empty text while the page is not there. */
const failure = () => driver().executeScript(() => document.querySelector('[data-failure]')?.innerText ?? '');

for (const [what, isLax] of [['answers 404', false], ['answers with its document', true]]) {
  test(`if all files of a kept document are gone and the host ${what}, the link leads to the new version of the same plan`, async (t) => {
    const { page, site } = await openKept(t, { isLax });
    await waitUntil('it says that it has not started', () => page.shows('[data-failure]'));
    if (ENGINE !== 'webkit') assert.ok(!site.requests.includes(`/page/${LINK}`), 'the document came from the cache');
    await driver().findElement({ css: '[data-failure] a' }).click();
    await waitUntil('it is the new version', isVersion2);
    await page.started();
    await waitUntil('it is at the address that was asked for', async () => (await driver().getCurrentUrl()) === site.address + LINK);
    assert.equal(await page.count('button[data-step]'), 5);
  });

  for (const [lost, names] of [['script', [SCRIPT]], ['wasm', [WASM]], ['loader', [LOADER]], ['script and wasm', [SCRIPT, WASM]]]) {
    // WebKit keeps module scripts in memory while it goes from page to page.
    if (ENGINE === 'webkit' && !names.includes(WASM)) continue;
    test(`if only the ${lost} is gone and the host ${what}, the page says that it was updated, and its link loads the new version`, async (t) => {
      const { page, site } = await openKept(t, { gone: names, isLax });
      await waitUntil('it says so', async () => (await failure()).startsWith('This page was updated since your browser kept it. Load the page again'));
      await driver().findElement({ css: '[data-failure] a' }).click();
      await waitUntil('it is the new version', isVersion2);
      await page.started();
      assert.equal(await driver().getCurrentUrl(), site.address + LINK);
      assert.equal(await page.count('button[data-step]'), 5);
    });
  }
}

/** Opens the first version, and has the second deployed while it is open. */
async function openBefore(t, gone, isLax = false) {
  const site = await host(t, { isLax });
  const page = new Page(driver(), site.address);
  // So high that the place of the lazy chunk is not near.
  await page.open('?count=30&sleep=2:0.1&modes=async-together,async-in-turn,sync');
  site.deploy(gone);
  return { page, site };
}

for (const [what, isLax] of [['answers 404', false], ['answers with its document', true]]) {
  test(`if the lazy chunk is gone and the host ${what}, its places say that the page was updated and offer to load it again`, async (t) => {
    const { page } = await openBefore(t, [LATER], isLax);
    await page.lane('async-together').run();
    await page.says('This page was updated, and this part of it is gone.');
    await page.lane('async-together').reaches('done');
    await page.saysNot('Try again');
    const link = await driver().executeScript(() => Array.from(document.querySelectorAll('.sc-missing a')).find((link) => link.getClientRects().length > 0));
    await link.click();
    await waitUntil('it is the new version', isVersion2);
    await page.started();
    await page.lane('async-together').runToItsEnd();
    await page.saysNot('was updated');
  });
}

test('if the style is gone, the page says that it was updated, and its link loads the new version', async (t) => {
  const { page } = await openKept(t, { gone: [STYLE] });
  await page.started();
  await waitUntil('it says so', () => page.shows('[data-crash]'));
  assert.match(await driver().findElement({ css: '[data-crash]' }).getText(), /^This page was updated since your browser kept it\. Reload the page to go on\./);
  await driver().findElement({ css: '[data-crash] a' }).click();
  await waitUntil('it is the new version', isVersion2);
  await waitUntil('it has its style', () => driver().executeScript(() => getComputedStyle(document.querySelector('h1')).fontSize === '36px'));
});

test('if the workers’ files are gone, Threads says that a file is missing, and the rest works', async (t) => {
  const { page } = await (async () => {
    const site = await host(t);
    const page = new Page(driver(), site.address);
    await page.open('?count=5&sleep=2:0.1&modes=threads,async-together');
    site.deploy(['worker_loader.js', 'worker.js', 'worker_bg.wasm']);
    return { page };
  })();
  await page.lane('threads').run();
  await page.says('Threads could not start a worker: its file is missing, or did not arrive whole.');
  await page.lane('async-together').runToItsEnd();
});

test('a file that is gone without an update is named, as before', async (t) => {
  const server = await serveFor(t, { spoilt: { [SCRIPT]: 'missing' } });
  await driver().get(server.address);
  await waitUntil('it names the file', async () => /^The server did not give sleep-count-\w+\.js: it answered 404/.test(await failure()));
});
