/** The program breaks: the page says so, stores the record of the run once, and works after a reload. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { ASLEEP_S, IS_SOAK, STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();
const MODES = 'async-in-turn,sync';

const open = (t, step, options) => openFaulty(t, visited().driver, `?count=30&sleep=${step}:${ASLEEP_S}&modes=${MODES}`, options);

/** Waits for the sentence, and checks the outcomes of the stored records; then reloads, and runs again. */
async function assertRescued(page, step, outcomes, lines, [count, ms] = [30, ASLEEP_S * 1000]) {
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await waitUntil('the record is stored', async () => (await page.kept()).length === outcomes.length);
  await page.mend();
  const kept = await page.kept();
  assert.deepEqual(kept.map(({ outcome }) => outcome), outcomes);
  assertEachOnce(kept, outcomes.length);
  kept.forEach((record) => assertRecord(record, count, { [step]: ms }));
  if (lines !== undefined) assert.equal(kept.at(-1).events.length, lines);
  await page.click('[data-crash] a');
  await waitUntil('the page has started again', async () => !(await page.shows('[data-crash]')) && (await page.count('[data-lane]')) > 0);
  assert.equal(await page.runs(), outcomes.length);
  await page.lane('async-in-turn').runToItsEnd();
  assertEachOnce(await page.kept(), outcomes.length + 1);
}

for (const step of STEPS) {
  test(`a clock that throws while ${step} sleeps`, async (t) => {
    const page = await open(t, step);
    await page.lane('async-in-turn').runToItsEnd();
    await page.runWithFaultDuringSleep('async-in-turn', step, 'clockThrows');
    await assertRescued(page, step, ['done', 'failed'], step);
  });

  test(`a clock that throws during the freeze of Sync, while ${step} sleeps`, async (t) => {
    const page = await open(t, step);
    await page.fault('clockThrowsInFreeze');
    await page.lane('sync').run();
    await assertRescued(page, step, ['failed'], step);
  });

  // The lane does without the rows that the browser refuses. The result, which can't be built, breaks after the run has ended.
  test(`a browser that makes no elements when ${step} wakes`, async (t) => {
    const page = await open(t, step);
    await page.lane('async-in-turn').runToItsEnd();
    await page.runWithFaultDuringSleep('async-in-turn', step, 'noElements');
    await assertRescued(page, step, ['done', 'done']);
  });

  test(`a part of the page that can't be built when ${step} is put to sleep, without a run`, async (t) => {
    const page = await open(t, 31 - step);
    await page.lane('async-in-turn').runToItsEnd();
    await page.fault('noElements');
    await page.chip(step === 31 - step ? step - 1 : step).click();
    await assertRescued(page, 31 - step, ['done']);
  });
}

/**
 * The nth call of the clock in a run. It depends on the number of frames whether that is before the count, between its lines, during the
 * sleep, or at the end of the run or after it.
 */
for (const nth of IS_SOAK ? Array.from({ length: 60 }, (_, index) => index + 1) : [2, 5, 15, 25]) {
  test(`a clock that throws from call ${nth} of a run on`, async (t) => {
    const page = await openFaulty(t, visited().driver, `?count=3&sleep=2:0.15&modes=${MODES}`);
    await page.lane('async-in-turn').runToItsEnd();
    await page.fault('clockThrowsFrom', nth);
    await page.lane('async-in-turn').run();
    await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
    const [, second] = await page.records();
    const state = await page.lane('async-in-turn').state();
    assert.equal(state, second?.events.length === 5 && second.outcome === 'done' ? 'done' : 'failed');
    // A run that has not begun to count is not recorded. It calls the clock only some times before that.
    assert.ok(second || nth < 10, 'there is no record');
    await assertRescued(page, 2, second ? ['done', state] : ['done'], undefined, [3, 150]);
  });
}

test('if the program gets no more memory during a run, the page says that it broke, and that run is stored', async (t) => {
  const page = await openFaulty(t, visited().driver, `?count=30&sleep=12:0.2&modes=${MODES}`);
  await page.lane('async-in-turn').runToItsEnd();
  // 12 MB more than at the start: enough for the plan, and not for a hundred thousand timers.
  await page.driver.executeScript(() => sessionStorage.setItem('early-fault', JSON.stringify(['memoryLimit', 200])));
  await page.open('?count=100000&sleep=1-100000:1..3&modes=async-together');
  await page.lane('async-together').run();
  await waitUntil('the page says that it broke', () => page.shows('[data-crash]'));
  await waitUntil('the run is stored', async () => (await page.kept()).length === 2);
  await page.driver.executeScript(() => sessionStorage.clear());
  await page.click('[data-crash] a');
  await waitUntil('the page has started again', async () => !(await page.shows('[data-crash]')) && (await page.count('[data-lane]')) > 0);
  await page.open(`?count=30&sleep=12:0.2&modes=${MODES}`);
  const [done, failed] = await page.kept();
  assertRecord(done, 30, { 12: 200 });
  assert.deepEqual([failed.mode, failed.outcome, failed.link], ['async-together', 'failed', '?count=100000&sleep=1-100000:1..3']);
  await page.lane('async-in-turn').runToItsEnd();
});
