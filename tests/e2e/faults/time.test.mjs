/** Time that does what it should not: a wall clock that is moved, a tab that is hidden, or left and come back to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINE, openBrowser } from '../browsers.mjs';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { ASLEEP_S, STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const visited = visit();
const MODE = 'async-in-turn';
const HOUR_MS = 3_600_000;
const HIDDEN = "The tab was hidden, so the browser slowed its timers. Don't compare this run.";

/** A page may be kept for coming back only where the server does not forbid that it is stored. */
const KEPT_PAGES = { headers: { 'cache-control': 'no-cache' } };

const open = (t, step, seconds, options, driver = visited().driver) =>
  openFaulty(t, driver, `?count=30&sleep=${step}:${seconds}&modes=${MODE}`, options);

/** The run that was disturbed is whole and kept once, and the page can be used: the next run is whole, too. */
async function assertWholeAndUsable(page, step, seconds, remark) {
  await page.lane(MODE).reaches('done', 30_000);
  await page.lane(MODE).runToItsEnd(30_000);
  const kept = await page.kept();
  assertEachOnce(kept, 2);
  assertEachOnce(await page.records(), 2);
  for (const record of kept) assertRecord(record, 30, { [step]: seconds * 1000 });
  assert.deepEqual(kept.map(({ outcome }) => outcome), ['done', 'done']);
  const [disturbed, next] = kept.map(({ remarks }) => remarks);
  assert.deepEqual([disturbed, next.includes(HIDDEN)], [remark ? [remark] : [], false]);
  assert.equal(await page.shows('[data-crash]'), false);
  return kept;
}

/** What of the page kept the browser from keeping it, where the browser says so; its own reasons, such as memory, it masks. */
function whyAnew() {
  const [{ notRestoredReasons }] = performance.getEntriesByType('navigation');
  return (notRestoredReasons?.reasons ?? []).map(({ reason }) => reason).filter((reason) => reason !== 'masked');
}

for (const step of STEPS) {
  for (const [direction, aheadMs] of [['ahead', HOUR_MS], ['back', -HOUR_MS]]) {
    test(`the wall clock is moved an hour ${direction} while ${step} sleeps`, async (t) => {
      const page = await open(t, step, ASLEEP_S);
      await page.runUntilAsleep(MODE, step);
      await page.fault('wallClock', aheadMs);
      assert.equal(await page.lane(MODE).state(), 'running');
      await page.lane(MODE).reaches('done');
      const [{ elapsedMs }] = await page.records();
      assert.ok(elapsedMs >= ASLEEP_S * 1000 - 2 && elapsedMs < 60_000, `it took ${elapsedMs} ms`);
      await page.mend();
      await assertWholeAndUsable(page, step, ASLEEP_S);
    });
  }

  test(`the tab is hidden while ${step} sleeps`, async (t) => {
    const page = await open(t, step, 1.5);
    const { driver } = page;
    await page.runUntilAsleep(MODE, step);
    const itself = await driver.getWindowHandle();
    await driver.executeScript(() => addEventListener('visibilitychange', () => {
      document.documentElement.dataset.wasHidden = true;
    }, { once: true }));
    await driver.switchTo().newWindow('tab');
    await pause(500);
    await driver.close();
    await driver.switchTo().window(itself);
    if (!(await driver.executeScript(() => document.documentElement.dataset.wasHidden))) {
      assert.equal(ENGINE, 'webkit', 'the tab was not hidden');
      return t.skip('a tab of this browser is visible behind others, too');
    }
    return assertWholeAndUsable(page, step, 1.5, HIDDEN);
  });

  test(`the reader leaves while ${step} sleeps, and comes back`, async (t) => {
    const page = await open(t, step, 3, KEPT_PAGES);
    const { driver } = page;
    await page.runUntilAsleep(MODE, step);
    await driver.executeScript(() => {
      document.documentElement.dataset.wasLeft = '';
    });
    await driver.get(`${page.address}nothing-here`);
    await pause(500);
    await driver.navigate().back();
    await page.started();
    const isKept = await driver.executeScript(() => 'wasLeft' in document.documentElement.dataset);
    if (isKept) return assertWholeAndUsable(page, step, 3, HIDDEN);
    // The browser started the page anew, as it may, but not because of the page: of the run that was left nothing is there, and
    // nothing half.
    t.diagnostic('the browser did not keep the page');
    assert.deepEqual(await driver.executeScript(whyAnew), []);
    assert.deepEqual([await page.lane(MODE).state(), await page.kept()], ['idle', []]);
    await page.lane(MODE).runToItsEnd();
    assertEachOnce(await page.kept(), 1);
  });
}

test('where the wall clock stands still, runs of the same moment are kept each', async (t) => {
  const page = await open(t, 12, 0.2);
  await page.fault('wallClockStands');
  for (let time = 0; time < 3; time += 1) await page.lane(MODE).runToItsEnd();
  assert.equal(await page.runs(), 3);
  assert.equal((await page.kept()).length, 3);
  await page.reload();
  assert.equal(await page.runs(), 3);
});

if (ENGINE === 'chromium') {
  for (const step of STEPS) {
    test(`the browser freezes the tab while ${step} sleeps`, async (t) => {
      // What shows the tab again stays on for as long as this browser is open: so it is one of its own.
      const driver = await openBrowser(ENGINE);
      t.after(() => driver.quit());
      const page = await open(t, step, 1, {}, driver);
      await page.runUntilAsleep(MODE, step);
      await driver.sendDevToolsCommand('Page.setWebLifecycleState', { state: 'frozen' });
      await pause(2_000);
      await driver.sendDevToolsCommand('Page.setWebLifecycleState', { state: 'active' });
      // It is still hidden.
      await driver.sendDevToolsCommand('Emulation.setFocusEmulationEnabled', { enabled: true });
      await driver.sendDevToolsCommand('Page.bringToFront');
      await assertWholeAndUsable(page, step, 1, HIDDEN);
    });
  }
}
