/** The browser, or an extension in it, ends the page's script in the middle of a run: the page says so, and is not dead. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, Builder } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { ENGINE, onPath } from '../browsers.mjs';
import { openFaulty } from '../fault_injection.mjs';
import { nextFreeze, signalFreezes } from '../freeze_signal.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const visited = visit();
const STOPPED = 'The browser, or an extension in it, stopped this page in the middle of a run.';
const REMARK = 'The browser, or an extension in it, stopped the program.';

const typesTold = (page) => page.driver.executeScript(() => window.told.map(({ type }) => type));

/** Checks that the half run is kept, that the page says what happened, and that it works. */
async function assertGoesOn(page, mode, sleeps) {
  await page.lane(mode).reaches('failed');
  await page.says(STOPPED);
  await page.says(REMARK);
  assert.equal(await page.shows('[data-crash]'), false);
  const told = await typesTold(page);
  for (const type of ['run-start', 'freeze-start', 'freeze-end', 'run-end', 'error']) assert.equal(told.filter((other) => other === type).length, 1, told.join());
  const [record] = await page.records();
  assert.deepEqual([record.outcome, record.remarks], ['failed', [REMARK]]);
  assertRecord(record, 30, sleeps);
  assert.ok(record.elapsedMs > 0);
  assertEachOnce(await page.kept(), 1);
  await page.mend();
  await page.lane('async-together').runToItsEnd();
  await page.lane(mode).runToItsEnd();
  assert.deepEqual((await page.kept()).map(({ outcome }) => outcome), ['failed', 'done', 'done']);
}

if (ENGINE === 'chromium') {
  for (const mode of ['sync', 'async-blocking']) {
    test(`the browser ends the script during the freeze of ${mode}`, async (t) => {
      const page = await openFaulty(t, visited().driver, `?count=30&sleep=8:1.5&modes=${mode},async-together`);
      const devtools = await page.driver.createCDPConnection('page');
      await signalFreezes(page.driver);
      const frozen = nextFreeze(page.server.requests);
      await page.click('[data-run-all]');
      await frozen();
      devtools.execute('Runtime.terminateExecution', {});
      await page.says('Async, together was not started.');
      await assertGoesOn(page, mode, { 8: 1500 });
    });
  }

  test('the browser ends the script within a task of an async lane', async (t) => {
    const page = await openFaulty(t, visited().driver, '?count=30&sleep=8:1.5&modes=async-together');
    const devtools = await page.driver.createCDPConnection('page');
    const hangs = nextFreeze(page.server.requests);
    await page.fault('clockHangs');
    await page.lane('async-together').run();
    await hangs();
    devtools.execute('Runtime.terminateExecution', {});
    await page.says(STOPPED);
    await page.lane('async-together').reaches('failed');
    const [record] = await page.records();
    assert.equal(record.outcome, 'failed');
    // Its other tasks can't run any more, so all that is left is to load the page again.
    assert.equal(await page.driver.executeScript(() => document.getElementById('playground').inert), true);
    await page.click('[data-stopped] a');
    await waitUntil('the page has started again', async () => !(await page.shows('[data-stopped]')) && (await page.count('[data-lane]')) > 0);
    await page.lane('async-together').runToItsEnd();
    assert.deepEqual((await page.kept()).map(({ outcome }) => outcome), ['failed', 'done']);
  });
}

/** Firefox with a page of its own, which reports a script that runs for a second, so that a reader can stop it. */
async function openImpatientFirefox(t) {
  const options = new firefox.Options().setBinary(onPath('firefox-esr')).addArguments('-headless');
  const settings = {
    'dom.ipc.processHangMonitor': true, 'dom.ipc.reportProcessHangs': true, 'dom.max_script_run_time': 1,
    'dom.max_script_run_time.require_critical_input': false, 'browser.hangNotification.waitPeriod': 100,
  };
  for (const [name, value] of Object.entries(settings)) options.setPreference(name, value);
  const service = new firefox.ServiceBuilder(onPath('geckodriver')).addArguments('--allow-system-access');
  const driver = await new Builder().forBrowser(Browser.FIREFOX).setFirefoxOptions(options).setFirefoxService(service).build();
  t.after(() => driver.quit());
  return driver;
}

