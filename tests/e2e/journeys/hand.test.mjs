/** The hand: it turns with every frame of a run, stands still in a freeze, steps at rest, and is paused by a press. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);

/** A step of the hand at rest, in degrees, and how far it turns in a ms. */
const STEP = 30;
const PER_MS = 0.18;

/** Notes the time and the angle of the hand in each frame from now on. */
const watch = () => run(() => {
  const needle = document.querySelector('.sc-needle');
  const angle = () => Number(/rotate\((\d+)deg\)/.exec(needle.style.transform)?.[1] ?? 0);
  window.seen = [];
  const look = (now) => {
    window.seen.push([now, angle()]);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

/** The frames since `watch`, or since the last call: the time since the frame before, and how far the hand went, in degrees. */
async function moves() {
  const seen = await run(() => {
    const { seen } = window;
    window.seen = seen.slice(-1);
    return seen;
  });
  return seen.slice(1).map(([now, angle], index) => {
    const [before, from] = seen[index];
    return { ms: now - before, degrees: (angle - from + 360) % 360 };
  });
}

const moving = (moves) => moves.filter(({ degrees }) => degrees > 0);

/** The shortest time in which the hand surely turns by a degree, which is what is seen, in ms. */
const SEEN_MS = 10;

/** Fails unless the hand went a bit in nearly all of these frames. */
function assertTurns(moves) {
  // A frame may see the hand before or after it turns. A busy machine makes up for late frames by some that follow at once.
  const apart = moves.filter(({ ms }, index) => ms >= SEEN_MS && (moves[index - 1]?.ms ?? 0) >= SEEN_MS);
  assert.ok(moving(apart).length >= 0.8 * apart.length && moving(moves).length > 3, `${moving(apart).length} of ${apart.length} frames`);
  assert.ok(moves.every(({ degrees }) => degrees < STEP), JSON.stringify(moves));
}

/** Fails unless the hand made a step a second, and one more or less. A frame that comes late may show two. */
function assertSteps(moves) {
  const made = moving(moves).map(({ degrees }) => degrees);
  const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
  const seconds = sum(moves.map(({ ms }) => ms)) / 1_000;
  const isRight = made.every((degrees) => degrees % STEP === 0) && Math.abs(sum(made) / STEP - seconds) <= 1.2;
  assert.ok(isRight, `steps of ${made} degrees in ${seconds} s`);
}

async function openAndWatch(link) {
  await page().openAfresh(link);
  await watch();
}

test('at rest the hand steps once a second', async () => {
  await openAndWatch();
  await pause(3_200);
  assertSteps(await moves());
});

test('it moves with every frame of a run, and until two seconds after it', async () => {
  await openAndWatch('?count=10&sleep=3:1&modes=async-together');
  const lane = page().lane('async-together');
  await lane.run();
  await lane.reaches('running');
  await moves();
  await pause(700);
  assertTurns(await moves());
  await lane.reaches('done');
  await moves();
  await pause(1_000);
  assertTurns(await moves());
  await pause(1_500);
  await moves();
  await pause(2_200);
  assertSteps(await moves());
});

test('it stands still while the page is frozen, and goes on from there', async () => {
  await openAndWatch('?count=10&sleep=3:1.5&modes=sync');
  await page().lane('sync').run();
  await page().lane('sync').reaches('done');
  const seen = await moves();
  const freeze = seen.find(({ ms }) => ms > 1_400);
  assert.ok(freeze, 'a freeze is seen');
  // As far as it may go in the frames around.
  assert.ok(freeze.degrees <= 100 * PER_MS, `${freeze.degrees} degrees in ${freeze.ms} ms`);
  assert.ok(moving(seen.slice(0, seen.indexOf(freeze))).length > 0, 'it moved before');
});

test('it moves with every frame under the pointer', async () => {
  await openAndWatch();
  const hand = await page().find('.sc-hand');
  await page().driver.actions().move({ origin: hand }).perform();
  await moves();
  await pause(700);
  assertTurns(await moves());
  await page().driver.actions().move({ origin: await page().find('h1') }).perform();
  await moves();
  await pause(1_200);
  assertSteps(await moves());
});

test('a press pauses it until it is pressed again or a run begins', async () => {
  await openAndWatch('?count=10&sleep=3:1&modes=async-together');
  const isPaused = async () => (await page().find('.sc-hand').getAttribute('aria-pressed')) === 'true';
  await page().click('.sc-hand');
  assert.equal(await isPaused(), true);
  await moves();
  await pause(1_500);
  assert.deepEqual(moving(await moves()), []);
  await page().click('.sc-hand');
  assert.equal(await isPaused(), false);
  await page().click('.sc-hand');
  await page().lane('async-together').run();
  await page().lane('async-together').reaches('running');
  await moves();
  await pause(500);
  assertTurns(await moves());
  assert.equal(await isPaused(), false);
});

test('out of view it rests', async () => {
  await openAndWatch();
  await page().loadLazyChunk();
  await run(() => document.querySelector('footer').scrollIntoView());
  await pause(200);
  await moves();
  await pause(1_500);
  assert.deepEqual(moving(await moves()), []);
  await run(() => document.querySelector('h1').scrollIntoView());
  await waitUntil('it steps', async () => moving(await moves()).length > 0);
});

test('a poke is answered in place of the question', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=async-together');
  await page().says('Click me during a run: does the page react?');
  await page().lane('async-together').run();
  await page().lane('async-together').reaches('running');
  await page().poke();
  await waitUntil('it is answered', async () => /Answered (at once|\d\.\d s late)\./.test(await page().text()));
  await page().saysNot('Click me during a run');
});
