/** The element's script, loaded in any way: it finds its page, or says in the console that it can't, and leaves what stands inside. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { DIST } from '../server.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const ONE = '<sleep-count id="one" count="10" sleep="3:0.2"><a href="APP/?count=10">Count to 10</a></sleep-count>';
const WITH_SRC = ONE.replace('id="one"', 'id="one" src="APP/"');
const LOST = /^<sleep-count>: a bundled, inlined or renamed embed\.js can't find the page\. Its attribute src names the address of its page\.$/;

const SCRIPT = readFileSync(join(DIST, 'embed.js'), 'utf8');
const MODULE = readFileSync(join(DIST, 'embed.mjs'), 'utf8');
/** A script of an app that imports the element's, as bundlers make it. */
const bundled = (name, format) => execFileSync('esbuild', ['--bundle', `--format=${format}`, '--log-level=error'], {
  input: `import "./${name}";\nwindow.isAppThere = true;`, cwd: DIST,
}).toString();

const fetched = (run) => `<script>fetch('APP/embed.js').then((answer) => answer.text()).then((text) => { ${run} });</script>`;

/** Ways in which the script knows its address. */
const FOUND = {
  'a script': '<script src="APP/embed.js"></script>',
  'a script with defer': '<script src="APP/embed.js" defer></script>',
  'a script with a query': '<script src="APP/embed.js?v=3#now" async></script>',
  'a script that a script makes': '<script>document.head.append(Object.assign(document.createElement("script"), { src: "APP/embed.js" }));</script>',
  'a script as a module': '<script type="module" src="APP/embed.js"></script>',
  'the module': '<script type="module" src="APP/embed.mjs"></script>',
  'an import of the script': '<script type="module">import "APP/embed.js";</script>',
  'an import of the module': '<script type="module">import "APP/embed.mjs";</script>',
  'import() of the script': '<script>import("APP/embed.js");</script>',
  'import() of the module': '<script>import("APP/embed.mjs?v=3");</script>',
  'an import by another module': '<script type="module">import "data:text/javascript,import%20%22APP/embed.js%22";</script>',
  'script and module': '<script src="APP/embed.js" async></script><script type="module" src="APP/embed.mjs"></script>',
};
/** Ways in which it can't. */
const LOST_IN = {
  'an inline script': `<script>${SCRIPT}</script>`,
  'an inline module': `<script type="module">${SCRIPT}</script>`,
  'the module inlined': `<script type="module">${MODULE}</script>`,
  eval: fetched('eval(text)'),
  'eval at the top': fetched('(0, eval)(text)'),
  'new Function': fetched('new Function(text)()'),
  'a string of setTimeout': fetched('setTimeout(text)'),
  'a blob': fetched('document.head.append(Object.assign(document.createElement("script"), { src: URL.createObjectURL(new Blob([text])) }))'),
  'a data address': fetched('document.head.append(Object.assign(document.createElement("script"), { src: "data:text/javascript," + encodeURIComponent(text) }))'),
  'the text of a script that a script makes': fetched('document.head.append(Object.assign(document.createElement("script"), { text }))'),
  'a file of another name': '<script src="/copied.js"></script>',
  'a bundled script': '<script src="/bundled-script.js"></script>',
  'a bundled module in a script': '<script src="/bundled-module.js"></script>',
  'a bundled module in a module': '<script type="module" src="/bundled-esm.js"></script>',
};
const FILES = {
  '/copied.js': SCRIPT,
  '/bundled-script.js': bundled('embed.js', 'iife'),
  '/bundled-module.js': bundled('embed.mjs', 'iife'),
  '/bundled-esm.js': bundled('embed.mjs', 'esm'),
};
const openBy = (t, load, html = ONE, options) => openArticle(t, page().driver, html, { load, fake: true, files: FILES, ...options });
const isFallbackSeen = (article) => article.run(() => document.querySelector('#one a').getClientRects().length > 0);
const source = (article) => article.run(() => document.getElementById('one').shadowRoot.querySelector('iframe').src);

test('the script finds its page, as a script and as a module', async (t) => {
  for (const [way, load] of Object.entries(FOUND)) {
    const article = await openArticle(t, page().driver, ONE, { load, fake: true });
    assert.equal(await isFallbackSeen(article), false, way);
    await article.activate();
    assert.ok((await source(article)).startsWith(`${article.address}?embed=1&count=10`), `${way}: ${await source(article)}`);
    assert.deepEqual([await article.warned(), await article.run(() => window.broken)], [[], []], way);
  }
});

