/** Repeated runs of a lane: each is stored, their spread is shown, and Stop ends the series. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { assertSleptEnough, expectedLog, linesIn } from '../expected_log.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();

const records = () => page().driver.executeScript(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)));

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** The text of the lane about its repeated runs. */
const repeated = async (mode) => {
  const css = `[data-lane="${mode}"] .sc-repeated`;
  return (await page().count(css)) ? page().find(css).getText() : '';
};

/**
 * Calls `act`, a function of the page, 300 ms after the next run has started, whose steps sleep for longer: a driver may come too late on a busy
 * machine. Returns the text about repeated runs at that time.
 */
function duringNextRun(mode, act) {
  return page().driver.executeScript(`
    const mode = arguments[0];
    window.textInRun = null;
    document.addEventListener('sleep-count:run-start', () => setTimeout(() => {
      window.textInRun = document.querySelector('[data-lane="' + mode + '"] .sc-repeated')?.innerText.trim() ?? '';
      (${act})(mode);
    }, 300), { once: true });`, mode);
}
const textInRun = () => page().driver.executeScript(() => window.textInRun);

for (const mode of ['async-in-turn', 'sync']) {
  test(`three runs of ${mode} give three records, their median, and how late sleeps were`, async () => {
    await page().openAfresh(`?count=10&sleep=3:0.3,5:0.2&modes=${mode}`);
    const lane = page().lane(mode);
    assert.equal(await repeated(mode), '');
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
    const took = told.match(/took (\d+\.\d) s at the median/)?.[1];
    assert.ok(Math.abs(Number(took) * 1000 - middle) <= 50.01, `${told} — the median is ${middle} ms`);
    const elapsed = series.map(({ elapsedMs }) => elapsedMs);
    const apart = Math.max(...elapsed) - Math.min(...elapsed);
    assert.ok(Math.abs(Number(told.match(/are (\d+\.\d) ms apart/)?.[1]) - apart) < 0.06, `${told} — ${apart} ms apart`);
    assert.match(told, /Sleeps lasted \d+\.\d ms longer than asked at the median, \d+\.\d ms at most\./);
    const { log } = await lane.result();
    assert.deepEqual(linesIn(log), expectedLog(mode, 10, { 3: 300, 5: 200 }));
    assertSleptEnough(log, { 3: 300, 5: 200 });
  });
}

test('Stop ends the current run and the series', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  await page().chip(4).click();
  await duringNextRun('async-together', (mode) => {
    const buttons = document.querySelectorAll(`[data-lane="${mode}"] button`);
    Array.from(buttons).find((button) => button.textContent.trim().startsWith('Stop')).click();
  });
  await lane.click('Ten times');
  await lane.reaches('stopped');
  assert.match(await textInRun(), /^1 of 10$/);
  await pause(2500);
  assert.equal(await lane.state(), 'stopped');
  assert.deepEqual((await records()).map(({ outcome }) => outcome).sort(), ['done', 'stopped']);
});

test('editing the plan ends the series after the current run', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=async-together');
  const lane = page().lane('async-together');
  await duringNextRun('async-together', () => {});
  await lane.run();
  await lane.reaches('done');
  assert.equal(await textInRun(), '', 'a single run is not numbered');
  await duringNextRun('async-together', () => document.querySelector('button[data-step="4"]').click());
  await lane.click('Three times');
  await waitUntil('the plan is edited', async () => (await page().pressed()).includes(4));
  await lane.reaches('done');
  assert.match(await textInRun(), /^1 of 3$/);
  await pause(500);
  assert.equal(await lane.state(), 'done');
  assert.equal((await records()).length, 2);
});

test('starting a series closes the menu, and the focus is on the button that stops it', async () => {
  await page().openAfresh('?count=10&sleep=3:0.3&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  const button = await lane.awaitButton('Three times');
  await button.sendKeys(Key.ENTER);
  await waitUntil('the runs are told', async () => (await repeated('async-together')).includes('3 runs took'));
  assert.equal(await page().shows('#sc-menu-async-together'), false);
  const focused = await page().driver.executeScript(() => document.activeElement.closest('[data-lane]')?.dataset.lane + document.activeElement.className);
  assert.match(focused, /^async-together.*sc-run/);
});
