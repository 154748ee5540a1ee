/** The heartbeat strip is drawn as wide, as fine and in the colours that the page has by now, a lane at rest as well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

/** What is drawn: its size in pixels, and every colour in it. */
const drawn = () => page().driver.executeScript(() => {
  const canvas = document.querySelector('[data-lane="sync"] canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const colors = new Set(Array.from({ length: data.length / 4 }, (_, at) => Array.from(data.subarray(4 * at, 4 * at + 4)))
    .filter(([, , , opacity]) => opacity === 255).map(String));
  return { width: canvas.width, px: canvas.clientWidth, colors: [...colors] };
});

const emulate = (method, how) => page().driver.sendDevToolsCommand(`Emulation.${method}`, how);

test('it follows another width, another zoom and other colours', async () => {
  await page().openAfresh('?count=10&sleep=3:1&modes=sync');
  await page().lane('sync').runToItsEnd();
  const before = await drawn();
  assert.equal(before.width, before.px);
  assert.ok(before.colors.length > 0);

  await emulate('setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await waitUntil('it has other colours', async () => {
    const { colors } = await drawn();
    return colors.length > 0 && colors.every((color) => !before.colors.includes(color));
  });
  await emulate('setDeviceMetricsOverride', { width: 700, height: 900, deviceScaleFactor: 1, mobile: false });
  await waitUntil('it is narrower', async () => {
    const { width, px } = await drawn();
    return px < before.px && width === px;
  });
  await emulate('setDeviceMetricsOverride', { width: 700, height: 900, deviceScaleFactor: 2, mobile: false });
  await waitUntil('it is twice as fine', async () => {
    const { width, px } = await drawn();
    return width === 2 * px;
  });
});
