/** The page on paper: nothing overlaps, nothing is cut, controls are left out, and what colours say can be read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overlaps, print } from '../print.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const driver = () => page().driver;
const run = (script, ...values) => driver().executeScript(script, ...values);

/** What stands on its own on paper. */
const PARTS = 'h1, .sc-lede, .sc-cells, [data-result], .sc-lane > header, .sc-stage-frame, .sc-pulse, .sc-numbers, [data-log] tr, .sc-lane, '
  + '.sc-finding, .sc-comparison, .sc-plot, .sc-code h2, .sc-code pre, .sc-line, .sc-tries li, .sc-tries h3, .sc-foot';

/** Runs all lanes from the band, and waits for the result and the lazy chunk. */
async function runAll(link) {
  await page().openAfresh(link);
  await page().click('[data-run-all]');
  await waitUntil('the result is there', () => page().count('[data-result]'), 30_000);
  await waitUntil('the lazy chunk is there', () => page().count('.sc-tries li'));
}

const lines = () => run(() => Array.from(document.querySelectorAll('[data-log] [data-printed-ms]'), (row) => row.getBoundingClientRect().height > 0).filter(Boolean).length);

test('a log of 202 lines is printed whole, and nothing lies over anything', async () => {
  await runAll('?count=198&sleep=8:0.3,12:0.2&modes=async-together');
  assert.equal(await page().count('.sc-endless'), 1);
  await print(driver());
  assert.equal(await lines(), 202);
  assert.deepEqual(await overlaps(driver(), PARTS), []);
  const below = await run(() => {
    const [last] = Array.from(document.querySelectorAll('[data-log] tr')).slice(-2);
    return document.querySelector('.sc-code').getBoundingClientRect().top - last.getBoundingClientRect().bottom;
  });
  assert.ok(below > 0, `the code begins ${-below} px above the end of the log`);
});

test('of a log of 9,000 lines the first 2,000 are printed, a sentence says so, and the page goes on as before', async () => {
  await runAll('?count=3000&sleep=1-3000:0.2&modes=async-together');
  const before = await lines();
  await print(driver());
  assert.equal(await lines(), 2_000);
  await page().says('The first 2,000 are printed.');
  assert.deepEqual(await overlaps(driver(), '.sc-lane, .sc-code, .sc-tries, [data-log]'), []);
  await run(() => dispatchEvent(new Event('afterprint')));
  await waitUntil('the log is mounted in part again', async () => (await lines()) === before);
});

test('two lanes, the result, the programs and the things to try are printed whole', async () => {
  await runAll('?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together');
  await page().seeCode();
  await print(driver());
  assert.deepEqual(await overlaps(driver(), PARTS), []);
  assert.equal(await lines(), 68);
  const cut = await run(() => Array.from(document.querySelectorAll('.sc-outcome, .sc-outcome-texts, .sc-code pre, .sc-log-clip, .sc-log-frame, .sc-scroll'))
    .filter((part) => part.checkVisibility() && getComputedStyle(part).overflow !== 'visible' && (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1))
    .map((part) => part.className || part.localName));
  assert.deepEqual(cut, []);
  const programs = await run(() => Array.from(document.querySelectorAll('[role=tabpanel]:not([hidden]) pre'), (pre) => [
    pre.checkVisibility({ visibilityProperty: true, opacityProperty: true }), Array.from(pre.querySelectorAll('.sc-line')).every((line) => line.checkVisibility({ visibilityProperty: true, opacityProperty: true })),
    pre.textContent.length > 100,
  ]));
  assert.deepEqual(programs, [[true, true, true], [true, true, true]]);
  const wide = await run(() => Array.from(document.querySelectorAll('main *')).filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().right > 719).map((part) => part.className || part.localName));
  assert.deepEqual(wide, []);
});

test('the programs are printed though nobody scrolled to them', async () => {
  await runAll('?count=30&sleep=8:0.3&modes=sync,async-together');
  await run(() => window.scrollTo(0, 0));
  await print(driver());
  await waitUntil('both programs are written', () => run(() => Array.from(document.querySelectorAll('[role=tabpanel]:not([hidden]) pre')).every((pre) => pre.textContent.length > 100)));
});

test('controls are left out, and the drawing of the plan stays', async () => {
  await runAll('?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together');
  await print(driver());
  const seen = await run(() => Array.from(document.querySelectorAll('button, select, input, summary, textarea, [data-poke], .sc-hand, [data-replay]'))
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.getClientRects().length > 0 && !control.matches('.sc-cell, .sc-note input')).map((control) => control.textContent || control.className));
  assert.deepEqual(seen, []);
  assert.ok(await page().shows('.sc-cells'));
  assert.ok(await page().shows('[data-result]'));
  assert.ok(await page().shows('.sc-plot svg'));
});

for (const theme of ['light', 'dark']) {
  test(`printed from the ${theme} theme, texts are dark on white, ticks need no ground, and colours that say something are kept`, async () => {
    await runAll(`?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together&theme=${theme}`);
    await page().seeCode();
    await print(driver());
    const pale = await run(() => {
      const parse = (text) => { const [r, g, b] = text.match(/[\d.]+/g).map(Number); return [r, g, b]; };
      const light = (rgb) => rgb.map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
      const onWhite = (color) => 1.05 / (light(parse(color)) + 0.05);
      const texts = Array.from(document.querySelectorAll('h1, h2, p, td, th, .sc-number, .sc-line, li')).filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.textContent.trim());
      return [...new Set(texts.filter((part) => onWhite(getComputedStyle(part).color) < 4.4).map((part) => `${part.className || part.localName} ${getComputedStyle(part).color}`))];
    });
    assert.deepEqual(pale, []);
    const ticks = await run(() => Array.from(document.querySelectorAll('.sc-tries li[data-done]'), (item) => {
      const [box, tick] = ['::before', '::after'].map((part) => getComputedStyle(item, part));
      return [box.backgroundColor, tick.borderRightColor];
    }));
    assert.ok(ticks.length > 0, 'something is ticked');
    for (const [box, tick] of ticks) assert.deepEqual([box, tick], ['rgba(0, 0, 0, 0)', 'rgb(31, 30, 27)']);
    const kept = await run(() => ['[data-square]', '.sc-outcome-bar i', '.sc-cell', '[data-log] td'].map((css) => {
      const style = getComputedStyle(document.querySelector(css));
      return style.printColorAdjust ?? style.webkitPrintColorAdjust;
    }));
    assert.deepEqual(kept, Array(4).fill('exact'));
    assert.equal(await run(() => document.documentElement.dataset.theme), 'light', 'strips are drawn for white paper');
    await run(() => dispatchEvent(new Event('afterprint')));
    await waitUntil('the theme is back', async () => (await run(() => document.documentElement.dataset.theme)) === theme);
  });
}
