/** The heartbeat strip is drawn anew when its width, the zoom or the colours of the page change, also while its lane is at rest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFromNowOn } from '../leaks.mjs';
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
