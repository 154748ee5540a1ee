/** The stage of a lane: squares that turn in the frame that shows their lines, and rings that drain. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINE } from '../browsers.mjs';
import { readPng } from '../png.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);
const MODES = ['sync', 'async-in-turn', 'async-together', 'async-blocking', 'threads'];

/** The looks of the squares, as many of each as there are. */
const looks = (mode) => run((mode) => {
  const counts = {};
  for (const { dataset } of document.querySelectorAll(`[data-lane="${mode}"] [data-square]`)) counts[dataset.look] = (counts[dataset.look] ?? 0) + 1;
  return counts;
}, mode);
const label = (mode) => run((mode) => document.querySelector(`[data-lane="${mode}"] [data-stage]`).getAttribute('aria-label'), mode);
const record = () => run(() => JSON.parse(Object.values({ ...localStorage })[0]));

/**
 * Runs in the page. Starts a run, and notes for each step in which frame its square was shown, its row was there, and its row had a shown time.
 * Frames are counted in a callback that comes before those of the page, because it was requested before the run. A row that gets its shown time in the
 * task of the frame that adds it is counted in `early`.
 */
function watchRun(mode, tell) {
  const lane = document.querySelector(`[data-lane="${mode}"]`);
  const seen = { square: {}, row: {}, shown: {}, asleep: {}, slept: {}, early: [] };
  let frame = 0;
  const note = (kind, step) => {
    seen[kind][step] ??= frame;
  };
  const isTold = (row) => row.hasAttribute('data-shown-ms');
  const look = () => {
    for (const { dataset } of lane.querySelectorAll('[data-square]')) {
      if (dataset.look === 'shown') note('square', dataset.square);
      if (dataset.look === 'asleep') note('asleep', dataset.square);
    }
    for (const row of lane.querySelectorAll('[data-printed-ms]')) {
      const line = row.querySelector('[data-line]').textContent;
      const step = Number.parseInt(line, 10);
      if (line === `${step}`) {
        if (seen.row[step] === undefined) {
          // All microtasks of this task are over when these are.
          let left = 100;
          const wait = () => {
            left -= 1;
            if (isTold(row)) seen.early.push(step);
            else if (left > 0) Promise.resolve().then(wait);
          };
          wait();
        }
        note('row', step);
        if (isTold(row)) note('shown', step);
      } else if (line.includes('start')) note('slept', step);
    }
  };
  new MutationObserver(look).observe(lane, { subtree: true, childList: true, attributes: true, characterData: true });
  const count = () => {
    frame += 1;
    if (lane.dataset.state !== 'done') requestAnimationFrame(count);
    else setTimeout(() => tell(seen), 100);
  };
  requestAnimationFrame(() => {
    count();
    lane.querySelector('button.sc-run').click();
  });
}

for (const mode of MODES) {
  test(`in ${mode} a square turns in the frame that adds its line, and the shown time follows in the next task`, async () => {
    await page().openAfresh(`?count=30&sleep=8:0.6,12:0.4&modes=${mode}`);
    await page().loadLazyChunk();
    const seen = await page().driver.executeAsyncScript(watchRun, mode);
    const steps = Array.from({ length: 30 }, (_, index) => `${index + 1}`);
    assert.deepEqual(Object.keys(seen.square), steps);
    assert.deepEqual(seen.row, seen.square);
    assert.deepEqual(seen.shown, seen.row, 'before the next frame');
    assert.deepEqual(seen.early, [], 'and not in the same task');
    const frames = new Set(Object.values(seen.square)).size;
    if (['sync', 'async-blocking'].includes(mode)) {
      assert.equal(frames, 1, 'all at once');
      assert.deepEqual(seen.asleep, {}, 'nobody was seen asleep');
    } else {
      assert.ok(frames > 1, `in ${frames} frames`);
      assert.deepEqual(Object.keys(seen.asleep), ['8', '12']);
      for (const step of [8, 12]) assert.equal(seen.asleep[step], seen.slept[step]);
    }
    for (const { shownMs } of (await record()).events) assert.notEqual(shownMs, null);
  });
}

/** The part of the ring of a sleeping square that is drawn in its screenshot, from 0 to 1. */
function ringIn(png, colour) {
  const picture = readPng(png);
  const isRing = (pixel) => Math.hypot(...pixel.map((value, index) => value - colour[index])) < 60;
  const [x, y, radius] = [picture.width / 2, picture.height / 2, picture.width * 0.4];
  const angles = Array.from({ length: 720 }, (_, index) => (index / 720) * 2 * Math.PI);
  const at = (angle) => picture.colour(Math.floor(x + radius * Math.sin(angle)), Math.floor(y - radius * Math.cos(angle)));
  return angles.filter((angle) => isRing(at(angle))).length / angles.length;
}

test('the ring of a sleeping square drains: what is drawn is what is left of the sleep', async () => {
  const SLEEP_MS = 5_000;
  await page().openAfresh(`?count=10&sleep=3:${SLEEP_MS / 1000}&modes=async-together`);
  const lane = page().lane('async-together');
  const colour = await run(() => {
    // Large enough to count pixels.
    document.querySelector('[data-stage]').style.setProperty('--sc-square', '100px');
    return getComputedStyle(document.querySelector('[data-lane] h2')).color.match(/\d+/g).map(Number);
  });
  await lane.run();
  await waitUntil('3 sleeps', async () => (await looks('async-together')).asleep === 1);
  const now = () => run(() => Date.now());
  const square = await page().find('[data-square="3"]');
  const pictures = [];
  for (let left = 5; left > 0; left -= 1) {
    const before = await now();
    const png = await square.takeScreenshot();
    pictures.push({ before, png, after: await now() });
    await pause(300);
  }
  assert.deepEqual(await looks('async-together'), { shown: 9, asleep: 1 }, 'all pictures are of the sleep');
  await lane.reaches('done');
  const { startedAt, events } = await record();
  const asleepSince = Date.parse(startedAt) + events.find(({ kind }) => kind === 'sleep-started').atMs;
  const left = (at) => 1 - (at - asleepSince) / SLEEP_MS;
  const drawn = pictures.map(({ png }) => ringIn(png, colour));
  pictures.forEach(({ before, after }, index) => {
    const range = [left(after) - 0.05, left(before) + 0.05];
    assert.ok(range[0] <= drawn[index] && drawn[index] <= range[1], `${drawn[index]} of the ring is drawn, which is not in ${range}`);
  });
  drawn.slice(1).forEach((part, index) => assert.ok(part < drawn[index] - 0.02, `the rings: ${drawn}`));
});
