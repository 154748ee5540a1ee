/** The program whose words can be switched: what Python does with each combination, its lane, and the line that runs. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { copied, giveClipboard } from '../clipboard.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:0.4,5:0.2&modes=sync';

const FUNCTIONS = ['def', 'async def'];
const SLEEPS = ['time.sleep', 'await asyncio.sleep', 'asyncio.sleep'];
const STARTS = ['for', 'gather', 'gather with Semaphore(3)', 'threading'];

const OUTSIDE = "SyntaxError: 'await' outside async function";
const NO_COROUTINE = 'TypeError: An asyncio.Future, a coroutine or an awaitable is required';
const NO_AWAITABLE = "TypeError: object NoneType can't be used in 'await' expression";
const NEVER = (what) => `RuntimeWarning: coroutine '${what}' was never awaited`;

const [SYNC, IN_TURN, TOGETHER, BLOCKS, THREADS, FORGOTTEN, LIMITED] = ['Sync', 'Async, in turn', 'Async, together', 'Async that blocks', 'Threads',
  'Async, await forgotten', 'Async, 3 at a time'];
const REFUSED = { does: 'It prints nothing: Python refuses it.', says: OUTSIDE };
const NOTHING = { does: 'It prints nothing.', says: NEVER('step') };
const lines = (title) => ({ does: `It prints the lines of “${title}”.`, says: title === FORGOTTEN ? NEVER('sleep') : '', title });
const fails = (title, error) => ({
  does: `It prints the lines of “${title}”, then stops with an error.`,
  says: [...(title === FORGOTTEN ? [NEVER('sleep')] : []), '⋮', '9', '10', error].join('\n'),
});

/** By function and sleep, what is told for each start. */
const TABLE = [
  [[lines(SYNC), fails(SYNC, NO_COROUTINE), fails(SYNC, NO_AWAITABLE), lines(THREADS)],
    [REFUSED, REFUSED, REFUSED, REFUSED],
    [lines(FORGOTTEN), fails(FORGOTTEN, NO_COROUTINE), fails(FORGOTTEN, NO_AWAITABLE), lines(FORGOTTEN)]],
  [[lines(BLOCKS), lines(BLOCKS), lines(BLOCKS), NOTHING],
    [lines(IN_TURN), lines(TOGETHER), lines(LIMITED), NOTHING],
    [lines(FORGOTTEN), lines(FORGOTTEN), lines(FORGOTTEN), NOTHING]],
];

async function open(link = LINK) {
  await page().openAfresh(link);
  await page().seeCode();
  await waitUntil('the program is written', () => page().driver.executeScript(() => document.querySelectorAll('.sc-switched .sc-line').length > 10));
}

/** The radio button of a word, in the middle of the window, where no bar covers it. */
const radio = (word) => page().driver.executeScript((word) => {
  const label = Array.from(document.querySelectorAll('.sc-switch label')).find((label) => label.textContent === word);
  label.scrollIntoView({ block: 'center' });
  return label.querySelector('input');
}, word);

const choose = async (...words) => {
  for (const word of words) await (await radio(word)).click();
};

/** What is told of the program; the program as it is seen, without the words that are not chosen; its lines that are marked. */
const seen = () => page().driver.executeScript(() => {
  const text = (css) => {
    const element = document.querySelector(css);
    return element.getClientRects().length > 0 ? element.textContent : '';
  };
  const program = document.querySelector('.sc-switched').cloneNode(true);
  program.querySelectorAll('label:not(.sc-chosen)').forEach((label) => label.remove());
  const lines = (css) => Array.from(program.querySelectorAll(css), (line) => line.textContent.trim());
  return {
    does: text('.sc-switch-does'), says: text('.sc-python-says'), gloss: text('.sc-switch-says .sc-gloss'), why: text('[data-why]'), runs: text('[data-run-this]'),
    program: Array.from(program.querySelectorAll('.sc-line'), (line) => `${line.textContent.replace(/\n$/, '')}\n`).join(''),
    changed: lines('.sc-changed'), running: lines('[aria-current="step"]'),
  };
});

const focused = () => page().driver.executeScript(() =>
  [document.activeElement.closest('[data-lane]')?.dataset.lane ?? '', document.activeElement.textContent.trim()]);

