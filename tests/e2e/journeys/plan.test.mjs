/** Editing the plan: chips, fields, lanes, the keyboard, and a plan that is too long for a blocking mode. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

async function linkBecomes(expected) {
  await waitUntil(`the link says ${JSON.stringify(expected)}`, async () => {
    const link = await page().link();
    return Object.entries(expected).every(([name, value]) => link[name] === value);
  });
}

/** The visible plan and lanes. */
async function whatIsSeen() {
  return { pressed: await page().pressed(), chips: await page().count('button[data-step]'), modes: await page().modes() };
}

async function reloadsAsItWas() {
  const seen = await whatIsSeen();
  await page().reload();
  assert.deepEqual(await whatIsSeen(), seen);
  assert.deepEqual(await page().notices(), []);
}

test('a chip puts its number to sleep for a second, or wakes it, and the link follows', async () => {
  await page().openAfresh();
  await page().chip(5).click();
  await linkBecomes({ count: '30', sleep: '5:1,8:3,12:2' });
  await page().says('All sleeps together 6 s');
  await page().chip(8).click();
  await linkBecomes({ sleep: '5:1,12:2' });
  await page().says('All sleeps together 3 s');
  await page().says('the longest 2 s');
  assert.deepEqual(await page().pressed(), [5, 12]);
  await reloadsAsItWas();
});

test('seconds and the count are edited in the sentence, and the link follows', async () => {
  await page().openAfresh();
  await page().write('Seconds that 8 sleeps', '0.25');
  await linkBecomes({ sleep: '8:0.25,12:2' });
  await page().says('All sleeps together 2.25 s');
  await page().write('Count to', '20');
  await linkBecomes({ count: '20', sleep: '8:0.25,12:2' });
  await waitUntil('there are 20 chips', async () => (await page().count('button[data-step]')) === 20);
  await reloadsAsItWas();
});

test('a notice names a value that a field cannot use', async () => {
  for (const [field, value] of [['Count to', 'many'], ['Seconds that 8 sleeps', '99'], ['Seconds that 8 sleeps', 'long']]) {
    await page().openAfresh();
    await page().write(field, value);
    await waitUntil(`a notice names ${value}`, async () => (await page().notices()).some((notice) => notice.includes(value)));
  }
});

test('an edited plan keeps the result, which then says that it belongs to another plan', async () => {
  const sentence = 'These numbers belong to another plan';
  await page().openAfresh('?count=30&sleep=8:0.3&modes=async-together');
  const lane = page().lane('async-together');
  const { log } = await lane.runToItsEnd();
  assert.ok(!(await lane.text()).includes(sentence));
  await page().chip(5).click();
  await page().says(sentence);
  assert.deepEqual((await lane.result()).log, log);
  await page().chip(5).click();
  await page().saysNot(sentence);
});

test('lanes are added and removed, and the link follows', async () => {
  await page().openAfresh('?count=30&sleep=8:1&modes=sync');
  await page().press('Add “Async, in turn”');
  await linkBecomes({ modes: 'sync,async-in-turn' });
  await (await page().lane('sync').button('Remove')).click();
  await linkBecomes({ modes: 'async-in-turn' });
  assert.deepEqual(await page().modes(), ['async-in-turn']);
  await reloadsAsItWas();
});

test('a blocking mode refuses a plan that is too long, and offers to shrink it', async () => {
  const refusal = "Sync won't run this: its sleeps add up to 13.5 s, and a run that freezes the page may take 10 s at most. "
    + 'Shorten a sleep or use Async, together.';
  await page().openAfresh('?count=30&sleep=8:8,12:5.5&modes=sync,async-together');
  const sync = page().lane('sync');
  await sync.run();
  await page().says(refusal);
  assert.equal(await sync.state(), 'idle');
  assert.equal(await page().lane('async-together').canRun(), true);
  await (await sync.button('Shrink all sleeps to fit 10 s')).click();
  await page().saysNot("Sync won't run this");
  assert.equal(await sync.canRun(), true);
  const { sleep } = await page().link();
  const totalMs = sleep.split(',').reduce((sum, item) => sum + Number(item.split(':')[1]) * 1000, 0);
  assert.ok(totalMs > 9_000 && Math.round(totalMs) <= 10_000, `${sleep} adds up to ${totalMs} ms`);
});

test('by keyboard a chip is put to sleep and a lane is run', async () => {
  await page().openAfresh('?count=12&sleep=8:0.2&modes=async-together');
  const press = (key) => page().driver.actions().sendKeys(key).perform();
  const tabTo = async (what, isThere) => {
    for (let tabs = 0; tabs < 60; tabs++) {
      await press(Key.TAB);
      if (await page().driver.executeScript(isThere)) return;
    }
    assert.fail(`60 tabs did not reach ${what}`);
  };
  await tabTo('a chip', () => document.activeElement.matches('button[data-step]'));
  const step = Number(await page().driver.executeScript(() => document.activeElement.dataset.step));
  const wasPressed = (await page().pressed()).includes(step);
  await press(Key.SPACE);
  await waitUntil('the chip has changed', async () => (await page().pressed()).includes(step) !== wasPressed);
  await tabTo('Run', () => document.activeElement.matches('[data-lane] button') && /^\s*Run/.test(document.activeElement.textContent));
  await press(Key.ENTER);
  await page().lane('async-together').reaches('done');
});

test('a number that is woken in the sentence does not take the focus from the next field', async () => {
  await page().openAfresh();
  const field = (name) => page().driver.findElement({ css: `input[aria-label="Seconds that ${name} sleeps"]` });
  await (await field('8')).sendKeys(Key.END, Key.BACK_SPACE, '0', Key.TAB);
  await linkBecomes({ sleep: '12:2' });
  assert.equal(await page().driver.executeScript(() => document.activeElement.getAttribute('aria-label')), 'Seconds that 12 sleeps');
});
