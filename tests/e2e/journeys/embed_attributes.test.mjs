/** The attributes of the element: the card shows the plan and the lanes that the page then shows, in the theme that the page has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

/** Attributes, the cells and sleepers of plan and page, and the lanes. Blanks around values and items are nothing. */
const BLANKS = [
  ['count=" 20 "', 20, [], 'sync,async-together'],
  ['count="&#10;20&#9;" sleep=" 8:3 , 12:2 "', 20, [8, 12], 'sync,async-together'],
  ['modes="sync, async-together, threads"', 30, [8, 12], 'sync,async-together,threads'],
  ['modes=" async-in-turn "', 30, [8, 12], 'async-in-turn'],
  ['modes="&#10;  sync,&#10;  async-in-turn,&#10;  threads&#10;"', 30, [8, 12], 'sync,async-in-turn,threads'],
  ['modes="&#160;sync&#160;,&#160;threads"', 30, [8, 12], 'sync,threads'],
  ['count="&#160;9&#160;"', 9, [], 'sync,async-together'],
  ['sleep="&#10;  3 : 1,&#10;  5 : .5&#10;"', 30, [3, 5], 'sync,async-together'],
  ['sleep="   "', 30, [], 'sync,async-together'],
  ['count="10" sleep="007:1.500000"', 10, [7], 'sync,async-together'],
  ['modes="sync,,async-together"', 30, [8, 12], 'sync,async-together'],
  [`modes="${'x,'.repeat(12)}threads"`, 30, [8, 12], 'sync,async-together'],
  ['modes="x,threads,threads"', 30, [8, 12], 'threads'],
  ['modes=""', 30, [8, 12], 'sync,async-together'],
  ['count="" modes=" " preset="" story="" theme="" height="" src=""', 30, [8, 12], 'sync,async-together'],
  ['count="" sleep="1:1"', 30, [1], 'sync,async-together'],
];
/** What the card does not parse: it draws no plan that the page might not show. */
const UNPARSED = ['sleep="8:3&#160;,9:1"', 'sleep="8:0.0004"', 'sleep="8:3,"', 'sleep="8 3"', 'sleep="8:0,5"', 'sleep="8:3s"', 'count="٣"', 'count="+5"', 'count="5.0"', 'sleep="8:1e1"'];

test('blanks in attributes mean the same to the card and to the page', async (t) => {
  for (const [attributes, steps, sleepers, lanes] of BLANKS) {
    const article = await openArticle(t, page().driver, `<sleep-count id="one" ${attributes}></sleep-count>`);
    const look = await article.look();
    assert.equal(look.cells, steps, attributes);
    assert.deepEqual(look.sleepers.map((text) => Number.parseInt(text, 10)).length, sleepers.length, attributes);
    await article.activate();
    // The height that the card keeps for the lanes is that of the lanes that come.
    const { height } = await article.look();
    await article.started();
    await article.within('one', async (page) => {
      const seen = [await page.count('button[data-step]'), await page.pressed(), (await page.modes()).join()];
      assert.deepEqual(seen, [steps, sleepers, lanes], attributes);
      if (attributes.includes('=""')) assert.deepEqual(await page.notices(), [], attributes);
    });
    if (!/x,|,,/.test(attributes)) assert.equal((await article.look()).height, height, attributes);
  }
});

test('the card draws no plan that the page may read in another way', async (t) => {
  const article = await openArticle(t, page().driver, UNPARSED.map((attributes, index) => `<sleep-count id="n${index}" ${attributes}></sleep-count>`).join(''), { fake: true });
  for (const [index, attributes] of UNPARSED.entries()) {
    const { cells, question } = await article.look(`n${index}`);
    assert.deepEqual([cells, question], [0, 'What does waiting cost?'], attributes);
  }
});

