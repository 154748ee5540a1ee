/** The examples of docs/embedding.md, as they stand there, with the playground's address put in. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Article } from '../article.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const ADDRESS = 'https://example.org/sleep-count/';
const EXAMPLES = new URL('../examples/', import.meta.url);

const page = visit();
const example = (name) => readFile(new URL(name, EXAMPLES), 'utf8');

/** Opens an article that holds this, and nothing else. */
async function open(t, text) {
  const app = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><body>${text.replaceAll(ADDRESS, app.address)}`;
  const host = await serveFor(t, { pages: { '/article.html': html } });
  const { driver } = page();
  t.after(() => driver.switchTo().defaultContent());
  await driver.get(`${host.origin}/article.html`);
  return new Article(driver, app.address, app.requests);
}

async function holdsThePlan(page) {
  await page.started();
  assert.deepEqual([await page.count('button[data-step]'), await page.pressed(), await page.notices()], [30, [8, 12], []]);
}

async function elementWorks(t, text) {
  const article = await open(t, text);
  await article.run(() => {
    document.querySelector('sleep-count').id = 'one';
  });
  await waitUntil('the element is there', () => article.run(() => customElements.get('sleep-count') !== undefined));
  assert.equal((await article.look()).question, '8 sleeps 2\u00a0s, 12 sleeps 1\u00a0s. When will 9 appear?');
  await article.activate();
  await article.started();
  await article.within('one', holdsThePlan);
}

test('documented: the element in HTML', async (t) => elementWorks(t, await example('element.html')));

test('documented: the element in MDX', async (t) => elementWorks(t, await example('article.mdx')));

test('documented: the element by a shortcode of Hugo', async (t) => {
  const values = Object.fromEntries([...(await example('hugo.md')).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  await elementWorks(t, (await example('shortcode.html')).replace(/{{ \.Get "(\w+)" }}/g, (_, name) => values[name]));
});

test('documented: the fallback within the element leads to the plan', async (t) => {
  const article = await open(t, (await example('element.html')).replace(/<script.*<\/script>/, ''));
  await page().driver.get(await article.run(() => document.querySelector('sleep-count a').href));
  await holdsThePlan(new Page(page().driver, article.address));
});

test('documented: the frame alone', async (t) => {
  const article = await open(t, await example('iframe.html'));
  await page().driver.switchTo().frame(0);
  await holdsThePlan(new Page(page().driver, article.address));
});

test('documented: the picture, in Markdown, leads to the plan', async (t) => {
  const [, alt, picture, link] = (await example('picture.md')).match(/^\[!\[(.+)\]\((.+)\)\]\((.+)\)$/m);
  const article = await open(t, `<a href="${link}"><img alt="${alt}" src="${picture}"></a>`);
  await page().driver.get(await article.run(() => document.querySelector('a').href));
  await holdsThePlan(new Page(page().driver, article.address));
});

test('every example stands in docs/embedding.md as it is tried here', async () => {
  const embedding = await readFile(new URL('../../../docs/embedding.md', import.meta.url), 'utf8');
  const blocks = [...embedding.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  for (const name of await readdir(EXAMPLES)) assert.ok(blocks.includes(await example(name)), `docs/embedding.md does not hold ${name}`);
});
