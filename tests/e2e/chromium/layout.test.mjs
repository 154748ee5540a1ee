/** The layout at each width: what stands beside what, five lanes in a row, and nothing to scroll sideways. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resize } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const SHORT = 'count=30&sleep=8:0.3,12:0.2';
const FIVE = 'sync,async-in-turn,async-together,async-blocking,threads';

const run = (script, ...values) => page().driver.executeScript(script, ...values);

/** Opens the page at a width, and runs its lanes if `isRun`. */
async function openAt(width, modes, isRun = true) {
  await resize(page().driver, 'chromium', width, 900);
  await page().openAfresh(`?${SHORT}&modes=${modes}`);
  await page().loadLazyChunk();
  if (!isRun) return;
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  await waitUntil('the timeline is there', () => page().shows('.sc-timeline'));
}

/** The place of an element in the document, in px. */
const box = (css) => run((css) => {
  const { left, right, top, bottom, width } = document.querySelector(css).getBoundingClientRect();
  return { left, right, top: top + scrollY, bottom: bottom + scrollY, width };
}, css);

test('from 1200 px on there are two columns below the lanes, and the code has both', async () => {
  for (const width of [1200, 1440]) {
    await openAt(width, 'sync,async-together');
    const main = await box('main');
    for (const [left, right] of [['.sc-verdict', '.sc-timeline'], ['.sc-tries', '.sc-presets']]) {
      const [one, other] = [await box(left), await box(right)];
      assert.ok(Math.abs(one.top - other.top) <= 1 && one.right <= other.left, `${left} stands left of ${right} at ${width} px`);
      assert.ok(one.left === main.left && other.right <= main.right);
    }
    const orders = [];
    for (const css of ['.sc-lanes', '.sc-verdict', '.sc-code', '.sc-tries', '.sc-runs', '.sc-share']) orders.push((await box(css)).top);
    assert.deepEqual(orders, [...orders].sort((one, other) => one - other));
    for (const css of ['.sc-code', '.sc-runs', '.sc-share']) assert.equal((await box(css)).width, main.width, css);
  }
  await resize(page().driver, 'chromium', 1199, 900);
  const [cost, timeline] = [await box('.sc-verdict'), await box('.sc-timeline')];
  assert.ok(cost.bottom <= timeline.top && cost.left === timeline.left, 'one column below 1200 px');
});

test('your runs and sharing are headings that open', async () => {
  await openAt(1440, 'async-together', false);
  for (const name of ['Your runs', 'Share or embed']) {
    const summary = await page().summary(name);
    assert.equal(await run((summary) => summary.querySelector('h2') !== null && !summary.parentElement.open, summary), true);
    await page().unfold(name);
    assert.equal(await run((summary) => summary.parentElement.open, summary), true);
  }
});

test('from 1800 px on the container is 1,560 px wide, and five lanes stand in a row', async () => {
  for (const width of [1800, 2560]) {
    await openAt(width, FIVE, false);
    assert.equal((await box('main')).width, 1560);
    const tops = await run(() => Array.from(document.querySelectorAll('[data-lane]'), (lane) => lane.getBoundingClientRect().top));
    assert.deepEqual([tops.length, new Set(tops).size], [5, 1]);
    assert.equal(await run(() => getComputedStyle(document.body).fontSize), '19px');
  }
});

test('four lanes stand in one row or two of two, five in one row or two of three and two', async () => {
  for (const [modes, rows] of [
    ['sync,async-in-turn,async-together,threads', { 620: [2, 2], 820: [2, 2], 1000: [2, 2], 1199: [2, 2], 1200: [4], 1440: [4], 1800: [4] }],
    [FIVE, { 1000: [3, 2], 1200: [3, 2], 1439: [3, 2], 1440: [5], 1600: [5], 1799: [5], 1800: [5] }],
  ]) {
    await openAt(1440, modes, false);
    for (const [width, expected] of Object.entries(rows)) {
      await resize(page().driver, 'chromium', Number(width), 900);
      const tops = await run(() => Array.from(document.querySelectorAll('[data-lane]'), (lane) => lane.getBoundingClientRect().top));
      const inRows = [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
      assert.deepEqual(inRows, expected, `${modes} at ${width} px`);
    }
  }
});

test('numbers stay in one line each, and take as much room after a run as before', async () => {
  const heights = () => run(() => Array.from(document.querySelectorAll('.sc-numbers'), (numbers) => numbers.getBoundingClientRect().height));
  const fit = () => run(() => Array.from(document.querySelectorAll('.sc-numbers')).every((numbers) => numbers.scrollWidth <= numbers.clientWidth));
  for (const [width, modes] of [[360, 'sync,async-together'], [1440, 'sync,async-in-turn,async-together'], [1440, FIVE], [1800, FIVE]]) {
    await openAt(width, modes, false);
    const before = await heights();
    for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
    const after = await heights();
    assert.ok(after.every((height, index) => Math.abs(height - before[index]) <= 0.5), `${modes} at ${width} px: ${before} → ${after}`);
    assert.equal(await fit(), true, `${modes} at ${width} px`);
  }
});

test('at no width anything has to be scrolled sideways', async () => {
  for (const isRun of [false, true]) {
    await openAt(820, FIVE, isRun);
    for (const width of [320, 360, 390, 480, 599, 600, 820, 1000, 1199, 1200, 1440, 1799, 1800, 2560]) {
      await resize(page().driver, 'chromium', width, 900);
      const widths = await run(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.equal(widths[0], widths[1], `at ${width} px, ${isRun ? 'done' : 'idle'}`);
    }
  }
});

test('at 200% zoom on a small laptop the stages and numbers of both lanes can be seen at once', async () => {
  await openAt(640, 'sync,async-together');
  await resize(page().driver, 'chromium', 640, 360);
  const seen = await run(() => {
    document.querySelector('[data-stage]').scrollIntoView();
    const parts = document.querySelectorAll(':is([data-stage], [data-elapsed-ms], [data-longest-freeze-ms])');
    return Array.from(parts, (part) => {
      const { top, bottom, left, right } = part.getBoundingClientRect();
      return top >= -1 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth;
    });
  });
  assert.deepEqual(seen, Array(6).fill(true));
});
