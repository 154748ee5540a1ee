/** Something breaks inside the program: the page says so, what was recorded is kept once, and a reload makes it whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { ASLEEP_S, IS_SOAK, STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();
const MODES = 'async-in-turn,sync';
/** More than is asked before the freeze; within it, it is soon asked. */
const IN_THE_FREEZE = 2_000;

const open = (t, step, options) => openFaulty(t, visited().driver, `?count=30&sleep=${step}:${ASLEEP_S}&modes=${MODES}`, options);

/** Waits for the sentence, and sees to it that the records are those of these outcomes; then reloads, and runs again. */
async function assertRescued(page, step, outcomes, lines, [count, ms] = [30, ASLEEP_S * 1000]) {
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await waitUntil('what was recorded is kept', async () => (await page.kept()).length === outcomes.length);
  await page.mend();
  const kept = await page.kept();
  assert.deepEqual(kept.map(({ outcome }) => outcome), outcomes);
  assertEachOnce(kept, outcomes.length);
  kept.forEach((record) => assertRecord(record, count, { [step]: ms }));
  if (lines !== undefined) assert.equal(kept.at(-1).events.length, lines);
  await page.click('[data-crash] a');
  await waitUntil('the page is whole again', async () => !(await page.shows('[data-crash]')) && (await page.count('[data-lane]')) > 0);
  assert.equal(await page.runs(), outcomes.length);
  await page.lane('async-in-turn').runToItsEnd();
  assertEachOnce(await page.kept(), outcomes.length + 1);
}

for (const step of STEPS) {
  test(`a clock that throws while ${step} sleeps`, async (t) => {
    const page = await open(t, step);
    await page.lane('async-in-turn').runToItsEnd();
    await page.runUntilAsleep('async-in-turn', step);
    await page.fault('clockThrows');
    await assertRescued(page, step, ['done', 'failed'], step);
  });

  test(`a clock that throws in the midst of the freeze of Sync, while ${step} sleeps`, async (t) => {
    const page = await open(t, step);
    await page.fault('clockThrowsFrom', IN_THE_FREEZE);
    await page.lane('sync').run();
    await assertRescued(page, step, ['failed'], step);
  });

  test(`a line that can't be mounted when ${step} wakes`, async (t) => {
    const page = await open(t, step);
    await page.lane('async-in-turn').runToItsEnd();
    await page.runUntilAsleep('async-in-turn', step);
    await page.fault('noElements');
    await assertRescued(page, step, ['done', 'failed']);
  });

  test(`a part of the page that can't be drawn when ${step} is put to sleep, with no run on`, async (t) => {
    const page = await open(t, 31 - step);
    await page.lane('async-in-turn').runToItsEnd();
    await page.fault('noElements');
    await page.chip(step === 31 - step ? step - 1 : step).click();
    await assertRescued(page, 31 - step, ['done']);
  });
}

/**
 * The so manieth question to the clock in a run. Which one that is depends on how many frames come: before it counts, among its
 * lines, while it sleeps, or at its end or after it.
 */
for (const nth of IS_SOAK ? Array.from({ length: 60 }, (_, index) => index + 1) : [2, 5, 15, 25]) {
  test(`a clock that throws when it is asked for the time no. ${nth} in a run`, async (t) => {
    const page = await openFaulty(t, visited().driver, `?count=3&sleep=2:0.15&modes=${MODES}`);
    await page.lane('async-in-turn').runToItsEnd();
    await page.fault('clockThrowsFrom', nth);
    await page.lane('async-in-turn').run();
    await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
    const [, second] = await page.records();
    const state = await page.lane('async-in-turn').state();
    assert.equal(state, second?.events.length === 5 && second.outcome === 'done' ? 'done' : 'failed');
    // Of a run that had not begun to count there is nothing to keep: it asks only some times before.
    assert.ok(second || nth < 10, 'the run was not told');
    await assertRescued(page, 2, second ? ['done', state] : ['done'], undefined, [3, 150]);
  });
}

test('where the program gets no more memory in the midst of a run, the page says that it broke, and that run is kept too', async (t) => {
  const page = await openFaulty(t, visited().driver, `?count=30&sleep=12:0.2&modes=${MODES}`);
  await page.lane('async-in-turn').runToItsEnd();
  // 12 MB more than it starts with: enough for the plan, and not for a hundred thousand who sleep.
  await page.driver.executeScript(() => sessionStorage.setItem('early-fault', JSON.stringify(['memoryLimit', 200])));
  await page.open('?count=100000&sleep=1-100000:1..3&modes=async-together');
  await page.lane('async-together').run();
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await waitUntil('the run is kept', async () => (await page.kept()).length === 2);
  await page.driver.executeScript(() => sessionStorage.clear());
  await page.click('[data-crash] a');
  await waitUntil('the page is whole again', async () => !(await page.shows('[data-crash]')) && (await page.count('[data-lane]')) > 0);
  await page.open(`?count=30&sleep=12:0.2&modes=${MODES}`);
  const [done, failed] = await page.kept();
  assertRecord(done, 30, { 12: 200 });
  assert.deepEqual([failed.mode, failed.outcome, failed.link], ['async-together', 'failed', '?count=100000&sleep=1-100000:1..3']);
  await page.lane('async-in-turn').runToItsEnd();
});
