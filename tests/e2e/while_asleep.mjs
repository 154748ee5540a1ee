/** Acts of the driver while a step sleeps: what a script of the page can't do, and a driver does late on a busy machine. */
import assert from 'node:assert/strict';
import { assertRecord } from './records.mjs';

/** How long the step sleeps, in s: longer with each try. */
const SLEEPS_S = [2.5, 5, 10, 20];

/**
 * Opens a page with `open(seconds)`, in which `step` of 30 sleeps for that long, runs a lane, and calls `act(page)` while the step sleeps. If
 * the run is done when `act` returns, that may have come too late: the run has to be complete, and all of it is tried again with a longer
 * sleep. Returns the page, the seconds, the state of the lane after the act, and what `act` returned.
 */
export async function actWhileAsleep(mode, step, open, act) {
  for (const seconds of SLEEPS_S) {
    const page = await open(seconds);
    await page.runUntilAsleep(mode, step);
    const acted = await act(page);
    const state = await page.lane(mode).state();
    if (state !== 'done') return { page, seconds, state, acted };
    const [record] = await page.records();
    assert.equal(record.outcome, 'done');
    assertRecord(record, 30, { [step]: seconds * 1000 });
  }
  assert.fail(`${step} slept for ${SLEEPS_S.at(-1)} s, and the run was over before the driver had acted.`);
}
