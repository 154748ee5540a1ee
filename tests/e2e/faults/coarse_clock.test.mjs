/** Clocks in coarse steps, as browsers tell the time against fingerprinting: no step of a clock is told as a freeze or as late. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const visited = visit();

const open = (t, link, stepMs, how = {}) => openFaulty(t, visited().driver, link, { early: ['coarseClock', stepMs, how] });

const CLOCKS = [
  ['in steps of 100 ms', 100, {}],
  ['in steps of 100 ms, as all other times of the document', 100, { all: true }],
  ['in steps of 100 ms, each moved at random', 100, { jitter: 0.5 }],
  ['in steps of 100 ms, which goes back by a step', 100, { goesBack: true }],
  ['in steps of 16.7 ms', 16.7, {}],
  ['in steps of 16.7 ms, as all other times of the document', 16.7, { all: true }],
  ['in steps of 16.7 ms, which goes back by a step', 16.7, { goesBack: true }],
];

for (const [what, stepMs, how] of CLOCKS) {
  test(`with a clock ${what}, no step is told as a freeze`, async (t) => {
    const page = await open(t, '?count=30&sleep=8:1.2,12:0.3&modes=async-together,async-in-turn,sync', stepMs, how);
    for (const mode of ['async-together', 'async-in-turn', 'sync']) await page.lane(mode).runToItsEnd();
    const records = await page.records();
    assertEachOnce(records, 3);
    const [together, inTurn, sync] = records;
    for (const record of records) {
      assertRecord(record, 30, { 8: 1200, 12: 300 });
      assert.ok(Math.abs(record.clockStepMs - stepMs) < 0.1, `${record.clockStepMs} ms`);
      assert.ok(record.endedAt >= record.startedAt);
    }
    // A busy machine may make longer pauses; those are told as such.
    const isNoStep = ({ longestFreezeMs, freezes }) => longestFreezeMs === null || longestFreezeMs < 100 || (freezes.length > 0 && longestFreezeMs > 100 + stepMs - 1);
    for (const record of [together, inTurn]) assert.ok(isNoStep(record), JSON.stringify([record.longestFreezeMs, record.freezes]));
    for (const { freezes } of records) for (const { fromMs, toMs } of freezes) assert.ok(toMs - fromMs >= 100 + stepMs - 1, `${fromMs} to ${toMs}`);
    assert.ok(sync.longestFreezeMs >= 1500 - stepMs, `${sync.longestFreezeMs} ms`);
    const step = `This browser tells the time in steps of ${stepMs} ms.`;
    await page.says(step);
    assert.equal((await page.notices()).filter((notice) => notice === step).length, 1);
    const text = await page.text();
    assert.ok(!/longer than its sleeps explain/.test(text) || together.elapsedMs > 1300 + 2 * stepMs || inTurn.elapsedMs > 1600 + 3 * stepMs, text);
  });
}

test('with a clock in steps of 100 ms, many short sleeps are not told as late', async (t) => {
  const page = await open(t, '?count=20&sleep=1-20:0.01&modes=async-in-turn', 100);
  const isAddedUp = async () => {
    const { elapsedMs } = await page.lane('async-in-turn').runToItsEnd(60_000);
    assert.ok(elapsedMs >= 1_500, `${elapsedMs} ms`);
    return page.says('its sleeps added up, as exactly as this browser tells the time.').then(() => true, () => false);
  };
  // A busy machine may make it later, indeed.
  assert.ok((await isAddedUp()) || (await isAddedUp()) || (await isAddedUp()), await page.text());
});

test('with a clock in steps of 100 ms, a poke is answered at once, and a click after a freeze counts', async (t) => {
  const page = await open(t, '?count=30&sleep=8:1&modes=async-together,sync', 100, { all: true });
  await page.lane('async-together').run();
  // A busy machine may answer late, indeed.
  await waitUntil('a poke is answered at once', async () => {
    await page.poke();
    return (await page.text()).includes('Answered at once.');
  });
  await page.lane('async-together').reaches('done', 30_000);
  await page.lane('sync').runToItsEnd();
  // For a step after the freeze, such a clock can't tell whether a click was made during it.
  await pause(300);
  await page.chip(5).click();
  assert.deepEqual(await page.pressed(), [5, 8]);
});

test('with a clock in steps of 100 ms, a lane at rest that is pointed at is not drawn as frozen', async (t) => {
  const page = await open(t, '?count=30&sleep=8:1&modes=sync', 100);
  await page.loadLazyChunk();
  const lane = await page.lane('sync').element();
  await page.driver.actions().move({ origin: lane }).perform();
  await pause(1_000);
  const warm = () => page.driver.executeScript(() => {
    const canvas = document.querySelector('[data-lane="sync"] canvas');
    const context = document.createElement('canvas').getContext('2d');
    const colourOf = (name) => {
      context.fillStyle = getComputedStyle(canvas).getPropertyValue(name);
      context.fillRect(0, 0, 1, 1);
      return context.getImageData(0, 0, 1, 1).data.join();
    };
    const [cool, warm] = ['--sc-cool', '--sc-warm'].map(colourOf);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const found = Array.from({ length: data.length / 4 }, (_, at) => data.slice(4 * at, 4 * at + 4).join());
    return { cool: found.filter((colour) => colour === cool).length, warm: found.filter((colour) => colour === warm).length };
  });
  await waitUntil('frames are drawn', async () => (await warm()).cool > 0);
  // A busy machine may freeze it indeed, but not for the most of the time.
  await waitUntil('the most of it is alive', async () => {
    const px = await warm();
    return px.cool > px.warm;
  });
});

test('a clock in steps of 1 ms is not called coarse', async (t) => {
  const page = await open(t, '?count=30&sleep=8:0.3&modes=async-together', 1, { all: true });
  await page.lane('async-together').runToItsEnd();
  const [record] = await page.records();
  assert.equal(record.clockStepMs, undefined);
  assert.ok(!(await page.text()).includes('This browser tells the time'));
});
