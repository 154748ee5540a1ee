/** The replay: at any moment exactly what had been printed and seen, by mouse, keys and Play, in the logs and in the code. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

const LINK = '?count=30&sleep=8:1,12:0.5&modes=sync,async-together';

async function runBoth(link = LINK) {
  await page().openAfresh(link);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
}

/** Drags the handle to a moment, as a mouse would. */
const dragTo = (ms) => page().driver.executeScript((ms) => {
  const handle = document.querySelector('[data-replay]');
  handle.value = ms;
  handle.dispatchEvent(new Event('input', { bubbles: true }));
}, ms);

/** A time as the page writes it: rounded once, which `toFixed` of a quotient is not. */
const clockSeconds = (ms) => `${(Math.round(ms / 10) / 100).toFixed(2)} s`;

const handle = () => page().driver.executeScript(() => {
  const { value, max } = document.querySelector('[data-replay]');
  return { at: Number(value), end: Number(max) };
});

/** Every line of every lane: when it was printed and shown, and what the replay makes of it. */
const lines = () => page().driver.executeScript(() => {
  const looksOf = ({ visibility, fontStyle }) => (visibility === 'hidden' ? 'hidden' : fontStyle === 'italic' ? 'dim' : 'plain');
  return Array.from(document.querySelectorAll('[data-log] [data-printed-ms]'), (row) => ({
    printedMs: Number(row.dataset.printedMs),
    shownMs: Number(row.dataset.shownMs),
    replayed: row.dataset.replayed ?? null,
    looks: looksOf(getComputedStyle(row.querySelector('[data-line]').parentElement)),
  }));
});

/** What the replay has to make of a line at a moment. */
function expected({ printedMs, shownMs }, ms) {
  if (printedMs > ms) return 'to-come';
  return shownMs <= ms ? 'seen' : 'printed';
}

test('at any moment exactly the lines stand as printed and as seen that were so then', async () => {
  await runBoth();
  const { end } = await handle();
  const all = await lines();
  assert.equal(all.length, 68);
  assert.ok(end >= Math.max(...all.map(({ shownMs }) => shownMs)));
  assert.deepEqual(new Set(all.map(({ replayed }) => replayed)), new Set([null]));
  // Beside moments all over the axis, those at which something happens, and a hair before them.
  const moments = [0, 0.07, 0.31, 0.5, 0.66, 0.83, 0.99, 1].map((part) => part * end);
  for (const { printedMs, shownMs } of [all[9], all[20], all[50], all[66]]) {
    moments.push(printedMs, printedMs - 0.01, shownMs, shownMs - 0.01);
  }
  for (const ms of moments.filter((ms) => ms >= 0)) {
    await dragTo(ms);
    // A range keeps as many digits as it can: what counts is the moment that it then has.
    const { at } = await handle();
    assert.ok(Math.abs(at - ms) < 0.01, `${at} is not ${ms}`);
    for (const line of await lines()) assert.equal(line.replayed, expected(line, at), `${JSON.stringify(line)} at ${at}`);
  }
});

test('lines that nobody could see yet are dim, and a new run shows everything again', async () => {
  await runBoth();
  await dragTo(700);
  const all = await lines();
  for (const { replayed, looks } of all) {
    assert.equal(looks, { 'to-come': 'hidden', printed: 'dim', seen: 'plain' }[replayed]);
  }
  assert.equal(new Set(all.map(({ looks }) => looks)).size, 3);
  await page().says('At 0.70 s. Sync: 8 of 34 lines printed, none seen.');
  await page().lane('async-together').runToItsEnd();
  assert.deepEqual(new Set((await lines()).map(({ replayed }) => replayed)), new Set([null]));
});

test('the handle is moved by keys', async () => {
  await runBoth();
  const range = await page().find('[data-replay]');
  const { end } = await handle();
  for (const [key, part] of [[Key.HOME, 0], [Key.PAGE_UP, 0.1], [Key.ARROW_RIGHT, 0.11], [Key.ARROW_LEFT, 0.1], [Key.END, 1]]) {
    await range.sendKeys(key);
    await waitUntil(`the handle is at ${part} of the axis`, async () => Math.abs((await handle()).at - part * end) < 1);
    assert.equal(await range.getAttribute('aria-valuetext'), clockSeconds((await handle()).at));
  }
});

