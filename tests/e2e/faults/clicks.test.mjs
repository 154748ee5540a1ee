/** Hundreds of clicks on all controls: no event or run is lost, repeated or stuck. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { IS_SOAK, STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();

/** The number of clicks, one in each task, and the time in ms after which fewer are enough: some make plans that freeze the page for seconds. */
const CLICKS = 500;
const CLICKING_MS = IS_SOAK ? 15_000 : 8_000;
/** The least number of clicks and runs, however long they take. */
const FEWEST = 50;
const FEWEST_RUNS = 5;

/**
 * Clicks visible controls, in an order that is the same each time. Nothing is saved to disk. Controls that offer other plans are left out,
 * because those plans freeze the page for many seconds.
 */
const CLICKER = `
  window.errors = [];
  const { error } = console;
  console.error = (...said) => {
    window.errors.push(said.join(' '));
    error(...said);
  };
  addEventListener('error', ({ error, message }) => window.errors.push(error?.stack ?? message));
  addEventListener('unhandledrejection', ({ reason }) => window.errors.push(reason?.stack ?? String(reason)));
  window.clickAll = async (seed, clicks, fewest, fewestRuns, ms) => {
    const until = performance.now() + ms;
    const runs = () => window.told.filter(({ type }) => type === 'run-start').length;
    const areEnough = () => performance.now() > until && clicks - left >= fewest && runs() >= fewestRuns;
    let left = clicks;
    let state = seed;
    const roll = (sides) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0, (state >>> 16) % sides);
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () { if (!this.download) click.call(this); };
    for (; left > 0 && !areEnough(); left -= 1) {
      const all = Array.from(document.querySelectorAll('#playground :is(button, summary, input[type=radio], input[type=checkbox])'))
        .filter((one) => !one.hidden && one.getClientRects().length > 0 && !one.closest('.sc-presets, .sc-tries'));
      // Every other click is on a button of a lane: Run, Stop, Remove.
      const some = roll(2) ? all : all.filter((one) => one.closest('[data-lane]'));
      some[roll(some.length)].click();
      // Real clicks are separate tasks, too.
      await new Promise((over) => setTimeout(over));
    }
  };`;

for (const seed of STEPS) {
  test(`up to ${CLICKS} clicks on all controls, one a task, with seed ${seed}`, async (t) => {
    const pages = { '/clicker.js': CLICKER };
    const head = '<script src="/clicker.js"></script>';
    const link = '?count=3&sleep=2:0.05&modes=sync,async-in-turn,async-together,threads';
    const page = await openFaulty(t, visited().driver, link, { pages, head });
    await page.driver.manage().setTimeouts({ script: 120_000 });
    await page.driver.executeAsyncScript((how, tell) => window.clickAll(...how).then(tell), [seed, CLICKS, FEWEST, FEWEST_RUNS, CLICKING_MS]);
    assert.equal(await page.shows('[data-crash]'), false, await page.driver.executeScript(() => window.errors.join('\n')));
    await waitUntil('nothing runs', async () => {
      await page.driver.executeScript(() => document.querySelector('[data-stop]')?.click());
      return (await page.count('[data-stop]')) === 0;
    });
    const told = await page.driver.executeScript(() => window.told.map(({ type, mode, record }) => ({
      type, mode: mode ?? record?.mode, startedAt: record?.startedAt, elapsedMs: record?.elapsedMs, outcome: record?.outcome,
      events: record?.events.map(({ step, kind }) => `${step} ${kind}`), times: record?.events.map(({ atMs }) => atMs),
    })));
    const of = (type) => told.filter((one) => one.type === type);
    const errors = of('error').length;
    assert.ok(of('run-start').length >= FEWEST_RUNS, `${of('run-start').length} runs`);
    assert.equal(of('run-end').length + errors, of('run-start').length);
    assert.equal(of('freeze-end').length, of('freeze-start').length);
    for (const { events, times, elapsedMs } of of('run-end')) {
      assert.equal(new Set(events).size, events.length, 'an event is repeated');
      assert.ok(elapsedMs >= 0 && times.every((ms, index) => ms >= (times[index - 1] ?? 0)), 'time goes back');
    }
    // One run at a time.
    const order = told.filter(({ type }) => /^run-|error/.test(type)).map(({ type }) => type);
    assert.ok(order.every((type, index) => (type === 'run-start') === (index % 2 === 0)), order.join());
    const kept = await page.kept();
    assert.equal(kept.length, Math.min(50, await page.runs()));
    assert.equal(new Set(kept.map(({ startedAt, mode }) => startedAt + mode)).size, kept.length);
    // The page still works.
    await page.open('?count=10&sleep=3:0.2&modes=async-together');
    const { log } = await page.lane('async-together').runToItsEnd();
    assert.equal(log.length, 12);
  });
}
