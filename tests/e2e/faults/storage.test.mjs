/** Storage fails during a run: the run goes on, the page says so, and stored runs stay. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { ASLEEP_S, STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';

const visited = visit();
const MODE = 'async-in-turn';
const SENTENCE = "This browser won't store your runs; they last until you leave.";

/** The failure, the fault, and which of two runs is stored then. The older one is removed only to make room for the later one. */
const FAULTS = [
  ['has room for one run', ['storageFull', 500], 1],
  ['has no room even for one', ['storageFull', -500], 0],
  ['is read-only', ['storageReadOnly'], 0],
  ['throws at each access', ['storageThrows'], 0],
];

for (const step of STEPS) {
  for (const [what, fault, stays] of FAULTS) {
    test(`if storage ${what} while ${step} sleeps, both runs are complete, and the ${stays ? 'later' : 'earlier'} one is stored`, async (t) => {
      const page = await openFaulty(t, visited().driver, `?count=30&sleep=${step}:${ASLEEP_S}&modes=${MODE}`);
      await page.lane(MODE).runToItsEnd();
      await page.runWithFaultDuringSleep(MODE, step, ...fault);
      await page.lane(MODE).reaches('done');
      if (!stays) await page.says(SENTENCE);
      assert.equal(await page.runs(), 2);
      const records = await page.records();
      assertEachOnce(records, 2);
      records.forEach((record) => assertRecord(record, 30, { [step]: ASLEEP_S * 1000 }));
      await page.mend();
      const kept = await page.kept();
      assert.deepEqual(kept.map(({ startedAt }) => startedAt), [records[stays].startedAt]);
      await page.lane(MODE).runToItsEnd();
      assertEachOnce(await page.kept(), 2);
      assert.equal(await page.shows('[data-crash]'), false);
    });
  }
}

test('if other entries fill the storage, they stay, and the page says that it stores no runs', async (t) => {
  const page = await openFaulty(t, visited().driver, `?count=30&sleep=12:0.3&modes=${MODE}`);
  const filled = await page.driver.executeScript(() => {
    for (let bytes = 2 ** 22, part = 0; bytes >= 1; part += 1) {
      try {
        localStorage.setItem(`theirs.${part}`, 'x'.repeat(bytes));
      } catch {
        bytes /= 2;
      }
    }
    return localStorage.length;
  });
  await page.reload();
  await page.lane(MODE).runToItsEnd();
  await page.says(SENTENCE);
  assert.equal(await page.runs(), 1);
  assert.equal(await page.driver.executeScript(() => localStorage.length), filled);
  await page.driver.executeScript(() => localStorage.clear());
});
