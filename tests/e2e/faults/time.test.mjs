/** Disturbed time: a wall clock that is changed, and a tab that is hidden, left and restored, or frozen by the browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINE, openBrowser } from '../browsers.mjs';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { ASLEEP_S, STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { pause } from '../wait.mjs';
import { actWhileAsleep } from '../while_asleep.mjs';

const visited = visit();
const MODE = 'async-in-turn';
const HOUR_MS = 3_600_000;
const AHEAD = "The time of day jumped ahead by 60\u00a0min: this device slept, or its clock was set. Don't compare this run.";
const HIDDEN = "The tab was hidden, so the browser slowed its timers. Don't compare this run.";

const UNDRAWN = 'The browser drew nothing meanwhile, so nobody can say for how long the page was frozen.';
const TITLES = { 'async-in-turn': 'Async, in turn', 'async-together': 'Async, together', threads: 'Threads' };

/** With `no-store` a browser may not keep the page in its back-forward cache. */
const CACHEABLE = { headers: { 'cache-control': 'no-cache' } };

async function open(t, step, seconds, options, driver = visited().driver) {
  const page = await openFaulty(t, driver, `?count=30&sleep=${step}:${seconds}&modes=${MODE}`, options);
  await driver.executeScript(watchTimers);
  return page;
}

/** Runs in the page: notes the longest time for which its timers stood still. */
function watchTimers() {
  let last = performance.now();
  window.longestGapMs = 0;
  setInterval(() => {
    const now = performance.now();
    window.longestGapMs = Math.max(window.longestGapMs, now - last);
    last = now;
  }, 5);
}
const longestGapMs = (page) => page.driver.executeScript(() => window.longestGapMs);

/** The remarks, without the one that is true of a page that a busy machine held up. */
async function remarksOn(page, { remarks }) {
  const wasHeldUp = (await longestGapMs(page)) > 900;
  return remarks.filter((remark) => !wasHeldUp || !remark.startsWith('Something outside this page held it up'));
}

/** Checks that the disturbed run is complete and stored once, and that the next run is, too. */
async function assertCompleteAndUsable(page, step, seconds, remark) {
  await page.lane(MODE).reaches('done', 30_000);
  await page.lane(MODE).runToItsEnd(30_000);
  const kept = await page.kept();
  assertEachOnce(kept, 2);
  assertEachOnce(await page.records(), 2);
  for (const record of kept) assertRecord(record, 30, { [step]: seconds * 1000 });
  assert.deepEqual(kept.map(({ outcome }) => outcome), ['done', 'done']);
  const [disturbed, next] = await Promise.all(kept.map((record) => remarksOn(page, record)));
  assert.deepEqual([disturbed, next.includes(HIDDEN)], [remark ? [remark] : [], false]);
  assert.equal(await page.shows('[data-crash]'), false);
  return kept;
}

/** The reasons in the page for which it was not restored, if the browser reports them. It masks its own reasons, such as memory. */
function reasonsNotRestored() {
  const [{ notRestoredReasons }] = performance.getEntriesByType('navigation');
  return (notRestoredReasons?.reasons ?? []).map(({ reason }) => reason).filter((reason) => reason !== 'masked');
}

for (const step of STEPS) {
  for (const [direction, aheadMs] of [['ahead', HOUR_MS], ['back', -HOUR_MS]]) {
    test(`the wall clock is moved an hour ${direction} while ${step} sleeps`, async (t) => {
      const page = await open(t, step, ASLEEP_S);
      assert.equal(await page.runWithFaultDuringSleep(MODE, step, 'wallClock', aheadMs), 'running');
      await page.lane(MODE).reaches('done');
      const [{ elapsedMs }] = await page.records();
      assert.ok(elapsedMs >= ASLEEP_S * 1000 - 2 && elapsedMs < 60_000, `it took ${elapsedMs} ms`);
      await page.mend();
      await assertCompleteAndUsable(page, step, ASLEEP_S, direction === 'ahead' && AHEAD);
    });
  }

  test(`the tab is hidden while ${step} sleeps`, async (t) => {
    const { driver } = visited();
    const itself = await driver.getWindowHandle();
    const { page, seconds } = await actWhileAsleep(MODE, step, (seconds) => open(t, step, seconds), async () => {
      await driver.executeScript(() => addEventListener('visibilitychange', () => {
        document.documentElement.dataset.wasHidden = true;
      }, { once: true }));
      await driver.switchTo().newWindow('tab');
      await pause(500);
      await driver.close();
      await driver.switchTo().window(itself);
    });
    if (!(await driver.executeScript(() => document.documentElement.dataset.wasHidden))) {
      assert.equal(ENGINE, 'webkit', 'the tab was not hidden');
      return t.skip('this browser reports a tab behind others as visible');
    }
    return assertCompleteAndUsable(page, step, seconds, HIDDEN);
  });

  test(`the page is left while ${step} sleeps, and history goes back to it`, async (t) => {
    const { driver } = visited();
    const { page, seconds, state } = await actWhileAsleep(MODE, step, (seconds) => open(t, step, seconds, CACHEABLE), async (page) => {
      await driver.executeScript(() => {
        document.documentElement.dataset.wasLeft = '';
      });
      await driver.get(`${page.address}nothing-here`);
      await pause(500);
      await driver.navigate().back();
      await page.started();
    });
    const isKept = await driver.executeScript(() => 'wasLeft' in document.documentElement.dataset);
    if (isKept) return assertCompleteAndUsable(page, step, seconds, HIDDEN);
    // The browser may load the page again, for reasons that are not in the page. Then nothing is stored of the run that was left.
    t.diagnostic('the browser did not keep the page');
    assert.deepEqual(await driver.executeScript(reasonsNotRestored), []);
    assert.deepEqual([state, await page.kept()], ['idle', []]);
    await page.lane(MODE).runToItsEnd(30_000);
    assertEachOnce(await page.kept(), 1);
  });
}

