/** From right to left: drawings, logs and programs stay from left to right, and the rest is mirrored. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { ENGINE, resize } from '../browsers.mjs';
import { overlaps } from '../print.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const driver = () => page().driver;
const run = (script, ...values) => driver().executeScript(script, ...values);
const LINK = '?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together';
/** Only Chromium gets as narrow as a phone. */
const WIDTHS = ENGINE === 'chromium' ? [390, 800, 1280] : [1280];

/** Opens the page, turns it around as translators do, and runs both lanes. */
async function openTurned(width, link = LINK) {
  await resize(driver(), ENGINE, width, 900);
  await page().openAfresh(link);
  await run(() => document.documentElement.setAttribute('dir', 'rtl'));
  await page().click('[data-run-all]');
  await waitUntil('the result is there', () => page().count('[data-result]'), 30_000);
  await waitUntil('the timeline is drawn', () => page().count('.sc-plot svg text'));
}

for (const width of WIDTHS) {
  test(`at ${width} px the timeline has all its titles, and its replay stands along its axis`, async () => {
    await openTurned(width);
    const { svg, texts } = await run(() => {
      const svg = document.querySelector('.sc-plot svg');
      const rect = (element) => { const { left, right } = element.getBoundingClientRect(); return [left, right]; };
      return { svg: rect(svg), texts: Array.from(svg.querySelectorAll('text'), (text) => [text.textContent, ...rect(text)]) };
    });
    const titles = texts.filter(([text]) => /^(Sync|Async, together)/.test(text));
    assert.ok(titles.length >= 2, JSON.stringify(texts));
    for (const [text, left, right] of texts) assert.ok(left >= svg[0] - 2 && right <= svg[1] + 2, `“${text}” is at ${left} to ${right} in ${svg}`);
    for (const [text, left] of titles) assert.ok(left < svg[0] + 60, `“${text}” begins at ${left} in ${svg}`);
    // With the handle at the beginning, its left end is that of the axis.
    const axis = await run(() => {
      const handle = document.querySelector('[data-replay]');
      const { left, right } = handle.getBoundingClientRect();
      const plot = document.querySelector('.sc-plot svg').getBoundingClientRect();
      return { direction: getComputedStyle(handle).direction, left: left + 8 - plot.left, right: plot.right - right + 8 };
    });
    assert.deepEqual([axis.direction, Math.round(axis.left), Math.abs(Math.round(axis.right) - 16) <= 2], ['ltr', 48, true], JSON.stringify(axis));
  });

  test(`at ${width} px stages, strips, logs and programs are from left to right`, async () => {
    await openTurned(width);
    await page().seeCode();
    const drawings = ['[data-stage]', '.sc-strip', '[data-log]', '.sc-log-clip', '.sc-plot', '.sc-code pre', '.sc-small-squares', '.sc-speeds'];
    const directions = await run((all) => all.map((css) => [css, getComputedStyle(document.querySelector(css)).direction]), drawings);
    for (const [css, direction] of directions) assert.equal(direction, 'ltr', css);
    const [first, second] = await run(() => [1, 2].map((step) => document.querySelector(`[data-square="${step}"]`).getBoundingClientRect().left));
    assert.ok(first < second, 'square 1 is left of square 2');
    const cells = await run(() => Array.from(document.querySelector('[data-printed-ms]').children, (cell) => cell.getBoundingClientRect().left));
    assert.deepEqual(cells, cells.toSorted((one, other) => one - other));
    const bars = await run(() => Array.from(document.querySelectorAll('.sc-outcome-bar'), (bar) => bar.querySelector('i').getBoundingClientRect().left - bar.getBoundingClientRect().left));
    for (const left of bars) assert.ok(Math.abs(left) < 2, `a bar begins ${left} px from the left`);
  });

  test(`at ${width} px the rest is mirrored, nothing lies over anything, and nothing is cut`, async () => {
    await openTurned(width);
    const parts = '.sc-lane > header > *, .sc-lane .sc-run, .sc-more, .sc-number, .sc-run-all, .sc-next, .sc-share-result, .sc-outcome-bar span, .sc-outcome-bar b, .sc-tries li > span, .sc-log-foot button';
    assert.deepEqual(await overlaps(driver(), parts), []);
    const { wide, client } = await run(() => ({ wide: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    assert.ok(wide <= client, `${wide} px in ${client}`);
    const sides = await run(() => {
      const lane = document.querySelector('[data-lane]').getBoundingClientRect();
      const middle = (css) => { const { left, right } = document.querySelector(css).getBoundingClientRect(); return (left + right) / 2 - (lane.left + lane.right) / 2; };
      return { title: middle('[data-lane] h2'), menu: middle('[data-lane] .sc-more') };
    });
    assert.ok(sides.menu < 0 && sides.title > sides.menu, JSON.stringify(sides));
    const ticks = await run(() => Array.from(document.querySelectorAll('.sc-tries li'), (item) => parseFloat(getComputedStyle(item).paddingRight)));
    assert.ok(ticks.length > 0 && ticks.every((px) => px === 32), ticks.join());
  });
}

test('an embed is mirrored without anything over anything', async () => {
  await resize(driver(), ENGINE, 700, 900);
  await page().open(`${LINK}&embed=1`);
  await run(() => document.documentElement.setAttribute('dir', 'rtl'));
  const parts = '.sc-ask legend, .sc-answers label, .sc-poke, .sc-hand, .sc-run-all, .sc-lane > header > *, .sc-lane .sc-run, .sc-more, .sc-number';
  assert.deepEqual(await overlaps(driver(), parts), []);
  await page().click('[data-run-all]');
  await waitUntil('the result is there', () => page().count('[data-result]'), 30_000);
  assert.deepEqual(await overlaps(driver(), `${parts}, .sc-outcome-bar b, .sc-next, .sc-share-result`), []);
});

test('in an article from right to left the element draws its plan from left to right, and its page is whole', async (t) => {
  const html = '<article dir="rtl"><p>مقالة</p><sleep-count id="one" count="30" sleep="8:0.3"></sleep-count></article>';
  const article = await openArticle(t, driver(), html);
  const cells = await article.run(() => Array.from(document.getElementById('one').shadowRoot.querySelectorAll('figure > *')).slice(0, 2).map((cell) => cell.getBoundingClientRect().left));
  assert.ok(cells[0] < cells[1], `cell 1 is at ${cells[0]}, cell 2 at ${cells[1]}`);
  await article.activate();
  await article.started();
  await article.within('one', async () => {
    assert.equal(await run(() => getComputedStyle(document.querySelector('[data-stage]')).direction), 'ltr');
  });
});
