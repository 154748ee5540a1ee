/**
 * Takes screenshots of the built page in Chromium, to be looked at: `node screenshots.mjs [folder]` takes all of them,
 * `node screenshots.mjs --readme` the one in the README.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, resize } from './browsers.mjs';
import { Page } from './page.mjs';
import { serve } from './server.mjs';
import { pause, waitUntil } from './wait.mjs';

const WIDTHS = [390, 820, 1440];
const HEIGHT = 900;
const LANES = '?count=30&sleep=8:3,12:2&modes=sync,async-together';
const README_PICTURE = fileURLToPath(new URL('../../.github/screenshot.png', import.meta.url));

const [asked] = process.argv.slice(2);
if (asked?.startsWith('-') && asked !== '--readme') throw new Error(`${asked} is not a folder: pass a folder, --readme, or nothing.`);
const server = await serve();
const driver = await openBrowser('chromium');
const page = new Page(driver, server.address);

/** The whole page, from top to bottom, as a PNG. */
async function picture() {
  const height = await driver.executeScript(() => document.documentElement.scrollHeight);
  const width = await driver.executeScript(() => window.innerWidth);
  await resize(driver, 'chromium', width, Math.max(height, HEIGHT));
  await pause(200);
  const png = Buffer.from(await driver.takeScreenshot(), 'base64');
  await resize(driver, 'chromium', width, HEIGHT);
  return png;
}

async function save(file, png) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, png);
  console.log(file);
}

/** The last frame before the freeze, from a screencast: a frozen page takes no screenshot. */
async function frozenPicture() {
  const devtools = await driver.createCDPConnection('page');
  const drawn = [];
  devtools._wsConnection.on('message', (text) => {
    const { method, params } = JSON.parse(text);
    if (method !== 'Page.screencastFrame') return;
    drawn.push(params.data);
    devtools.execute('Page.screencastFrameAck', { sessionId: params.sessionId });
  });
  devtools.execute('Page.startScreencast', { format: 'png' });
  await page.click('[data-run-all]');
  await pause(2000);
  const frozen = drawn.at(-1);
  devtools.execute('Page.stopScreencast', {});
  await page.lane('sync').reaches('done');
  return Buffer.from(frozen, 'base64');
}

async function everyState(folder) {
  for (const theme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      const shoot = async (state, png) => save(join(folder, `${width}-${theme}-${state}.png`), png ?? await picture());
      await resize(driver, 'chromium', width, HEIGHT);
      await page.openAfresh(`${LANES}&theme=${theme}`);
      await shoot('idle');
      await shoot('frozen', await frozenPicture());
      await shoot('between');
      const together = page.lane('async-together');
      await waitUntil('the first lines are there', async () => (await together.result()).log.length >= 30);
      await shoot('running');
      await waitUntil('the result is there', () => page.count('[data-result]'));
      await shoot('done');
    }
  }
}

async function readmePicture() {
  await resize(driver, 'chromium', 1440, HEIGHT);
  await page.openAfresh(`${LANES}&theme=light`);
  for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
  await driver.executeScript(() => window.scrollTo(0, 0));
  await save(README_PICTURE, Buffer.from(await driver.takeScreenshot(), 'base64'));
}

try {
  if (asked === '--readme') await readmePicture();
  else await everyState(asked ?? await mkdtemp(join(tmpdir(), 'sleep-count-')));
} finally {
  await driver.quit();
  server.close();
}