test('where the script can’t know its address, it says so once and leaves what stands inside, until src names it', async (t) => {
  for (const [way, load] of Object.entries(LOST_IN)) {
    const article = await openBy(t, load, ONE + ONE.replace('"one"', '"two"'));
    await waitUntil(`${way}: it says so`, async () => (await article.warned()).length > 0);
    await pause(50);
    const warned = await article.warned();
    assert.equal(warned.length, 1, `${way}: ${warned}`);
    assert.match(warned[0], LOST, way);
    assert.equal(await isFallbackSeen(article), true, way);
    assert.deepEqual(await article.run(() => window.broken), [], way);
    await article.run((address) => { document.getElementById('one').src = address; }, article.address);
    await waitUntil(`${way}: the card is there`, async () => (await article.look()).button === 'Try it');
    assert.equal(await isFallbackSeen(article), false, way);
    await article.activate();
    assert.ok((await source(article)).startsWith(`${article.address}?embed=1&`), way);
  }
});

test('an app goes on after it imported the script', async (t) => {
  for (const name of ['bundled-script', 'bundled-module']) {
    const article = await openBy(t, `<script src="/${name}.js"></script>`);
    assert.equal(await article.run(() => window.isAppThere), true, name);
  }
});

/** Values of `src`, and whether they name the page. Without a last slash, as a file, with a query, relative to the article. */
const SOURCES = [['APP/', true], ['APP/index.html', true], ['APP/?count=3#there', true], ['APP', true], [' APP/ ', true], ['javascript:alert(1)', false], ['data:text/html,x', false], ['http://', false]];

test('src names the page, by any address of it', async (t) => {
  for (const [src, isAddress] of SOURCES) {
    const html = ONE.replace('id="one"', `id="one" src="${src}"`);
    const article = await openBy(t, `<script>${SCRIPT}</script>`, html);
    if (src === 'APP') await article.run((src) => { document.getElementById('one').src = src; }, article.address.slice(0, -1));
    await pause(50);
    assert.equal((await article.warned()).length, isAddress ? 0 : 1, src);
    assert.equal(await isFallbackSeen(article), !isAddress, src);
    if (!isAddress) continue;
    await article.activate();
    assert.ok((await source(article)).startsWith(`${article.address}?embed=1&`), `${src}: ${await source(article)}`);
  }
});

test('src wins over the address of the script, and a new one is followed', async (t) => {
  const article = await openBy(t, FOUND['a script'], ONE.replace('id="one"', 'id="one" src="/other"'));
  await article.activate();
  assert.ok((await source(article)).startsWith(`${article.origin}/other/?embed=1&`));
  await article.run(() => document.getElementById('one').removeAttribute('src'));
  await waitUntil('the card is back', async () => !(await article.look()).hasFrame);
  await article.activate();
  assert.ok((await source(article)).startsWith(`${article.address}?embed=1&`));
});

test('with src the page works from a script that does not know its address', async (t) => {
  const article = await openArticle(t, page().driver, WITH_SRC, { load: LOST_IN['a bundled module in a module'], files: FILES });
  await article.activate();
  await article.started();
  await article.within('one', async (page) => assert.deepEqual(await page.pressed(), [3]));
});

test('a copy of the script alone says what is missing', async (t) => {
  for (const name of ['embed.js', 'embed.mjs']) {
    const load = `<script type="module" src="/vendor/${name}"></script>`;
    const article = await openBy(t, load, ONE, { files: { [`/vendor/${name}`]: name === 'embed.js' ? SCRIPT : MODULE } });
    await article.activate();
    await waitUntil('the sentence is there', async () => (await article.look()).failure, 8_000);
    const there = `${article.origin}/vendor/`;
    const { failure } = await article.look();
    assert.equal(failure, `The playground from ${new URL(there).host} has not started: no playground answers at ${there}. Open it by itself.`);
    assert.deepEqual(await article.warned(), [`<sleep-count>: no playground answers at ${there}. Its attribute src names the address of its page.`]);
  }
});

test('an element that the browser does not know yet is taken when the script comes late', async (t) => {
  const article = await openBy(t, '', ONE, { isDefined: false });
  assert.equal(await isFallbackSeen(article), true);
  await article.run((src) => { document.head.append(Object.assign(document.createElement('script'), { src })); }, `${article.address}embed.js`);
  await article.isDefined();
  assert.equal((await article.look()).button, 'Try it');
});

/** What docs/embedding.md tells the server of the page to send, so that an isolated article can hold it. */
const ISOLATED = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'cross-origin' };

test('an article with Cross-Origin-Embedder-Policy can hold the page, if its server sends two headers', async (t) => {
  const embedding = readFileSync(new URL('../../../docs/embedding.md', import.meta.url), 'utf8').toLowerCase();
  for (const [name, value] of Object.entries(ISOLATED)) assert.ok(embedding.includes(`${name}: ${value}`), name);
  const article = await openArticle(t, page().driver, ONE, {
    headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    app: { headers: ISOLATED },
  });
  await article.activate();
  await article.started();
  await article.within('one', async (page) => {
    assert.deepEqual(await page.pressed(), [3]);
    await page.lane('async-together').runToItsEnd();
  });
});
