/**
 * The heartbeat strip: it is drawn anew when its width, the zoom or the colours of the page change, also while its lane is at rest, and it
 * shows pokes and gaps.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFromNowOn, pauseHand } from '../leaks.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();

/** The size of the canvas, in device pixels and in CSS pixels, and the opaque colours in it. */
const drawn = () => page().driver.executeScript(() => {
  const canvas = document.querySelector('[data-lane="sync"] canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const colors = new Set(Array.from({ length: data.length / 4 }, (_, at) => Array.from(data.subarray(4 * at, 4 * at + 4)))
    .filter(([, , , opacity]) => opacity === 255).map(String));
  return { width: canvas.width, px: canvas.clientWidth, colors: [...colors] };
});

const emulate = (method, how) => page().driver.sendDevToolsCommand(`Emulation.${method}`, how);
const resizeTo = (width, height, deviceScaleFactor) =>
  emulate('setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });

/** Waits until the page requests no frames: until then each frame draws the strip, whatever has changed. */
async function rest() {
  await page().driver.actions().move({ x: 1, y: 1 }).perform();
  await pauseHand(page().driver);
  await waitUntil('the page is at rest', () => page().driver.executeScript(() => {
    document.activeElement?.blur();
    return window.pendingTimers() === 0;
  }));
}

test('the strip of a lane at rest follows a new width, a new zoom and new colours', async () => {
  await countFromNowOn(page().driver);
  await page().openAfresh('?count=10&sleep=3:1&modes=sync');
  await page().lane('sync').runToItsEnd();
  await rest();
  const first = await drawn();
  assert.equal(first.width, first.px);
  assert.ok(first.colors.length > 0);

  await emulate('setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await waitUntil('it has other colours', async () => {
    const { colors } = await drawn();
    return colors.length > 0 && colors.every((color) => !first.colors.includes(color));
  });
  await resizeTo(700, 900, 1);
  await waitUntil('it is narrower', async () => {
    const { width, px } = await drawn();
    return px < first.px && width === px;
  });
  // Zooming halves the size of the window in CSS pixels. The strip keeps its own size here, so that nothing but the zoom has changed.
  const { px } = await drawn();
  await page().driver.executeScript((px) => {
    document.querySelector('[data-lane="sync"] canvas').style.width = `${px}px`;
  }, px);
  await rest();
  await resizeTo(350, 450, 2);
  await waitUntil('it has twice the resolution', async () => {
    const now = await drawn();
    return now.px === px && now.width === 2 * px;
  });
});

/**
 * Runs Async, together, presses Poke in it with a click that was made `lateMs` before, and then keeps the page busy for `busyMs`. Returns the
 * longest time between two frames in the second before the run, in it and after it.
 */
async function runAndPoke(lateMs, busyMs) {
  await resizeTo(1280, 900, 1);
  await page().openAfresh('?count=10&sleep=3:2&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  await page().driver.executeScript(() => {
    [window.longestMs, window.isWatched] = [0, true];
    let last = performance.now();
    const look = (now) => {
      [last, window.longestMs] = [now, Math.max(window.longestMs, now - last)];
      if (window.isWatched) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await pause(1_100);
  await lane.run();
  await lane.reaches('running');
  await page().driver.executeAsyncScript((lateMs, busyMs, tell) => {
    const pokeAndWork = (click) => {
      document.querySelector('[data-poke]').dispatchEvent(click);
      for (const end = performance.now() + busyMs; performance.now() < end;);
      tell();
    };
    // Not at once: the run has to be drawn on the strip.
    setTimeout(() => setTimeout(pokeAndWork, lateMs, new MouseEvent('click', { bubbles: true })), 300);
  }, lateMs, busyMs);
  await lane.reaches('done');
  await pause(1_200);
  const longestMs = await page().driver.executeScript(() => {
    window.isWatched = false;
    return window.longestMs;
  });
  await rest();
  return longestMs;
}

/** How many pixels of the strip, in the row `above` px above its lower edge, are of a colour, from the first to the last. */
const spanOf = (property, above) => page().driver.executeScript((property, above) => {
  const canvas = document.querySelector('canvas');
  const context = document.createElement('canvas').getContext('2d');
  context.fillStyle = getComputedStyle(canvas).getPropertyValue(property);
  context.fillRect(0, 0, 1, 1);
  const colour = context.getImageData(0, 0, 1, 1).data.join();
  const { data } = canvas.getContext('2d').getImageData(0, canvas.height - above, canvas.width, 1);
  const found = Array.from({ length: canvas.width }, (_, x) => x).filter((x) => data.slice(4 * x, 4 * x + 4).join() === colour);
  return { width: canvas.width, px: found.length === 0 ? 0 : found.at(-1) - found[0] + 1 };
}, property, above);

/** The time that the strip shows of a run of two seconds, in ms. */
const SHOWN_MS = 4_000;

test('a poke has a tail as long as its answer was late', async () => {
  await runAndPoke(800, 0);
  const { px, width } = await spanOf('--sc-ink', 7);
  const ms = (px / width) * SHOWN_MS;
  assert.ok(ms > 750 && ms < 1_000, `${px} of ${width} px are ${ms} ms`);
});

test('a gap of 100 ms and more is a band of the colour of a freeze, a shorter one is not', async () => {
  await runAndPoke(0, 300);
  assert.ok((await spanOf('--sc-warm', 1)).px > 5);
  // A busy machine makes other gaps, which may be long.
  for (let left = 5; left > 0; left -= 1) {
    const longestMs = await runAndPoke(0, 60);
    const { px } = await spanOf('--sc-warm', 1);
    if (longestMs < 90) return assert.equal(px, 0);
    if (longestMs > 110) assert.ok(px > 0, `${longestMs} ms`);
  }
});