test('Play goes at the speed of life, line by line, and then shows all there is', async () => {
  await runBoth();
  const { end } = await handle();
  await page().driver.executeScript(() => {
    window.moments = [];
    const look = () => {
      const { value, max } = document.querySelector('[data-replay]');
      const printed = document.querySelectorAll('[data-lane=sync] :is([data-replayed=printed], [data-replayed=seen])').length;
      const isOn = document.querySelector('[data-replayed]') !== null;
      if (isOn) moments.push([performance.now(), Number(value), printed]);
      if (isOn || moments.length === 0) requestAnimationFrame(look);
      else window.isOver = Number(value) === Number(max);
    };
    requestAnimationFrame(look);
  });
  await page().click('.sc-replay button');
  await waitUntil('Play is over', () => page().driver.executeScript(() => window.isOver));
  const moments = await page().driver.executeScript(() => window.moments);
  assert.ok(moments.length > 5);
  const [[startedAt, startedFrom]] = moments;
  for (const [now, at] of moments) {
    // As fast as life, to a few frames of a busy machine.
    assert.ok(Math.abs(now - startedAt - (at - startedFrom)) < 500, `after ${now - startedAt} ms at ${at}`);
  }
  const passed = moments.at(-1)[0] - startedAt;
  assert.ok(passed > end * 0.5 && moments.some(([, , printed]) => printed > 0 && printed < 34));
});

test('as a terminal would have shown it, what is printed is seen', async () => {
  await runBoth();
  await page().press('Play Sync as a terminal');
  const printed = () => lines().then((all) => all.filter(({ replayed }) => replayed === 'printed'));
  await waitUntil('lines are printed that the page had not shown', async () => (await printed()).length > 0);
  for (const { looks } of await printed()) assert.equal(looks, 'plain');
  await page().press('Pause Sync as a terminal');
  const { at } = await handle();
  assert.ok(at < (await handle()).end);
  assert.equal((await handle()).at, at);
  await dragTo(at);
  assert.ok((await printed()).every(({ looks }) => looks === 'dim'));
});

test('during the replay the line that runs is marked in the code', async () => {
  await runBoth();
  await page().unfold('The code');
  await page().driver.findElement({ css: '.sc-code-lanes button:nth-of-type(1)' }).click();
  const marked = (language) => page().driver.executeScript(
    (language) => document.querySelector(`[data-code="${language}"] mark`).textContent.trim(), language);
  const { end } = await handle();
  for (const [ms, python, rust] of [
    [500, 'time.sleep(sleeps[number])', 'clock.block(asleep_since + f64::from(sleep_ms));'],
    [end, 'end = datetime.now()', /^\/\/\/ One after another[^]*pub fn sync\(/],
  ]) {
    await dragTo(ms);
    await waitUntil(`${python} is marked`, async () => (await marked('python')) === python);
    const inRust = await marked('rust');
    assert.ok(rust instanceof RegExp ? rust.test(inRust) : inRust === rust, inRust);
  }
  await page().chip(5).click();
  await waitUntil('nothing is marked for a plan that was not run', async () => (await marked('python')) === '');
});

test('where the lane that lasted longest is taken away, the replay stays on the axis', async () => {
  await runBoth('?count=10&sleep=3:0.6,4:0.6&modes=async-in-turn,async-together');
  await dragTo(1100);
  await page().lane('async-in-turn').click('Remove');
  await waitUntil('the axis is shorter', async () => (await handle()).end < 1000);
  const { end } = await handle();
  await page().says(`At ${clockSeconds(end)}. Async, together: 14 of 14 lines printed`);
  const [cursor, plot] = await page().driver.executeScript(() =>
    ['.sc-cursor', '.sc-plot'].map((css) => document.querySelector(css).getBoundingClientRect().right));
  assert.ok(cursor <= plot, `the line stands at ${cursor}, the plot ends at ${plot}`);
});

test('who wants to see the terminal while the page plays gets it, and is not paused', async () => {
  await runBoth('?count=30&sleep=8:4&modes=async-together,sync');
  await page().click('.sc-replay button');
  await waitUntil('it plays', async () => (await handle()).at < (await handle()).end);
  await page().press('Play Sync as a terminal');
  await page().button('Pause Sync as a terminal');
  await page().press('Pause Sync as a terminal');
});

test('while a run is on there is no replay', async () => {
  await runBoth('?count=10&sleep=3:0.5&modes=async-together,async-in-turn');
  const isOff = () => page().driver.executeScript(() => document.querySelector('[data-replay]').disabled);
  assert.equal(await isOff(), false);
  await page().lane('async-in-turn').run();
  await waitUntil('the handle is off', isOff);
  await page().lane('async-in-turn').reaches('done');
  await waitUntil('the handle is back', async () => !(await isOff()));
});
