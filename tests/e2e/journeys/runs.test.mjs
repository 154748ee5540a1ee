/** Runs: the log of each mode, Stop, Poke, and one run at a time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSleptEnough, expectedLog, lineOf, linesIn } from '../expected_log.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();

/** In ms. They tell a sum of sleeps from the longest sleep, and a freeze from none, on a busy machine, too. */
const LIMITS = {
  sync: { elapsedMs: [1498, 4000], freezeMs: [1400, 6000] },
  'async-in-turn': { elapsedMs: [1498, 6000], freezeMs: [0, 1000] },
  'async-together': { elapsedMs: [998, 6000], freezeMs: [0, 1000] },
  'async-blocking': { elapsedMs: [1498, 4000], freezeMs: [1400, 6000] },
  threads: { elapsedMs: [998, 6000], freezeMs: [0, 1000] },
  'async-forgotten': { elapsedMs: [0, 900], freezeMs: [0, 1000] },
  'async-limited': { elapsedMs: [998, 6000], freezeMs: [0, 1000] },
};

/** How often a lane runs at most until its longest freeze is known: a busy machine may leave out frames of a page that is not frozen. */
const TRIES = 5;

async function runUntilMeasured(mode) {
  for (let left = TRIES; ; left -= 1) {
    const result = await page().lane(mode).runToItsEnd();
    if (left === 1 || result.longestFreezeMs !== null) return result;
  }
}

function assertWithin([least, most], ms, what) {
  assert.ok(ms !== null && ms >= least && ms <= most, `${what} is ${ms} ms, not from ${least} to ${most} ms`);
}

test('the first screen has two idle lanes, thirty chips, two of them asleep, and no notice', async () => {
  await page().openAfresh();
  assert.equal(await page().find('h1').getText(), 'What does waiting cost?');
  assert.deepEqual(await page().modes(), ['sync', 'async-together']);
  for (const mode of await page().modes()) {
    assert.equal(await page().lane(mode).state(), 'idle');
    assert.deepEqual(await page().lane(mode).result(), { elapsedMs: null, longestFreezeMs: null, log: [] });
  }
  assert.equal(await page().count('button[data-step]'), 30);
  assert.deepEqual(await page().pressed(), [8, 12]);
  assert.deepEqual(await page().notices(), []);
});

test('each mode logs the expected lines, sleeps long enough, and shows its elapsed time and longest freeze', async (t) => {
  const sleeps = { 8: 1000, 12: 500 };
  const modes = Object.keys(LIMITS);
  await page().openAfresh(`?count=30&sleep=8:1,12:0.5&modes=${modes.join()}`);
  assert.deepEqual(await page().modes(), modes);
  for (const mode of modes) {
    await t.test(mode, async () => {
      const { elapsedMs, longestFreezeMs, log } = await runUntilMeasured(mode);
      assert.deepEqual(linesIn(log), expectedLog(mode, 30, sleeps));
      if (mode !== 'async-forgotten') assertSleptEnough(log, sleeps);
      assertWithin(LIMITS[mode].elapsedMs, elapsedMs, 'elapsed');
      assertWithin(LIMITS[mode].freezeMs, longestFreezeMs, 'longest freeze');
    });
  }
  await t.test('the lines of sync are shown all at once, after the run', async () => {
    const { elapsedMs, log } = await page().lane('sync').result();
    const shown = new Set(log.map(({ shownMs }) => shownMs));
    assert.equal(shown.size, 1);
    assert.ok([...shown][0] >= elapsedMs);
  });
  await t.test('in async-together 9 is shown while 8 still sleeps', async () => {
    const { log } = await page().lane('async-together').result();
    assert.ok(lineOf(log, '9').shownMs < lineOf(log, '8 done sleeping').printedMs);
  });
});

/** Runs in the page. Presses the button of a lane, which is Stop during a run, when so many lines are there: a driver may come too late. */
function stopAt(css, lines) {
  const lane = document.querySelector(css);
  const look = () => {
    const isTime = lane.dataset.state === 'running' && lane.querySelectorAll('[data-printed-ms]').length === lines;
    if (isTime) lane.querySelector('.sc-run').click();
    else requestAnimationFrame(look);
  };
  look();
}

test('Stop ends an async run at once and keeps its log', async () => {
  await page().openAfresh('?count=30&sleep=8:3&modes=async-together,async-in-turn');
  for (const [mode, linesBefore] of [['async-together', 30], ['async-in-turn', 8]]) {
    const lane = page().lane(mode);
    await page().driver.executeScript(stopAt, lane.css, linesBefore);
    await lane.run();
    await lane.reaches('stopped');
    const stopped = await lane.result();
    assertWithin([0, 2900], stopped.elapsedMs, 'elapsed');
    assert.equal(stopped.log.length, linesBefore);
    await pause(3200);
    assert.deepEqual(linesIn((await lane.result()).log), linesIn(stopped.log));
    assert.equal(await lane.state(), 'stopped');
  }
  await page().unfold('Your runs');
  await waitUntil('the table is written', () => page().count('.sc-runs tbody tr'));
  const outcomes = await page().driver.executeScript(() =>
    Array.from(document.querySelectorAll('.sc-runs tbody tr td:last-child'), (cell) => cell.textContent));
  assert.deepEqual(outcomes, ['stopped', 'stopped']);
  const kept = await page().driver.executeScript(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)));
  assert.deepEqual(kept.map(({ outcome, events }) => [outcome, events.length]).sort(), [['stopped', 30], ['stopped', 8]]);
});

