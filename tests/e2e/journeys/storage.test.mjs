/** Stored runs: across a reload, until Start over, and with damaged entries. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:0.2&modes=async-together,async-in-turn';

const isKept = (number) =>
  waitUntil(`${number} runs are kept`, async () => (await page().runs()) === number);

const storedKeys = () =>
  page().driver.executeScript(() => Object.keys(localStorage).filter((key) => key.startsWith('sleep-count.')));

async function runBoth() {
  await page().openAfresh(LINK);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  await isKept(2);
}

test('runs survive a reload, and Start over removes them', async () => {
  await runBoth();
  await page().reload();
  await isKept(2);
  assert.deepEqual(await page().notices(), []);
  await page().unfold('Your runs');
  await page().press('Start over');
  await isKept(0);
  await page().reload();
  await isKept(0);
  for (const mode of await page().modes()) assert.equal(await page().lane(mode).state(), 'idle');
});

test('Start over hides the logs', async () => {
  await runBoth();
  const logs = () => page().driver.executeScript(() => Array.from(document.querySelectorAll('.sc-log')).filter((log) => log.offsetHeight > 0).length);
  assert.equal(await logs(), 2);
  await page().unfold('Your runs');
  await page().press('Start over');
  await isKept(0);
  assert.equal(await logs(), 0);
  await page().lane('async-together').runToItsEnd();
  assert.equal(await logs(), 1);
});

/** What a reader sees of the runs: their table, and what their lanes show. */
const seen = () => page().driver.executeScript(() => ({
  rows: Array.from(document.querySelectorAll('.sc-runs tbody tr'), (row) => row.textContent),
  lanes: Array.from(document.querySelectorAll('[data-lane]'), (lane) => [lane.dataset.state, lane.querySelector('[data-log]')?.textContent]),
  verdicts: Array.from(document.querySelectorAll('[data-verdict]'), (verdict) => verdict.textContent),
  stored: Object.entries(localStorage).filter(([key]) => key.startsWith('sleep-count.')).sort(),
}));

test('Undo brings back the runs, also what is stored and damaged, and what the lanes showed', async () => {
  await runBoth();
  await page().reload();
  await page().driver.executeScript(() => localStorage.setItem('sleep-count.run.2020-01-01T00:00:00.000Z.sync', 'damaged'));
  await page().lane('async-together').runToItsEnd();
  await isKept(3);
  await page().unfold('Your runs');
  await waitUntil('the table is there', () => page().count('.sc-runs tbody tr'));
  const before = await seen();
  await page().press('Start over');
  await page().says('3 runs are forgotten.');
  await isKept(0);
  assert.deepEqual(await storedKeys(), []);
  const focused = () => page().driver.executeScript(() => document.activeElement.textContent);
  await waitUntil('Undo has the focus', async () => (await focused()) === 'Undo');
  await pause(10_000);
  await page().press('Undo');
  await page().says('They are back.');
  await waitUntil('Start over has the focus', async () => (await focused()) === 'Start over');
  await isKept(3);
  await waitUntil('all is as before', async () => (await page().count('.sc-runs tbody tr')) === 3 && (await page().count('[data-verdict]')) === before.verdicts.length);
  assert.deepEqual(await seen(), before);
  assert.equal((await page().driver.executeScript(() => Array.from(document.querySelectorAll('button')).filter((button) => button.textContent === 'Undo' && button.offsetHeight > 0).length)), 0);
  await page().lane('async-together').runToItsEnd();
  await isKept(4);
});

test('Undo is there until the next run', async () => {
  await runBoth();
  await page().unfold('Your runs');
  await page().press('Start over');
  await page().says('2 runs are forgotten.');
  await page().lane('async-together').runToItsEnd();
  await page().saysNot('2 runs are forgotten.');
  assert.equal(await page().button('Undo').catch(() => null), null);
  await isKept(1);
});

test('if there is no room for a note, the page says so', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=sync');
  await page().lane('sync').runToItsEnd();
  await isKept(1);
  const sentence = "This browser won't store your runs; they last until you leave.";
  await page().saysNot(sentence);
  await page().driver.executeScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('On purpose.', 'QuotaExceededError'); };
  });
  await page().find('.sc-note input').sendKeys('3 came late', Key.TAB);
  await page().says(sentence);
});

test('stored entries that are damaged or of another version are skipped with a notice', async (t) => {
  const damages = {
    'cut off': (text) => text.slice(0, text.length / 2),
    'not JSON': () => 'what is this?',
    'empty': () => '',
    'of another kind': () => '{"runs": 7, "version": 1, "format": 4}',
    'of another version': (text) => text.replace(/("version"\s*:\s*)1\b/g, '$1999'),
  };
  for (const [name, damage] of Object.entries(damages)) {
    await t.test(name, async () => {
      await runBoth();
      const keys = await storedKeys();
      assert.ok(keys.length > 0, 'nothing is stored under sleep-count.');
      for (const key of keys) {
        const text = await page().driver.executeScript((key) => localStorage.getItem(key), key);
        await page().driver.executeScript((key, text) => localStorage.setItem(key, text), key, damage(text));
      }
      await page().reload();
      await waitUntil('a notice tells of it', async () => (await page().notices()).length > 0);
      await isKept(0);
      await page().lane('async-together').runToItsEnd();
      await isKept(1);
    });
  }
});

test('Undo does not show the result of runs with another limit', async () => {
  await page().openAfresh('?count=4&sleep=1-4:0.1&limit=2&modes=async-together,async-limited');
  const result = () => page().count('[data-result]');
  await page().click('[data-run-all]');
  for (const mode of await page().modes()) await page().lane(mode).reaches('done');
  await waitUntil('the result is there', result);
  await page().unfold('Your runs');
  for (const [limit, results] of [[null, 1], ['3', 0]]) {
    await page().press('Start over');
    await waitUntil('the result is gone', async () => (await result()) === 0);
    const field = '[data-lane="async-limited"] .sc-limit input';
    if (limit) await page().writeInto(await page().find(field), limit);
    await page().press('Undo');
    await waitUntil('the runs are back', async () => (await page().lane('async-limited').state()) === 'done');
    assert.equal(await result(), results, `limit ${limit}`);
  }
});
