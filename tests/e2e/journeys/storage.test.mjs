/** Stored runs: across a reload, until Start over, and with damaged entries. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

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