test('during a run the other lanes are disabled and say why', async () => {
  await page().openAfresh('?count=30&sleep=8:3&modes=sync,async-together');
  const [sync, together] = [page().lane('sync'), page().lane('async-together')];
  await together.run();
  await together.reaches('running');
  await page().says('Waiting for Async, together: one run at a time.');
  assert.equal(await sync.canRun(), false);
  await sync.run();
  assert.equal(await sync.state(), 'idle');
  await together.reaches('done');
  assert.equal(await sync.state(), 'idle');
  await page().saysNot('Waiting for Async, together: one run at a time.');
  assert.equal(await sync.canRun(), true);
});

test('a poke during an async run is answered at once', async () => {
  await page().openAfresh('?count=30&sleep=8:5&modes=async-together');
  const lane = page().lane('async-together');
  await lane.run();
  await lane.reaches('running');
  await page().poke();
  await lane.reaches('done');
  await waitUntil('the page tells of the poke', async () =>
    /You poked once; (the answer came at once|the answer came [01]\.\d s late)/.test(await page().text()));
});

test('a lane runs again, and its second log is whole', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=async-in-turn');
  for (const _ of [1, 2]) {
    const { log } = await page().lane('async-in-turn').runToItsEnd();
    assert.deepEqual(linesIn(log), expectedLog('async-in-turn', 10, { 3: 200 }));
  }
});

test('during the next run of a lane the verdict and the timeline of the last run stay', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  await page().driver.executeScript((css) => {
    window.timeline = document.querySelector('.sc-timeline');
    const lane = document.querySelector(css);
    const verdict = () => document.querySelector('[data-verdict]')?.innerText;
    const before = verdict();
    window.verdicts = [];
    document.addEventListener('sleep-count:run-start', function look() {
      if (lane.dataset.state !== 'running' && window.verdicts.length > 0) return;
      window.verdicts.push(verdict() === before);
      requestAnimationFrame(look);
    }, { once: true });
  }, lane.css);
  await lane.run();
  await waitUntil('the second run is over', async () => (await lane.state()) === 'done'
    && page().driver.executeScript(() => window.verdicts.length > 0));
  const verdicts = await page().driver.executeScript(() => window.verdicts);
  assert.ok(verdicts.length > 2 && verdicts.every(Boolean), `${verdicts}`);
  assert.equal(await page().driver.executeScript(() => window.timeline.isConnected), true);
});

test('the table of runs has rows once it is opened, and gets one with each run', async () => {
  await page().openAfresh('?count=5&modes=async-together');
  const rows = () => page().count('.sc-runs tbody tr');
  await page().lane('async-together').runToItsEnd();
  await page().runs();
  assert.equal(await rows(), 0);
  await page().unfold('Your runs');
  await waitUntil('it has a row', async () => (await rows()) === 1);
  await page().lane('async-together').runToItsEnd();
  await waitUntil('it has another', async () => (await rows()) === 2);
});

test('What it cost tells of runs of one plan, and says which ran another', async () => {
  await page().openAfresh('?names=boil%20water,toast,eat&sleep=1:0.3&modes=sync,async-together');
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  const seen = () => page().driver.executeScript(() => ({
    told: Array.from(document.querySelectorAll('[data-verdict]'), (paragraph) => paragraph.dataset.verdict),
    columns: Array.from(document.querySelectorAll('.sc-comparison thead th'), (title) => title.textContent),
    plans: document.querySelector('.sc-other-plans')?.textContent ?? null,
  }));
  const becomes = async (what, expected) => {
    await waitUntil(what, async () => JSON.stringify(await seen()) === JSON.stringify(expected)).catch(async () => assert.deepEqual(await seen(), expected, what));
  };
  const both = { told: ['sync', 'async-together'], columns: ['Sync', 'Async, together'] };
  await becomes('both are compared', { ...both, plans: null });
  await page().putToSleep(1, 0.4);
  await becomes('the numbers are old', { ...both, plans: 'These numbers belong to another plan (boil water: 0.3 s).' });
  await page().lane('async-together').runToItsEnd();
  await becomes('Sync is left out', {
    told: ['async-together'],
    columns: [],
    plans: 'Sync ran another plan (boil water: 0.3 s). It is left out here: run it again to compare.',
  });
  await page().lane('sync').runToItsEnd();
  await becomes('both are compared again', { ...both, plans: null });
});
