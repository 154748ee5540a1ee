/**
 * Real clicks during a freeze, by a mouse that the browser can't tell from a reader's: they are answered late, counted rightly, and
 * start nothing. It wants a display of its own, such as xvfb's: no driver can click while a page is frozen.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { ENGINE, onPath } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:2.5&modes=sync,async-together';

const run = (script, ...values) => page().driver.executeScript(script, ...values);
const mouse = (...what) => execFileSync(onPath('xdotool'), what.map(String));

/** Where the page's upper left corner is on the display. */
let corner;

/** Finds the corner by a click that does nothing, and asks the page where it was. */
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
  // Empty ground, wherever that click lands.
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

/** Starts Sync, clicks those places while it is frozen, and waits until it is over and all clicks are delivered. */
async function clickDuringFreeze(places) {
  clickAt(await placeOf('[data-lane="sync"] .sc-run'));
  await pause(900);
  for (const place of places) {
    clickAt(place);
    await pause(250);
  }
  await page().lane('sync').reaches('done');
  await pause(500);
}

/** WebKitGTK hands out what was clicked up to seconds after the freeze, when the page is laid out anew: where it lands is chance. */
const LATE = ENGINE === 'webkit' && 'this browser hands clicks out when the page has changed beneath them';

test('pokes during a freeze are answered after it, are counted, and the page says how late they were', { skip: LATE }, async () => {
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

test('Stop, other lanes and chips that are clicked during a freeze start, stop and change nothing', async () => {
  await openWithMouse();
  await run(() => document.querySelector('[data-step="5"]').scrollIntoView({ block: 'start' }));
  const [chip, other, stop] = [await placeOf('[data-step="5"]'), await placeOf('[data-lane="async-together"] .sc-run'), await placeOf('[data-lane="sync"] .sc-run')];
  await clickDuringFreeze([chip, other, stop]);
  assert.deepEqual(await page().pressed(), [3]);
  assert.equal(await page().lane('async-together').state(), 'idle');
  const { log } = await page().lane('sync').result();
  assert.equal(log.length, 12);
  if (!LATE) assert.match(await page().text(), /You pressed Stop at \d\.\d\d s\. The page heard it at \d\.\d\d s, with nothing left to stop\./);
  assert.equal(await page().runs(), 1);
});
