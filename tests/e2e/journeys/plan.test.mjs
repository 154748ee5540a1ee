/** Editing the plan: chips, the stepper, fields, lanes, the keyboard, and a plan that is too long for a blocking mode. */
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

/** The steps whose chips say that their stepper is open. */
const opened = () => page().driver.executeScript(() =>
  Array.from(document.querySelectorAll('[data-step][aria-expanded="true"]'), (chip) => Number(chip.dataset.step)));

/** The name of a chip, which is its text. */
const nameOf = (step) => page().driver.executeScript((step) => document.querySelector(`[data-step="${step}"]`).textContent, step);

const focusedStep = () => page().driver.executeScript(() => Number(document.activeElement.dataset.step));

/** What is selected in the focused field. */
const selected = () => page().driver.executeScript(() => {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  return value?.slice(selectionStart, selectionEnd);
});

async function reloadsAsItWas() {
  const seen = await whatIsSeen();
  await page().reload();
  assert.deepEqual(await whatIsSeen(), seen);
  assert.deepEqual(await page().notices(), []);
}

test('a tap on a number that sleeps changes nothing, and opens its stepper', async () => {
  await page().openAfresh();
  const { link, seen } = { link: await page().link(), seen: await whatIsSeen() };
  for (let taps = 1; taps <= 3; taps += 1) {
    await page().chip(8).click();
    assert.deepEqual(await page().stepper(), ['8', '3']);
    assert.deepEqual([await page().link(), await whatIsSeen()], [link, seen]);
  }
  assert.deepEqual(await opened(), [8]);
});

test('two taps and Wake wake a number, and a tap brings its last length back', async () => {
  await page().openAfresh();
  await page().chip(8).click();
  await page().chip(8).click();
  await page().press('Wake 8');
  await linkBecomes({ count: '30', sleep: '12:2' });
  assert.deepEqual([await page().stepper(), await page().pressed()], [null, [12]]);
  await page().chip(8).click();
  await linkBecomes({ sleep: '8:3,12:2' });
  assert.deepEqual(await page().stepper(), ['8', '3']);
  await reloadsAsItWas();
});

test('a tap on a number that is awake puts it to sleep for a second, and the link follows', async () => {
  await page().openAfresh();
  await page().chip(5).click();
  await linkBecomes({ count: '30', sleep: '5:1,8:3,12:2' });
  assert.deepEqual([await page().stepper(), await opened()], [['5', '1'], [5]]);
  assert.equal(await nameOf(5), '5, sleeps 1 s');
  assert.equal(await nameOf(6), '6');
  await page().chip(8).click();
  assert.deepEqual([await page().stepper(), await opened(), await page().pressed()], [['8', '3'], [8], [5, 8, 12]]);
  await reloadsAsItWas();
});

test('the stepper goes by half seconds, and not below one', async () => {
  await page().openAfresh('?count=30&sleep=8:1.2,12:2&modes=sync,async-together');
  await page().chip(8).click();
  const press = async (name, length, sleep) => {
    await page().press(name);
    await waitUntil(`8 sleeps ${length} s`, async () => (await page().stepper())[1] === length);
    await linkBecomes({ sleep });
  };
  await press('Sleep longer', '1.5', '8:1.5,12:2');
  await press('Sleep longer', '2', '8:2,12:2');
  for (const length of ['1.5', '1', '0.5', '0.5']) await press('Sleep shorter', length, `8:${length},12:2`);
  assert.equal(await nameOf(8), '8, sleeps 0.5 s');
});

test('seconds and the count are typed, and the link follows', async () => {
  await page().openAfresh();
  await page().putToSleep(8, '0.25');
  await linkBecomes({ sleep: '8:0.25,12:2' });
  await page().countTo('20');
  await linkBecomes({ count: '20', sleep: '8:0.25,12:2' });
  await waitUntil('there are 20 chips', async () => (await page().count('button[data-step]')) === 20);
  await reloadsAsItWas();
});

test('a length is selected when its field gets the focus, and Enter enters it', async () => {
  await page().openAfresh();
  await page().chip(8).click();
  const field = await page().stepperField();
  await field.click();
  assert.equal(await selected(), '3');
  await field.sendKeys('4.5', Key.ENTER);
  await linkBecomes({ sleep: '8:4.5,12:2' });
  assert.deepEqual(await page().stepper(), ['8', '4.5']);
});

