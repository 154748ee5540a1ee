/** What people type into the fields of the plan: what has one meaning is taken, and nothing becomes another number. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

const linkBecomes = (name, value) => waitUntil(`${name} is ${value}`, async () => (await page().link())[name] === value);
const saysNotice = (sentence) =>
  waitUntil(`a notice says ${sentence}`, async () => (await page().notices()).some((notice) => notice === sentence));

/** Writes as an input method does: WebDriver does not type every character in every browser. */
const write = (css, text) => page().driver.executeScript((css, text) => {
  const field = document.querySelector(css);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}, css, text);

const COUNT = 'input[aria-label="Count to"]';
const SECONDS = '.sc-stepper input';

test('a length is taken as it is typed, with a decimal comma too', async () => {
  await page().openAfresh('?count=30&sleep=8:3&modes=async-together');
  await page().chip(8).click();
  const field = await page().stepperField();
  await field.click();
  await field.sendKeys('0,5', Key.ENTER);
  await linkBecomes('sleep', '8:0.5');
  assert.deepEqual(await page().stepper(), ['8', '0.5']);
  for (const [text, seconds] of [['1,25', '1.25'], ['٠٫٧', '0.7'], ['１２', '12'], ['۳', '3'], ['500ms', '0.5'], ['4 s', '4'], ['3 sec.', '3'],
    ['+2', '2'], ['\u00a05\u202fs', '5'], [',5', '0.5'], ['6.', '6'], ['½', '0.5'], ['1 min', '60']]) {
    await write(SECONDS, text);
    await linkBecomes('sleep', `8:${seconds}`);
    await waitUntil(`the field shows ${seconds}`, async () => (await page().stepper())[1] === seconds);
    assert.deepEqual(await page().notices(), [], text);
  }
});

test('a length without one meaning changes nothing, and the notice says what to write', async () => {
  await page().openAfresh('?count=30&sleep=8:3&modes=async-together');
  await page().chip(8).click();
  for (const [text, how] of [['1,500', 'write 1.5 with a point, or 1500'], ['-3', 'it takes seconds from 0 to 60, such as 3 or 0.25'],
    ['3 4', 'it takes seconds from 0 to 60, such as 3 or 0.25'], ['', 'it takes seconds from 0 to 60, such as 3 or 0.25']]) {
    await write(SECONDS, text);
    await saysNotice(`The sleep of 8 can't be “${text}”: ${how}. Nothing was changed.`);
    assert.deepEqual(await page().stepper(), ['8', '3']);
  }
  await write(SECONDS, '0,0004');
  await saysNotice("A sleep can't be 0.0004 s: it takes at most three decimals. Using 0.001 s.");
});

test('a count is taken as it is typed', async () => {
  await page().openAfresh('?count=30&sleep=8:1&modes=async-together');
  for (const [text, count] of [['２０', '20'], ['٢٥', '25'], ['+40', '40'], ['35.0', '35'], ['\u00a028', '28'], ['1,000', '1000'], ['1 200', '1200']]) {
    await write(COUNT, text);
    await linkBecomes('count', count);
    assert.deepEqual(await page().notices(), [], text);
  }
  await write(COUNT, '2.000');
  await saysNotice("The count can't be “2.000”: write 2, or 2000. Nothing was changed.");
  await write(COUNT, '30,5');
  await saysNotice("The count can't be “30,5”: it takes a whole number from 1 to 100,000. Nothing was changed.");
  assert.equal((await page().link()).count, '1200');
});

test('ranges are taken as they are typed, and a decimal comma changes nothing', async () => {
  await page().openAfresh('?count=200&sleep=&modes=async-together');
  const field = await waitUntil('the ranges are there', () => page().find('.sc-ranges-field input').catch(() => null));
  const put = async (text) => {
    await page().driver.executeScript((field, text) => {
      field.value = text;
    }, field, text);
    await page().press('Put to sleep');
  };
  await put('1-100:0,3');
  await saysNotice("The sleep “1-100:0,3” can't be read: write 0.3 with a point. Left out.");
  await put('8:3,5');
  await saysNotice("The sleep “8:3,5” can't be read: write 3.5 with a point. Left out.");
  assert.equal((await page().link()).sleep, '');
  await put('1-100:0,3; 150:500ms');
  await linkBecomes('sleep', '1-100:0.3,150:0.5');
  assert.deepEqual(await page().notices(), []);
});

test('a phone shows the keys that a field needs', async () => {
  await page().openAfresh();
  await page().chip(8).click();
  const keys = (css) => page().driver.executeScript((css) => document.querySelector(css).inputMode, css);
  assert.deepEqual([await keys(COUNT), await keys(SECONDS)], ['numeric', 'decimal']);
});
