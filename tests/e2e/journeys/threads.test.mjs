/** Threads: workers are ready before the run, busy during it, and terminated after it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { ENGINE } from '../browsers.mjs';
import { assertSleptEnough, expectedLog, lineOf, linesIn } from '../expected_log.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { IS_SOAK } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';
import { breakOneAt, watchWorkers, workers } from '../workers.mjs';

const page = visit();
const lane = () => page().lane('threads');

/** Opens a link with a lane of threads, and counts its workers. */
async function openThreads(link) {
  await page().openAfresh(`${link}&modes=threads`);
  await watchWorkers(page().driver);
}

/** The stored records. */
const kept = () =>
  page().driver.executeScript(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)));

test('two sleeping steps take two workers, which are announced, recorded, and terminated after the run', async () => {
  await openThreads('?count=30&sleep=8:1,12:0.5');
  await page().says('Starts 2 workers that keep themselves busy; leaves this page free.');
  const { elapsedMs } = await lane().runToItsEnd();
  assert.ok(elapsedMs >= 998, `it took ${elapsedMs} ms`);
  assert.deepEqual(await workers(page().driver), { started: 2, alive: 0 });
  const [run] = await kept();
  assert.deepEqual([run.mode, run.outcome, run.workers.number], ['threads', 'done', 2]);
  assert.ok(run.workers.startMs > 0);
  await page().says('with 2 workers, which took');
});

test('without a sleeping step no worker is started', async () => {
  await openThreads('?count=5&sleep=');
  await page().says('Nobody sleeps, so it starts no worker.');
  assert.deepEqual(linesIn((await lane().runToItsEnd()).log), expectedLog('threads', 5, {}));
  assert.deepEqual(await workers(page().driver), { started: 0, alive: 0 });
});

test('Stop terminates the workers at once, and the log stays', async () => {
  await openThreads('?count=10&sleep=3:5,6:4');
  // The page waits for the lines and presses Stop: a driver may be too late.
  await page().driver.executeScript((css) => {
    const lane = document.querySelector(css);
    const look = () => {
      if (lane.querySelectorAll('[data-printed-ms]').length < 10) return requestAnimationFrame(look);
      window.workersBefore = { ...document.documentElement.dataset };
      lane.querySelector('.sc-run').click();
    };
    look();
  }, lane().css);
  await lane().run();
  await lane().reaches('stopped');
  const { workersStarted, workersAlive } = await page().driver.executeScript(() => window.workersBefore);
  assert.deepEqual([workersStarted, workersAlive], ['2', '2']);
  assert.deepEqual(await workers(page().driver), { started: 2, alive: 0 });
  assert.deepEqual(linesIn((await lane().result()).log), expectedLog('threads', 10, { 3: 5000, 6: 4000 }).slice(0, 10));
});

test('Stop works before the workers are ready', async (t) => {
  const server = await serve({ spoilt: { 'worker_bg.wasm': 'silent' } });
  t.after(() => server.close());
  const { driver } = page();
  const stuck = new Page(driver, server.address);
  await stuck.openAfresh('?count=10&sleep=3:5,6:4&modes=threads');
  await watchWorkers(driver);
  await stuck.lane('threads').run();
  await waitUntil('both workers are started', async () => (await workers(driver)).alive === 2);
  await pause(500);
  assert.equal(await stuck.lane('threads').state(), 'running');
  assert.deepEqual((await stuck.lane('threads').result()).log, []);
  await stuck.lane('threads').stop();
  await stuck.lane('threads').reaches('stopped');
  assert.deepEqual(await workers(driver), { started: 2, alive: 0 });
  assert.equal(await stuck.lane('threads').canRun(), true);
});

test('a worker that breaks fails its run, which says so, and the next run succeeds', async () => {
  await openThreads('?count=10&sleep=3:2,6:0.3');
  await breakOneAt(page().driver, `${lane().css} [data-printed-ms]`, 12);
  await lane().run();
  await lane().reaches('failed');
  await page().says('A worker broke, so its number never woke. Run it again.');
  const { log } = await lane().result();
  assert.deepEqual(linesIn(log), expectedLog('threads', 10, { 3: 2000, 6: 300 }).slice(0, 12));
  assert.equal((await workers(page().driver)).alive, 0);
  assert.equal(await page().shows('[data-crash]'), false);
  const again = await lane().runToItsEnd();
  assert.deepEqual(linesIn(again.log), expectedLog('threads', 10, { 3: 2000, 6: 300 }));
});