/** Waits until a lane has run; its Run, which is Stop meanwhile, has the focus. */
async function hasRun(mode) {
  await page().lane(mode).reaches('done');
  await waitUntil(`Run of ${mode} has the focus`, async () => {
    const [lane, text] = await focused();
    return lane === mode && text.startsWith('Run');
  });
}

const dragTo = (ms) => page().driver.executeScript((ms) => {
  const handle = document.querySelector('[data-replay]');
  handle.value = ms;
  handle.dispatchEvent(new Event('input', { bubbles: true }));
}, ms);

const runningIs = (what, line) => waitUntil(`${what} marks ${line ?? 'no line'}`, async () => {
  const { running } = await seen();
  return line ? running.length === 1 && running[0] === line : running.length === 0;
});

afterEach(() => resize(page().driver, ENGINE, 1280, 900));

test('of every combination it says what Python does, why, and which lane does the same', async () => {
  await open();
  const reasons = new Set();
  for (const [f, functionWord] of FUNCTIONS.entries()) {
    for (const [s, sleepWord] of SLEEPS.entries()) {
      for (const [start, startWord] of STARTS.entries()) {
        await choose(functionWord, sleepWord, startWord);
        const [expected, what] = [TABLE[f][s][start], `${functionWord}, ${sleepWord}, ${startWord}`];
        await waitUntil(`${what} is told`, async () => (await seen()).does === expected.does);
        const { says, runs, program, why, gloss } = await seen();
        assert.equal(says, expected.says, what);
        assert.equal(runs, expected.title === undefined ? '' : `Run this: ${expected.title === SYNC ? 'go to' : 'add'} “${expected.title}”`, what);
        assert.equal(gloss, says.endsWith(NO_AWAITABLE) ? "In Python 3.14 and later: TypeError: 'NoneType' object can't be awaited" : '', what);
        assert.match(program, new RegExp(`^${functionWord} step\\(number\\):$`, 'm'), what);
        assert.match(program, new RegExp(`^ {8}${sleepWord}\\(sleeps\\[number\\]\\)$`, 'm'), what);
        reasons.add(why);
      }
    }
  }
  // The four refused ones have one reason, and the silent ones.
  assert.equal(reasons.size, 24 - 3 - 2);
});

test('the lines that the last switch changed are marked', async () => {
  await open();
  assert.deepEqual((await seen()).changed, []);
  await choose('async def');
  await waitUntil('it is marked', async () => (await seen()).changed.length > 0);
  assert.deepEqual((await seen()).changed, ['import asyncio', 'async def step(number):', 'async def main():', 'for number in range(1, 11):', 'await step(number)',
    'asyncio.run(main())']);
  await choose('await asyncio.sleep');
  await waitUntil('only this one is marked', async () => (await seen()).changed.length === 1);
  assert.deepEqual((await seen()).changed, ['await asyncio.sleep(sleeps[number])']);
  // The plan changes no word.
  await page().countTo('7');
  await waitUntil('the program counts to 7', async () => (await seen()).program.includes('range(1, 8)'));
  assert.deepEqual((await seen()).changed, ['await asyncio.sleep(sleeps[number])']);
});

test('arrow keys switch, the focus stays, and each group names its choices', async () => {
  await open();
  assert.equal(await page().driver.executeScript(() => document.querySelector('.sc-switches [role="status"].sc-unseen').textContent), '');
  const groups = () => page().driver.executeScript(() => Array.from(document.querySelectorAll('.sc-switched [role="radiogroup"]'), (group) => group.getAttribute('aria-label')));
  assert.deepEqual(await groups(), [
    'The function: def or async def',
    'The sleep: time.sleep, await asyncio.sleep or asyncio.sleep',
    'The start: for, gather, gather with Semaphore(3) or threading',
  ]);
  await (await radio('def')).sendKeys(Key.ARROW_RIGHT);
  await waitUntil('it says that it blocks', async () => (await seen()).does === lines(BLOCKS).does);
  await (await radio('for')).sendKeys(Key.ARROW_RIGHT);
  await (await radio('time.sleep')).sendKeys(Key.ARROW_RIGHT);
  await waitUntil('all start at once', async () => (await seen()).does === lines(TOGETHER).does);
  const { why } = await seen();
  const announced = () => page().driver.executeScript(() => document.querySelector('.sc-switches [role="status"].sc-unseen').textContent.replace(/\s+/g, ' '));
  await waitUntil('it is announced', async () => (await announced()) === `${lines(TOGETHER).does} ${why}`);
  assert.equal(await page().driver.executeScript(() => document.activeElement.closest('label')?.textContent), 'await asyncio.sleep');
});

