/**
 * The heartbeat strip: it is drawn anew when its width, the zoom or the colours of the page change, also while its lane is at rest, and it
 * shows pokes and gaps.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFromNowOn, pauseHand } from '../leaks.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

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
 * Runs Async, together, presses Poke in it with a click that was made `lateMs` before, and then keeps the page busy for `busyMs`. Returns how
 * long the click waited for its answer at least and at most, the gaps between frames in the run, and the most time that the strip may show;
 * all in ms.
 */
async function runAndPoke(lateMs, busyMs) {
  await resizeTo(1280, 900, 1);
  await page().openAfresh('?count=10&sleep=3:2&modes=async-together');
  const lane = page().lane('async-together');
  await lane.runToItsEnd();
  await page().driver.executeScript(() => {
    window.seen = { gapsMs: [] };
    const { seen } = window;
    let [last, isRunning] = [0, false];
    const look = () => {
      const now = performance.now();
      if (last) seen.gapsMs.push(now - last);
      last = now;
      if (isRunning) requestAnimationFrame(look);
    };
    const start = () => {
      [isRunning, seen.startedMs] = [true, performance.now()];
      requestAnimationFrame(look);
    };
    document.addEventListener('sleep-count:run-start', start, { once: true });
    document.addEventListener('sleep-count:run-end', () => { isRunning = false; }, { once: true });
  });
  await lane.run();
  await lane.reaches('running');
  await page().driver.executeAsyncScript((lateMs, busyMs, tell) => {
    const pokeAndWork = (click) => {
      const least = performance.now() - click.timeStamp;
      document.querySelector('[data-poke]').dispatchEvent(click);
      for (const end = performance.now() + busyMs; performance.now() < end;);
      // The answer is seen in the next frame.
      requestAnimationFrame(() => setTimeout(() => {
        window.seen.lateMs = [least, performance.now() - click.timeStamp];
        tell();
      }));
    };
    // Not at once: the run has to be drawn on the strip.
    setTimeout(() => setTimeout(pokeAndWork, lateMs, new MouseEvent('click', { bubbles: true })), 300);
  }, lateMs, busyMs);
  await lane.reaches('done');
  await rest();
  return page().driver.executeScript(() => ({ ...window.seen, shownMs: performance.now() - window.seen.startedMs + 1_000 }));
}

/** The width of the strip, and where lines of a colour begin and end in it, `above` px above its lower edge; all in px. */
const linesOf = (property, above) => page().driver.executeScript((property, above) => {
  const canvas = document.querySelector('canvas');
  const context = document.createElement('canvas').getContext('2d');
  context.fillStyle = getComputedStyle(canvas).getPropertyValue(property);
  context.fillRect(0, 0, 1, 1);
  const colour = context.getImageData(0, 0, 1, 1).data.join();
  const { data } = canvas.getContext('2d').getImageData(0, canvas.height - above, canvas.width, 1);
  const lines = [];
  for (let x = 0; x < canvas.width; x += 1) {
    if (data.slice(4 * x, 4 * x + 4).join() !== colour) continue;
    if (lines.at(-1)?.[1] === x) lines.at(-1)[1] = x + 1;
    else lines.push([x, x + 1]);
  }
  return { width: canvas.width, lines };
}, property, above);

/** The least time that the strip shows of a run of two seconds, in ms. */
const LEAST_SHOWN_MS = 4_000;
/** What the mark of a poke adds to its tail, and what pixels that are filled in part take from a line, in px. */
const MARK_PX = 4;
const IN_PART_PX = 2;

test('a poke has a tail as long as its answer was late', async () => {
  const { lateMs: [least, most], shownMs } = await runAndPoke(800, 0);
  assert.ok(least >= 799, `${least} ms`);
  const { width, lines } = await linesOf('--sc-ink', 7);
  const px = lines.at(-1)[1] - lines[0][0];
  const [shortest, longest] = [(px - MARK_PX) / width * LEAST_SHOWN_MS, (px + IN_PART_PX) / width * shownMs];
  assert.ok(longest >= least && shortest <= most, `${px} of ${width} px are ${shortest} to ${longest} ms, not ${least} to ${most}`);
});

test('a gap of 100 ms and more is a band of the colour of a freeze, a shorter one is not', async () => {
  const seen = { long: false, short: false };
  // A busy machine makes other gaps, and its timers may tell the page that it was not frozen.
  for (const busyMs of [300, 60, 300, 60, 300, 60]) {
    const { gapsMs, shownMs } = await runAndPoke(0, busyMs);
    const { width, lines } = await linesOf('--sc-warm', 1);
    // The one at the left edge may be cut off.
    const bandsMs = lines.filter(([from]) => from > 0).map(([from, to]) => (to - from + IN_PART_PX) / width * shownMs);
    assert.ok(bandsMs.every((ms) => ms >= 100), `bands of ${bandsMs} ms, gaps of ${gapsMs} ms`);
    seen.long ||= busyMs === 300 && bandsMs.some((ms) => ms >= 300);
    seen.short ||= gapsMs.some((ms) => ms > 55 && ms < 85);
    if (seen.long && seen.short) return;
  }
  assert.deepEqual(seen, { long: true, short: true });
});
