/** A lane run several times in a row: each run is kept, together they say how much they differ, and Stop ends them all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { assertSleptEnough, expectedLog, linesIn } from '../expected_log.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();

const records = () => page().driver.executeScript(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)));

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** What the lane says of its repeated runs. */
const repeated = async (mode) => {
  const css = `[data-lane="${mode}"] .sc-repeated`;
  return (await page().count(css)) ? page().find(css).getText() : '';
};

for (const mode of ['async-in-turn', 'sync']) {
  test(`${mode}, three times: three records, their median, and how late sleeps were`, async () => {
    await page().openAfresh(`?count=10&sleep=3:0.3,5:0.2&modes=${mode}`);
    const lane = page().lane(mode);
    assert.equal(await page().shows('.sc-repeated'), false);
    await lane.runToItsEnd();
    await lane.click('Three times');
    await waitUntil('the runs are told', async () => (await repeated(mode)).includes('3 runs took'));
    assert.equal(await lane.state(), 'done');
    const kept = await records();
    assert.equal(kept.length, 4);
    for (const { outcome, events } of kept) assert.deepEqual([outcome, events.length], ['done', 14]);
    const series = kept.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)).slice(1);
    const told = await repeated(mode);
    const middle = median(series.map(({ elapsedMs }) => elapsedMs));
    const tookMs = told.match(/took (\d+) ms at the median/)?.[1];
    assert.ok(Math.abs(Number(tookMs) - middle) <= 0.51, `${told} — the median is ${middle} ms`);
    const elapsed = series.map(({ elapsedMs }) => elapsedMs);
    const apart = Math.max(...elapsed) - Math.min(...elapsed);
    assert.ok(Math.abs(Number(told.match(/are (\d+\.\d) ms apart/)?.[1]) - apart) < 0.06, `${told} — ${apart} ms apart`);
    assert.match(told, /Sleeps lasted \d+\.\d ms longer than asked at the median, \d+\.\d ms at most\./);
    const { log } = await lane.result();
    assert.deepEqual(linesIn(log), expectedLog(mode, 10, { 3: 300, 5: 200 }));
    assertSleptEnough(log, { 3: 300, 5: 200 });
  });
}

test('Stop ends the run that is on and all that were to follow', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  await page().chip(4).click();
  await lane.click('Ten times');
  await lane.reaches('running');
  assert.match(await repeated('async-together'), /^1 of 10$/);
  await lane.stop();
  await lane.reaches('stopped');
  await pause(2500);
  assert.equal(await lane.state(), 'stopped');
  assert.deepEqual((await records()).map(({ outcome }) => outcome).sort(), ['done', 'stopped']);
});

test('a plan that is edited meanwhile ends the repeating', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=async-together');
  const lane = page().lane('async-together');
  await lane.run();
  await lane.reaches('running');
  assert.equal(await repeated('async-together'), '', 'one run is not counted');
  await lane.reaches('done');
  await lane.click('Three times');
  await lane.reaches('running');
  await page().chip(4).click();
  await lane.reaches('done');
  await pause(500);
  assert.equal(await lane.state(), 'done');
  assert.equal((await records()).length, 2);
});

test('the keyboard stays on the button that was pressed', async () => {
  await page().openAfresh('?count=10&sleep=3:0.3&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  const button = await lane.awaitButton('Three times');
  await button.sendKeys(Key.ENTER);
  await waitUntil('the runs are told', async () => (await repeated('async-together')).includes('3 runs took'));
  assert.equal(await page().driver.executeScript((button) => document.activeElement === button, button), true);
});
