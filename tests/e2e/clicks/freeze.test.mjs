/**
 * Real mouse clicks during a freeze, made on the display: they are answered late, counted, and start nothing. The tests need a display of their own,
 * such as xvfb's, because no driver can click while a page is frozen.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { ENGINE, onPath } from '../browsers.mjs';
import { nextFreeze, signalFreezes } from '../freeze_signal.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:2.5&modes=sync,async-together';

const run = (script, ...values) => page().driver.executeScript(script, ...values);
const mouse = (...what) => execFileSync(onPath('xdotool'), what.map(String));

/** The position of the viewport on the display. */
let corner;

/** Finds that position with a click that does nothing, and its coordinates in the page. */
async function findCorner() {
  await run(() => addEventListener('pointerdown', ({ clientX, clientY }) => {
    document.documentElement.dataset.clicked = `${clientX} ${clientY}`;
  }, { once: true }));
  const [x, y] = [640, 300];
  mouse('mousemove', x, y, 'click', 1);
  const clicked = await waitUntil('a click arrives', () => run(() => document.documentElement.dataset.clicked));
  const [clientX, clientY] = clicked.split(' ').map(Number);
  return { x: x - clientX, y: y - clientY };
}

async function openWithMouse() {
  await page().openAfresh(LINK);
  // So that the click does nothing wherever it lands.
  await run(() => { document.querySelector('main').inert = true; });
  corner = await findCorner();
  await run(() => {
    document.querySelector('main').inert = false;
    document.querySelector('[data-lane="sync"]').scrollIntoView({ block: 'start' });
  });
}

/** The middle of an element, on the display. */
async function placeOf(css) {
  const place = await run((css) => {
    const { x, y, width, height } = document.querySelector(css).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, isInView: y >= -1 && y + height <= innerHeight + 1 };
  }, css);
  assert.ok(place.isInView, `${css} is not in view`);
  return [Math.round(place.x + corner.x), Math.round(place.y + corner.y)];
}

const clickAt = (place) => mouse('mousemove', ...place, 'click', 1);

/** Starts Sync, clicks these places while it is frozen, and waits until it is over and all clicks are delivered. */
async function clickDuringFreeze(places) {
  await signalFreezes(page().driver);
  const frozen = nextFreeze(page().requests);
  clickAt(await placeOf('[data-lane="sync"] .sc-run'));
  await frozen();
  for (const place of places) {
    clickAt(place);
    await pause(250);
  }
  await page().lane('sync').reaches('done');
  await pause(500);
}

/** WebKitGTK delivers clicks up to seconds after the freeze, when the layout has changed: they may hit another element. */
const LATE = ENGINE === 'webkit' && 'this browser delivers clicks after the layout has changed';

test('pokes during a freeze are answered after it and counted, and the page says how late they were', { skip: LATE }, async () => {
  await openWithMouse();
  await run(() => document.querySelector('[data-poke]').scrollIntoView({ block: 'start' }));
  const poke = await placeOf('[data-poke]');
  await clickDuringFreeze([poke, poke]);
  const said = await waitUntil('the page tells of two late answers', async () =>
    /Alive again\. You poked twice; the answers came (\d[^;]*) and (\d[^;]*) late\./.exec(await page().text()));
  const [first, second] = said.slice(1).map((late) => parseFloat(late) * (late.endsWith('ms') ? 1 : 1000));
  const { longestFreezeMs } = await page().lane('sync').result();
  assert.ok(first > second && first < longestFreezeMs, `${first} ms and ${second} ms late in a freeze of ${longestFreezeMs} ms`);
});

test('clicks on Stop, other lanes and chips during a freeze start, stop and change nothing', async () => {
  await openWithMouse();
  await run(() => document.querySelector('[data-step="5"]').scrollIntoView({ block: 'start' }));
  const [chip, other, stop] = [await placeOf('[data-step="5"]'), await placeOf('[data-lane="async-together"] .sc-run'), await placeOf('[data-lane="sync"] .sc-run')];
  await clickDuringFreeze([chip, other, stop]);
  assert.deepEqual(await page().pressed(), [3]);
  assert.equal(await page().lane('async-together').state(), 'idle');
  const { log } = await page().lane('sync').result();
  assert.equal(log.length, 12);
  const sentence = /You pressed Stop at \d\.\d+ s\. The page heard it at \d\.\d s, with nothing left to stop\./;
  if (!LATE) await waitUntil('the page tells of Stop', async () => sentence.test(await page().text()));
  assert.equal(await page().runs(), 1);
});