test('a length of 0 wakes the number and closes its stepper', async () => {
  await page().openAfresh();
  await page().putToSleep(8, '0');
  await linkBecomes({ sleep: '12:2' });
  assert.equal(await page().stepper(), null);
});

test('a notice names a value that a field cannot use', async () => {
  const named = (value) => waitUntil(`a notice names ${value}`, async () => (await page().notices()).some((notice) => notice.includes(value)));
  await page().openAfresh();
  await page().countTo('many');
  await named('many');
  for (const value of ['99', 'long']) {
    await page().openAfresh();
    await page().putToSleep(8, value);
    await named(value);
  }
});

test('Escape and a tap elsewhere close the stepper, drop what was not entered, and move nothing', async () => {
  await page().openAfresh();
  const places = () => page().driver.executeScript(() =>
    ['.sc-cells', '.sc-row', '.sc-lanes', '[data-poke]'].map((css) => {
      const { x, y, width } = document.querySelector(css).getBoundingClientRect();
      return [css, x, y, width].join(' ');
    }));
  const [link, before] = [await page().link(), await places()];
  await page().chip(8).click();
  assert.deepEqual(await places(), before);
  await (await page().stepperField()).sendKeys('7', Key.ESCAPE);
  await waitUntil('it is closed', async () => (await page().stepper()) === null);
  assert.deepEqual(await places(), before);
  await waitUntil('its chip has the focus', async () => (await focusedStep()) === 8);
  await page().chip(12).click();
  assert.deepEqual(await page().stepper(), ['12', '2']);
  await page().find('h1').click();
  await waitUntil('it is closed', async () => (await page().stepper()) === null);
  assert.deepEqual([await places(), await page().link(), await opened()], [before, link, []]);
});

test('by keyboard the stepper gets the focus, and gives it back', async () => {
  await page().openAfresh();
  const press = (...keys) => page().driver.actions().sendKeys(...keys).perform();
  await page().driver.executeScript(() => document.querySelector('[data-step="5"]').focus());
  await press(Key.SPACE);
  await waitUntil('the field has the focus', async () => (await selected()) === '1');
  await press('2', Key.ENTER);
  await linkBecomes({ sleep: '5:2,8:3,12:2' });
  await press(Key.TAB, Key.TAB);
  await press(Key.SPACE);
  await linkBecomes({ sleep: '8:3,12:2' });
  await waitUntil('its chip has the focus', async () => (await focusedStep()) === 5);
  await press(Key.ENTER);
  await linkBecomes({ sleep: '5:2,8:3,12:2' });
});

test('a plan that is not the one of the link leads back to it', async () => {
  await page().openAfresh('?count=20&sleep=4:0.3&modes=sync');
  const isOffered = () => page().shows('.sc-row-plan button');
  await page().says('Tap a number to put it to sleep.');
  assert.equal(await isOffered(), false);
  await page().putToSleep(5, 1);
  await page().countTo('25');
  await linkBecomes({ count: '25', sleep: '4:0.3,5:1' });
  await page().press('Back to the exercise');
  await linkBecomes({ count: '20', sleep: '4:0.3' });
  assert.equal(await isOffered(), false);
});

test('more than five sleepers are summed up, and the sums of the sleeps are not told', async () => {
  await page().openAfresh('?count=30&sleep=1-5:0.3&modes=sync');
  await page().says('Tap a number to put it to sleep.');
  await page().putToSleep(6, 2);
  await page().find('h1').click();
  await page().says('6 of the 30 numbers sleep, 0.3 to 2 s each.');
  assert.doesNotMatch(await page().text(), /[Aa]ll sleeps|[Tt]he longest:/);
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
  await page().wake(5);
  await page().saysNot(sentence);
});

test('lanes are added and removed, and the link follows', async () => {
  await page().openAfresh('?count=30&sleep=8:1&modes=sync');
  await page().press('Add “Async, in turn”');
  await linkBecomes({ modes: 'sync,async-in-turn' });
  await page().lane('sync').click('Remove');
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