if (ENGINE === 'firefox') {
  test('the reader stops the page in Firefox during a freeze, and a style says so, since no script runs any more', async (t) => {
    const driver = await openImpatientFirefox(t);
    const page = await openFaulty(t, driver, '?count=30&sleep=8:9.5&modes=sync');
    await page.lane('sync').run();
    await driver.setContext('chrome');
    await waitUntil('Firefox offers to stop the page', () => driver.executeScript(() => {
      const { ProcessHangMonitor } = ChromeUtils.importESModule('resource:///modules/ProcessHangMonitor.sys.mjs');
      const { selectedBrowser } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
      const report = ProcessHangMonitor.findActiveReport(selectedBrowser);
      report?.terminateScript();
      return report !== null;
    }), 30_000);
    await driver.setContext('content');
    await waitUntil('the sentence is seen', () => driver.executeScript(() =>
      getComputedStyle(document.querySelector('[data-stopped]')).visibility === 'visible'), 60_000);
    assert.equal(await page.lane('sync').state(), 'running');
    await page.click('[data-stopped] a');
    await waitUntil('the page has started again', async () => !(await page.shows('[data-stopped]')) && (await page.count('[data-lane]')) > 0, 30_000);
  });
}

test('an exception of an extension during a freeze ends the run', async (t) => {
  const page = await openFaulty(t, visited().driver, '?count=30&sleep=8:0.5&modes=sync,async-together');
  // The page measures the clock's step after it has loaded, which takes many calls.
  await pause(1_500);
  await page.fault('clockThrowsAsExtension', 20_000);
  await page.lane('sync').run();
  await assertGoesOn(page, 'sync', { 8: 500 });
});

for (const method of ['setAttribute', 'insertBefore', 'append', 'replaceChildren', 'postMessage', 'requestAnimationFrame', 'textContent']) {
  test(`if ${method} throws during a run, the lane does not run for ever`, async (t) => {
    const page = await openFaulty(t, visited().driver, '?count=30&sleep=8:0.6,12:0.3&modes=async-in-turn,sync');
    await page.lane('async-in-turn').runToItsEnd();
    await page.runWithFaultDuringSleep('async-in-turn', 8, 'methodThrows', method);
    await waitUntil('the run has ended', async () => (await page.records()).length === 2);
    await waitUntil('the lane shows it', async () => (await page.lane('async-in-turn').state()) !== 'running');
    await page.mend();
    const [, { outcome }] = await page.records();
    const isBroken = await page.shows('[data-crash]');
    assert.ok(outcome === 'done' || isBroken, `${outcome}, and the page says nothing`);
    await pause(100);
    await page.reload();
    await page.lane('async-in-turn').runToItsEnd();
  });
}

test('a page whose scripts the browser blocks during a freeze says so without a script', async (t) => {
  const page = await openFaulty(t, visited().driver, '?count=30&sleep=8:0.3&modes=sync');
  const seen = () => page.driver.executeScript(() => {
    const sentence = document.querySelector('[data-stopped]');
    return sentence.hidden ? 'absent' : getComputedStyle(sentence).visibility;
  });
  assert.equal(await seen(), 'absent');
  await page.lane('sync').runToItsEnd();
  assert.equal(await seen(), 'absent');
  // As if no script had run since the freeze began: its end is never told.
  await page.driver.executeScript(() => {
    document.dispatchEvent(new CustomEvent('sleep-count:freeze-start', { detail: {} }));
  });
  assert.equal(await seen(), 'hidden');
  await page.driver.executeScript(() => document.querySelector('[data-stopped]').getAnimations()[0].currentTime = 19_900);
  await waitUntil('it is seen', async () => (await seen()) === 'visible');
});
