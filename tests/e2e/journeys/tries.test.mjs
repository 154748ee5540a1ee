/** Things to try: each challenge is met by editing the plan and running it, and not before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

/** The challenges that are ticked off. */
const ticked = () => page().driver.executeScript(() =>
  Array.from(document.querySelectorAll('[data-try][data-done]'), (item) => item.dataset.try));

/** Scrolls to the list, which the lazy chunk brings, and back. */
async function look() {
  await page().driver.executeScript(() => document.querySelector('#sc-tries').scrollIntoView());
  await waitUntil('the list is there', () => page().count('[data-try]'));
  await page().driver.executeScript(() => window.scrollTo(0, 0));
}

async function openAfresh(link) {
  await page().openAfresh(link);
  await look();
}

async function isTicked(slug, limitMs) {
  await waitUntil(`${slug} is ticked off`, async () => (await ticked()).includes(slug), limitMs);
}

/** Lets these numbers sleep, in s, and no others, by chips and the stepper. */
async function edit(sleeps) {
  const asleep = await page().pressed();
  for (const step of asleep.filter((step) => !(step in sleeps))) await page().wake(step);
  for (const [step, seconds] of Object.entries(sleeps)) await page().putToSleep(step, seconds);
}

const run = (mode) => page().lane(mode).runToItsEnd();

/** How often a lane runs at most until a challenge is met that depends on how late the machine is. */
const TRIES = 8;

/** Runs a lane until a challenge is ticked off, and returns how often it ran. */
async function runUntilTicked(mode, slug) {
  for (let times = 1; times < TRIES; times += 1) {
    await run(mode);
    if (await isTicked(slug, 1_000).then(() => true, () => false)) return times;
  }
  await run(mode);
  await isTicked(slug);
  return TRIES;
}

test('the steps of the exercise are ticked off one after another', async () => {
  await openAfresh();
  assert.deepEqual(await ticked(), []);
  await edit({});
  assert.deepEqual(await ticked(), []);
  await run('async-together');
  await isTicked('baseline');
  await edit({ 8: 1 });
  await run('async-together');
  for (const slug of ['eight-asleep', 'compared', 'nine-before-eight']) await isTicked(slug);
  assert.equal((await ticked()).includes('between'), false);
  await run('sync');
  await isTicked('between');
  await page().reload();
  await look();
  for (const slug of ['baseline', 'eight-asleep', 'compared', 'between']) await isTicked(slug);
});

test('a sleep of eight seconds is ticked off', async () => {
  await openAfresh();
  await page().press('8 sleeps 8 s');
  assert.deepEqual(await ticked(), []);
  await page().lane('async-together').runToItsEnd(30_000);
  await isTicked('eight-seconds');
});

test('five sleeps of a second in under two are ticked off', async () => {
  await openAfresh();
  await edit({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 });
  assert.deepEqual(await ticked(), []);
  await run('sync');
  assert.equal((await ticked()).includes('five-in-two'), false);
  await runUntilTicked('async-together', 'five-in-two');
});

test('two lanes of equal time, of which one freezes, are ticked off', async () => {
  await openAfresh();
  await edit({ 3: 0.4 });
  await run('sync');
  assert.equal((await ticked()).includes('same-time'), false);
  await page().press('Add “Async, in turn”');
  await runUntilTicked('async-in-turn', 'same-time');
});

test('async code that freezes the page is ticked off', async () => {
  await openAfresh();
  await edit({ 3: 0.4 });
  await page().press('Add “Async, in turn”');
  for (const mode of ['sync', 'async-together', 'async-in-turn']) await run(mode);
  assert.equal((await ticked()).includes('frozen-by-async'), false);
  await page().press('Add “Async that blocks”');
  await run('async-blocking');
  await isTicked('frozen-by-async');
});

test('a sleep sort is ticked off', async () => {
  await openAfresh();
  await edit({ 1: 1, 2: 0.8, 3: 0.6, 4: 0.4, 5: 0.2 });
  await run('sync');
  assert.equal((await ticked()).includes('sleep-sort'), false);
  await runUntilTicked('async-together', 'sleep-sort');
});

test('a record without all events ticks nothing off', async () => {
  await openAfresh('?count=5&sleep=1:1,2:0.8,3:0.6,4:0.4,5:0.2');
  const runs = await runUntilTicked('async-together', 'sleep-sort');
  await page().driver.executeScript(() => {
    for (const [key, text] of Object.entries({ ...localStorage })) {
      const record = JSON.parse(text);
      record.events = record.events.filter(({ step }) => step !== 3);
      localStorage.setItem(key, JSON.stringify(record));
    }
  });
  await page().reload();
  await page().unfold(`Your runs (${runs})`);
  assert.equal(await page().runs(), runs);
  assert.deepEqual(await ticked(), []);
});

test('an embed does not offer things to try', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=sync,async-together,async-in-turn&embed=1');
  for (const mode of await page().modes()) await run(mode);
  await waitUntil('a lane is offered', async () => (await page().text()).includes('Run “Async that blocks”'));
  assert.equal((await page().text()).includes('Things to try'), false);
});