test('Run this runs the lane that does the same, and adds it if it is not there', async () => {
  await open();
  await page().press('Run this: go to “Sync”');
  await hasRun('sync');
  await choose('async def', 'asyncio.sleep');
  await page().press('Run this: add “Async, await forgotten”');
  await hasRun('async-forgotten');
  assert.deepEqual(await page().modes(), ['sync', 'async-forgotten']);
  await page().press('Run this: go to “Async, await forgotten”');
  await waitUntil('it has run again', async () => (await page().runs()) === 3);
  await hasRun('async-forgotten');
  assert.deepEqual(await page().modes(), ['sync', 'async-forgotten']);
});

test('while a run is on, Run this starts none and says why', async () => {
  await open('?count=10&sleep=3:4&modes=async-together,sync');
  await choose('async def', 'asyncio.sleep');
  await page().lane('async-together').run();
  const run = await page().button('Run this: add');
  await waitUntil('it is off', async () => (await run.getAttribute('aria-disabled')) === 'true');
  await run.click();
  await page().says('A run is on: one at a time.');
  assert.deepEqual(await page().modes(), ['async-together', 'sync']);
  await page().lane('async-together').reaches('done');
  await page().saysNot('A run is on: one at a time.');
  assert.equal(await run.getAttribute('aria-disabled'), null);
  await run.click();
  await hasRun('async-forgotten');
});

test('the line that runs is marked while the lane runs, and in the replay', async () => {
  await open('?count=10&sleep=3:3&modes=async-together,sync');
  await choose('async def', 'await asyncio.sleep', 'gather');
  await runningIs('no run', null);
  await page().lane('async-together').run();
  await runningIs('the run', 'await asyncio.sleep(sleeps[number])');
  // A program that no lane runs has no such line.
  await choose('def');
  await runningIs('an error', null);
  await choose('async def');
  await runningIs('the run', 'await asyncio.sleep(sleeps[number])');
  await page().lane('async-together').reaches('done');
  await runningIs('the end', null);
  await page().lane('sync').runToItsEnd();
  await choose('def', 'time.sleep', 'for');
  await dragTo(1_000);
  await runningIs('the replay', 'time.sleep(sleeps[number])');
  await choose('threading');
  await runningIs('a lane without a run', null);
});

test('Copy copies the program as it is seen', async () => {
  await open('?story=status-upload&modes=sync');
  await giveClipboard(page().driver, 'takes');
  await choose('async def', 'await asyncio.sleep', 'gather with Semaphore(3)');
  await page().press('Copy the switched program');
  await page().says('Copied.');
  const [text] = await copied(page().driver);
  assert.ok(text.includes('tasks = [') && text.includes('asyncio.Semaphore(3)'), text);
  assert.equal((await seen()).program, text);
});

test('on a phone a word is as high as a finger, and what Python does stays in view', async () => {
  await resize(page().driver, ENGINE, 390, 664);
  await open();
  const small = await page().driver.executeScript(() => Array.from(document.querySelectorAll('.sc-switch input'), (input) => input.getBoundingClientRect())
    .filter(({ width, height }) => width < 40 || height < 44).length);
  assert.equal(small, 0);
  await choose('threading');
  await waitUntil('it is told', async () => (await seen()).does === lines(THREADS).does);
  const [top, bottom] = await page().driver.executeScript(() => {
    const { top, bottom } = document.querySelector('.sc-switch-does').getBoundingClientRect();
    return [top, bottom];
  });
  assert.ok(top >= 0 && bottom <= 664, `${top} to ${bottom}`);
  assert.ok(await page().driver.executeScript(() => document.documentElement.scrollWidth <= innerWidth));
});
