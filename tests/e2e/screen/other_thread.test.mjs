/**
 * Whether the screen shows what a worker draws on a canvas while the page's own thread is blocked. The tests look at the display itself, which has to be one
 * of xvfb's: no driver can look at a frozen page.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINE } from '../browsers.mjs';
import { find, readDisplay } from '../framebuffer.mjs';
import { nextFreeze, signalFreezes } from '../freeze_signal.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);

/** What was measured in each engine. In WebKit the worker goes on, and the screen shows its drawings after the freeze. */
const IS_SEEN = { chromium: true, firefox: true, webkit: false }[ENGINE];

/** Takes `number` looks at the display, one every 100 ms, and returns what `look` saw. */
async function looks(number, look) {
  const all = [];
  for (let time = 0; time < number; time += 1) {
    all.push(look(readDisplay()));
    await pause(100);
  }
  return all;
}

const kinds = (all) => new Set(all.map(String)).size;

/** A worker that fills the canvas that it gets with another shade of magenta in each frame. */
const PROBE = `onmessage = ({ data: canvas }) => {
  const context = canvas.getContext('2d');
  let shade = 0;
  const draw = () => {
    shade = (shade + 7) % 200;
    context.fillStyle = 'rgb(255, ' + shade + ', 255)';
    context.fillRect(0, 0, 40, 40);
    requestAnimationFrame(draw);
  };
  draw();
  postMessage(null);
};`;

test('a canvas that a worker draws on goes on, or stands still, as the documents say', async (t) => {
  // A file of the page's own server: the page's policy allows no other worker.
  const server = await serveFor(t, { pages: { '/probe.js': PROBE } });
  const probed = new Page(page().driver, server.address);
  await probed.openAfresh('?count=10&sleep=3:4&modes=sync');
  await probed.driver.executeAsyncScript((tell) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    canvas.style.cssText = 'position: fixed; z-index: 9; left: 0; top: 0; width: 120px; height: 120px';
    document.body.append(canvas);
    const worker = new Worker('/probe.js');
    const offscreen = canvas.transferControlToOffscreen();
    worker.postMessage(offscreen, [offscreen]);
    worker.onmessage = () => tell();
  });
  const isProbe = ([red, , blue]) => red === 255 && blue === 255;
  const place = await waitUntil('it is on the screen', async () => {
    const display = readDisplay();
    for (let y = 0; y < display.height; y += 10) {
      for (let x = 0; x < display.width; x += 10) {
        if (isProbe(display.colour(x, y)) && display.colour(x, y)[1] < 200 && isProbe(display.colour(x + 30, y + 30))) return { x: x + 20, y: y + 20 };
      }
    }
    return null;
  });
  const shades = (number) => looks(number, (display) => display.colour(place.x, place.y));
  await waitUntil('it is drawn anew', async () => kinds(await shades(8)) > 3);
  await signalFreezes(page().driver);
  const frozen = nextFreeze(server.requests);
  await probed.lane('sync').run();
  await frozen();
  const seen = kinds(await shades(20));
  if (IS_SEEN) assert.ok(seen > 5, `${seen} shades in a freeze`);
  else assert.ok(seen <= 2, `${seen} shades in a freeze: say so in docs/browsers.md, and let WebKit have the stopwatch`);
  await probed.lane('sync').reaches('done');
});

test('the stopwatch goes on during a freeze, beside the hand that stands still', { skip: !IS_SEEN && 'this engine has none' }, async () => {
  await page().openAfresh('?count=10&sleep=3:3&modes=sync');
  await page().loadLazyChunk();
  await signalFreezes(page().driver);
  // Magenta frames, to find the places on the display.
  const place = async (css) => {
    await run((css) => Object.assign(document.querySelector(css).style, { background: 'rgb(255, 0, 255)' }), css);
    const found = await waitUntil('it is on the screen', async () => find(readDisplay(), [255, 0, 255]));
    await run((css) => document.querySelector(css).style.removeProperty('background'), css);
    await waitUntil('it is off the screen', async () => !find(readDisplay(), [255, 0, 255]));
    return found;
  };
  await run(() => scrollTo(0, 0));
  const dial = await place('.sc-dial');
  const caption = await place('.sc-hand-caption');
  // An image of a box from its upper left corner, as text.
  const box = ({ x, y }, width, height) => (display) => {
    const rows = [];
    for (let down = 0; down < height; down += 1) for (let right = 0; right < width; right += 1) rows.push(display.colour(x + right, y + down));
    return rows;
  };
  let both;
  for (let time = 0; time < 4; time += 1) {
    const frozen = nextFreeze(page().requests);
    await page().driver.executeScript(() => document.querySelector('[data-lane="sync"] .sc-run').click());
    await frozen();
    // Until all that was drawn before the freeze is on the screen.
    await pause(300);
    both = await looks(15, (display) => [box(dial, 36, 36)(display), box({ x: caption.x, y: caption.y - 14 }, 40, 48)(display)].map(String));
    await page().lane('sync').reaches('done');
    // On a busy machine the worker may have started too late.
    if (kinds(both.map(([, stopwatch]) => stopwatch)) > 5) break;
  }
  assert.equal(kinds(both.map(([hand]) => hand)), 1, 'the hand stands still');
  assert.ok(kinds(both.map(([, stopwatch]) => stopwatch)) > 5, 'the stopwatch goes on');
});