test('other attributes take blanks, too', async (t) => {
  const article = await openArticle(t, page().driver, '<sleep-count id="one" load=" eager " height=" 700 " label="  " theme=" dark " preset=" naps "></sleep-count>', { fake: true });
  assert.deepEqual(await article.run(() => {
    const { shadowRoot } = document.getElementById('one');
    const { searchParams } = new URL(shadowRoot.querySelector('iframe').src);
    return [searchParams.get('theme'), searchParams.get('preset'), getComputedStyle(shadowRoot.querySelector('div')).backgroundColor];
  }), ['dark', 'naps', 'rgb(22, 23, 26)']);
  const { height } = await article.look();
  assert.equal(height, 700);
});

const PAPERS = { light: 'rgb(251, 250, 247)', dark: 'rgb(22, 23, 26)' };
/** The `theme` of the element, the style of the article and of the element, and the theme that it has; null for that of the browser. */
const SCHEMES = [
  ['', '', '', null],
  ['', 'dark', '', 'dark'],
  ['auto', 'dark', '', 'dark'],
  ['auto', 'light', '', 'light'],
  ['auto', 'only dark', '', 'dark'],
  ['auto', 'only light', '', 'light'],
  ['auto', 'light dark', '', null],
  ['auto', 'dark light', '', null],
  ['auto', 'normal', '', null],
  ['auto', 'dark', 'light', 'light'],
  ['auto', 'light', 'dark', 'dark'],
  ['auto', 'dark', 'normal', null],
  ['light', 'dark', 'dark', 'light'],
  ['dark', 'light', 'light', 'dark'],
];
const looks = (article) => article.run(() => {
  const { shadowRoot } = document.getElementById('one');
  const frame = shadowRoot.querySelector('iframe');
  return [getComputedStyle(shadowRoot.querySelector('div')).backgroundColor, frame && new URL(frame.src).searchParams.get('theme')];
});

test('with theme=auto the element has the color-scheme that it has in the article', async (t) => {
  for (const [theme, ofArticle, own, expected] of SCHEMES) {
    const head = `<style>:root { color-scheme: ${ofArticle || 'normal'} } ${own && `sleep-count { color-scheme: ${own} }`}</style>`;
    const article = await openArticle(t, page().driver, `<sleep-count id="one" ${theme && `theme="${theme}"`} load="eager"></sleep-count>`, { head, fake: true });
    const usual = await article.run(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
    const [paper, asked] = await looks(article);
    const what = `theme=${theme}, article ${ofArticle}, element ${own}`;
    assert.equal(paper, PAPERS[expected ?? usual], what);
    assert.equal(asked, expected ?? (theme || null), what);
  }
});

test('the link to the page itself has the theme that the author gave', async (t) => {
  const article = await openArticle(t, page().driver, '<sleep-count id="one" count="5" load="eager"></sleep-count>', { head: '<style>:root { color-scheme: dark }</style>', fake: true });
  await waitUntil('the sentence is there', async () => (await article.look()).failure, 8_000);
  assert.equal((await article.look()).link, `${article.address}?count=5`);
});

test('an article that changes its color-scheme changes the card, and the page in the frame', async (t) => {
  const html = '<div id="around"><sleep-count id="one" count="5"></sleep-count></div>';
  const article = await openArticle(t, page().driver, html, { head: '<style>:root { color-scheme: light } .night { color-scheme: dark }</style>' });
  const turn = (id, isDark) => article.run((id, isDark) => (document.getElementById(id) ?? document.documentElement).classList.toggle('night', isDark), id, isDark);
  const isOf = (theme) => waitUntil(`the element is ${theme}`, async () => (await looks(article))[0] === PAPERS[theme]);
  for (const id of ['root', 'around', 'one']) {
    await isOf('light');
    await turn(id, true);
    await isOf('dark');
    await turn(id, false);
  }
  await isOf('light');
  await article.activate();
  await article.started();
  await turn('root', true);
  await article.within('one', (page) => waitUntil('the page is dark', () => page.driver.executeScript(() => document.documentElement.dataset.theme === 'dark')));
});