test('seventeen sleeping steps are refused, sixteen run, and the record says that there are fewer cores', async () => {
  await openThreads('?count=30&sleep=1-17:0.1');
  const notices = await page().notices();
  assert.ok(notices.some((notice) => notice.includes('of the 17 that sleep') && notice.includes('16')), JSON.stringify(notices));
  assert.equal(await lane().canRun(), false);
  assert.ok(!(await lane().text()).includes('Shrink'), 'shorter sleeps do not help');
  await lane().run();
  assert.equal(await lane().state(), 'idle');
  await page().wake(17);
  await waitUntil('Run can be used', () => lane().canRun());
  const { log } = await lane().runToItsEnd(30_000);
  assert.deepEqual(linesIn(log).sort(), expectedLog('threads', 30, sleepsOf(16)).sort());
  assert.deepEqual(await workers(page().driver), { started: 16, alive: 0 });
  const cores = await page().driver.executeScript(() => navigator.hardwareConcurrency);
  const [{ remarks }] = await kept();
  assert.equal(remarks.some((remark) => remark.includes(`for 16 workers`)), cores < 16, JSON.stringify(remarks));
});

const sleepsOf = (last) => Object.fromEntries(Array.from({ length: last }, (_, index) => [index + 1, 100]));

test('a visit loads nothing of the workers before Threads is added', async () => {
  await page().openAfresh('?count=5&sleep=2:0.1,4:0.2&modes=sync,async-in-turn,async-together');
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  const loaded = () => page().driver.executeScript(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.deepEqual((await loaded()).filter((name) => name.includes('worker')), []);
  await page().press('Add “Threads”');
  assert.equal((await page().link()).modes, 'sync,async-in-turn,async-together,threads');
  await lane().runToItsEnd();
  await page().says('Threads took');
  const columns = await page().driver.executeScript(() =>
    Array.from(document.querySelectorAll('.sc-comparison thead th'), (cell) => cell.textContent));
  assert.deepEqual(columns, ['Sync', 'Async, in turn', 'Async, together', 'Threads']);
});

/** The number of plans. Each takes a page load and real time, so each engine runs others. */
const PLANS = IS_SOAK ? 100 : 20;
const SEEDS = { chromium: 2026, firefox: 2027, webkit: 2028 };
/** The distance between deadlines, in ms. */
const APART_MS = 150;
/** A plan whose workers woke too late for the order of the log is run again, each time with sleeps so many times as long. */
const LONGER = [1, 2, 4, 8];

/** A generator of pseudo-random numbers below `sides`, with a fixed sequence, so that a failure is reproducible. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    // The multiplier and increment are those of Numerical Recipes.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % sides;
  };
}

/** A plan of up to 30 steps, of which at most four sleep, for different times in ms. */
function planFrom(roll) {
  const count = 1 + roll(30);
  const lengths = [1, 2, 3, 4].map((times) => times * APART_MS).slice(0, roll(5));
  const sleeps = {};
  for (const ms of lengths) sleeps[1 + roll(count)] = ms;
  return { count, sleeps };
}

/**
 * Whether each step woke before the next deadline, which is `apartMs` later. With more workers than cores, one may get no time for longer
 * than that: then the order of the log is not determined.
 */
function wokeInTime(log, sleeps, apartMs) {
  const at = (line) => lineOf(log, line).printedMs;
  return Object.entries(sleeps).every(([step, ms]) =>
    at(`${step} done sleeping`) - at(`${step} start sleeping`) < ms + apartMs);
}

const linkOf = ({ count, sleeps }) =>
  `?count=${count}&sleep=${Object.entries(sleeps).map(([step, ms]) => `${step}:${ms / 1000}`)}&modes=threads`;

/** Runs a plan with longer and longer sleeps until its log is the expected one or its steps woke in time. Returns the log and the sleeps. */
async function runUntilInTime({ count, sleeps: planned }) {
  for (const times of LONGER) {
    const sleeps = Object.fromEntries(Object.entries(planned).map(([step, ms]) => [step, ms * times]));
    await page().open(linkOf({ count, sleeps }));
    const { log } = await lane().runToItsEnd(30_000);
    const isRight = isDeepStrictEqual(linesIn(log), expectedLog('threads', count, sleeps));
    if (isRight || times === LONGER.at(-1) || wokeInTime(log, sleeps, APART_MS * times)) return { log, sleeps };
  }
}

test(`${PLANS} plans in threads log the expected lines`, async (t) => {
  const roll = dice(SEEDS[ENGINE]);
  for (let number = 0; number < PLANS; number++) {
    const plan = planFrom(roll);
    await t.test(`plan ${number}, ${linkOf(plan)}`, async () => {
      const { log, sleeps } = await runUntilInTime(plan);
      assert.deepEqual(linesIn(log), expectedLog('threads', plan.count, sleeps));
      assertSleptEnough(log, sleeps);
    });
  }
});
