/** The questions before a run, and the verdict on the answers after it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

const LINK = '?count=30&sleep=8:0.6,12:0.3&modes=sync,async-together';

/** The current question, or `null`. */
async function question() {
  const found = await page().driver.findElements({ css: '.sc-question' });
  return found.length ? found[0].getText() : null;
}

/** Chooses an answer by its text, in the row of a lane. */
async function choose(lane, answer) {
  const path = `//*[@role="radiogroup"][@aria-label="${lane}"]//label[normalize-space()="${answer}"]`;
  await (await page().driver.findElement({ xpath: path })).click();
}

async function press(name) {
  await (await page().driver.findElement({ xpath: `//fieldset//button[.="${name}"]` })).click();
}

/** The verdict on a mode, and on the guesses for it. */
async function verdictOf(mode) {
  const parts = await page().driver.findElements({ css: `[data-verdict="${mode}"], [data-guesses="${mode}"]` });
  return (await Promise.all(parts.map((part) => part.getText()))).join(' ');
}

test('the questions are asked one at a time, and the verdict compares the guesses with the measurements', async () => {
  await page().openAfresh(LINK);
  assert.equal(await question(), '8 sleeps 0.6 s. When will you see 9?');
  await choose('Sync', 'While 8 still sleeps');
  await choose('Async, together', 'While 8 still sleeps');
  await press('Next question');
  assert.equal(await question(), 'How long from start to end?');
  assert.equal(await page().count('.sc-guess input:checked'), 0);
  await choose('Sync', '0.9 s');
  await choose('Async, together', '0.9 s');
  await press('Next question');
  assert.equal(await question(), 'If you poke the page while it counts, when does it answer?');
  await press("That's my guess");
  assert.equal(await question(), null);

  await page().lane('sync').runToItsEnd();
  await page().lane('async-together').runToItsEnd();
  const sync = await verdictOf('sync');
  assert.match(sync, /Sync took (0\.9|1\.\d) s/);
  assert.match(sync, /You said “While 8 still sleeps”\. It was seen at \d\.\d s\. A frozen page can't draw\./);
  assert.match(sync, /You said 0\.9 s\. It took/);
  const together = await verdictOf('async-together');
  assert.match(together, /You said “While 8 still sleeps”\. It was seen at 0\.\d+ s\./);
  assert.match(together, /12 fell asleep after 8 and woke first/);
});

test('by keyboard the focus moves from question to question, and then to Run', async () => {
  await page().openAfresh(LINK);
  const focused = () => page().driver.executeScript(() => document.activeElement.closest('.sc-guess') ? 'the question' : document.activeElement.className);
  const pressByKey = async (name) => (await page().driver.findElement({ xpath: `//fieldset//button[.="${name}"]` })).sendKeys(Key.ENTER);
  for (const next of ['How long from start to end?', 'If you poke the page while it counts, when does it answer?']) {
    await pressByKey('Next question');
    await waitUntil(`it asks: ${next}`, async () => (await question()) === next);
    await waitUntil('the next question has the focus', async () => (await focused()) === 'the question');
  }
  await pressByKey("That's my guess");
  await waitUntil('Run has the focus', async () => (await focused()).includes('sc-run'));
});

test('Run without an answer skips the question, and the lane does not move during the run', async () => {
  await page().openAfresh('?count=30&sleep=8:1.5&modes=async-together');
  const lane = page().lane('async-together');
  await page().driver.executeScript((css) => {
    const lane = document.querySelector(css);
    const top = () => lane.getBoundingClientRect().top + scrollY;
    const before = top();
    window.moves = [];
    const look = () => {
      if (lane.dataset.state === 'running') window.moves.push(Math.abs(top() - before));
      if (lane.dataset.state !== 'done') requestAnimationFrame(look);
    };
    look();
  }, lane.css);
  await lane.run();
  await lane.reaches('done');
  const moves = await page().driver.executeScript(() => window.moves);
  assert.ok(moves.length > 0 && moves.every((px) => px < 2), `it moved by ${Math.max(...moves)} px in ${moves.length} frames`);
  await waitUntil('the question is gone', async () => (await question()) === null);
  assert.doesNotMatch(await verdictOf('async-together'), /You said/);
});

test('after Skip no question is asked again', async () => {
  await page().openAfresh(LINK);
  await press('Skip, just run');
  assert.equal(await question(), null);
  await page().press('Add “Async, in turn”');
  await waitUntil('the lane is there', () => page().count('[data-lane="async-in-turn"]'));
  assert.equal(await question(), null);
});

test('a lane that is added later asks its own question', async () => {
  await page().openAfresh(LINK);
  for (const name of ['Next question', 'Next question', "That's my guess"]) await press(name);
  assert.equal(await question(), null);
  await page().press('Add “Async, in turn”');
  await waitUntil('the new lane is asked about', async () => (await question()) !== null);
  await waitUntil('it is the only lane asked about', async () => (await page().count('[role="radiogroup"]')) === 1);
});

test('the focus moves into view: to Run after the guess, and to the question or Run of an added lane', async () => {
  const focused = () => page().driver.executeScript(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return { name: document.activeElement.textContent, type: document.activeElement.type, isInView: top >= 0 && bottom <= innerHeight };
  });
  const goesTo = (what, isIt) => waitUntil(`the focus is at ${what}`, async () => isIt(await focused()));
  await page().openAfresh(LINK);
  for (const name of ['Next question', 'Next question', "That's my guess"]) await press(name);
  await goesTo('Run of Sync', ({ name, isInView }) => name === 'Run Sync' && isInView);
  await page().press('Add “Async, in turn”');
  await goesTo('the question', ({ type, isInView }) => type === 'radio' && isInView);
  await press('Skip, just run');
  await goesTo('Run of Async, in turn', ({ name, isInView }) => name === 'Run Async, in turn' && isInView);
  await page().lane('async-in-turn').click('Remove');
  await page().press('Add “Async, in turn”');
  await goesTo('Run, since nothing is asked', ({ name, isInView }) => name === 'Run Async, in turn' && isInView);
});

test('a note is stored with the run', async () => {
  await page().openAfresh(LINK);
  await page().lane('sync').runToItsEnd();
  const field = await page().find('.sc-note input');
  await field.sendKeys('9 came late', Key.TAB);
  const noted = () => page().driver.executeScript(() => Object.values({ ...localStorage }).join('\n'));
  await waitUntil('the note is stored', async () => (await noted()).includes('"note":"9 came late"'));
});