test('if the wall clock does not advance, each run is stored', async (t) => {
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
      // Focus emulation, which makes the tab visible again, lasts until the browser is closed.
      const driver = await openBrowser(ENGINE);
      t.after(() => driver.quit());
      const openWhole = async (seconds) => {
        const page = await open(t, step, seconds, {}, driver);
        // Chromium loses the responses to requests that are made in the moment in which it freezes the tab.
        await page.loadLazyChunk();
        return page;
      };
      const { page, seconds } = await actWhileAsleep(MODE, step, openWhole, async () => {
        await driver.sendDevToolsCommand('Page.setWebLifecycleState', { state: 'frozen' });
        await pause(1_500);
        await driver.sendDevToolsCommand('Page.setWebLifecycleState', { state: 'active' });
        // It is still hidden.
        await driver.sendDevToolsCommand('Emulation.setFocusEmulationEnabled', { enabled: true });
        await driver.sendDevToolsCommand('Page.bringToFront');
      });
      await assertCompleteAndUsable(page, step, seconds, HIDDEN);
    });
  }
}

for (const ms of [300, 440]) {
  test(`frames that do not come for ${ms} ms, while timers run, are no freeze`, async (t) => {
    const page = await open(t, 12, ASLEEP_S);
    assert.equal(await page.runWithFaultDuringSleep(MODE, 12, 'noFrames', ms), 'running');
    await page.lane(MODE).reaches('done');
    const [record] = await page.records();
    const [remarks, gapMs, { longestFreezeMs }] = [await remarksOn(page, record), await longestGapMs(page), record];
    // A busy machine stops the page, too. The page looks at its timers every 50 ms, and one of them may come between a freeze and a frame.
    if (remarks.length === 0) assert.ok(longestFreezeMs < gapMs + 150, `${longestFreezeMs} ms; its timers stood still for ${gapMs} ms`);
    else assert.deepEqual(remarks, [UNDRAWN]);
  });
}

test('if frames do not come for long, while timers run, nothing is told of freezes', async (t) => {
  const page = await open(t, 12, 2);
  assert.equal(await page.runWithFaultDuringSleep(MODE, 12, 'noFrames', 1_500), 'running');
  await page.lane(MODE).reaches('done');
  const [{ longestFreezeMs, freezes, remarks }] = await page.records();
  assert.deepEqual([longestFreezeMs, freezes, remarks], [null, [], [UNDRAWN]]);
});

test('a page that is hidden for a moment says so', async (t) => {
  const page = await open(t, 12, ASLEEP_S);
  assert.equal(await page.runWithFaultDuringSleep(MODE, 12, 'hiddenForAMoment'), 'running');
  await page.lane(MODE).reaches('done');
  await page.mend();
  const [{ longestFreezeMs, remarks }] = await page.records();
  assert.deepEqual([longestFreezeMs, remarks], [null, [HIDDEN]]);
  await page.says(HIDDEN);
});

for (const mode of [MODE, 'async-together', 'threads']) {
  test(`a page that is held up by something else during ${mode} does not say that it froze`, async (t) => {
    const page = await openFaulty(t, visited().driver, `?count=30&sleep=12:2&modes=sync,${mode}`);
    await page.lane('sync').runToItsEnd();
    assert.equal(await page.runWithFaultDuringSleep(mode, 12, 'holdUp', 1_500), 'running');
    await page.lane(mode).reaches('done');
    const [, { longestFreezeMs, freezes, remarks }] = await page.records();
    assert.deepEqual([longestFreezeMs, freezes], [null, []]);
    const said = remarks.find((remark) => /^Something outside this page held it up for \d\.\d s\. Don't compare this run\.$/.test(remark));
    assert.ok(said, remarks.join());
    await page.says(said);
    await page.says(`Something outside this page disturbed ${TITLES[mode]}, so don't compare these times.`);
    const lane = await page.lane(mode).text();
    assert.ok(!/Longest freeze\s*\d/.test(lane) && !lane.includes('was busy'), lane);
  });
}
