/** Prints the elapsed time and the longest freeze of each mode in Chromium, medians of five. A measurement, not a test. */
import { openBrowser } from './browsers.mjs';
import { MODES } from './modes.mjs';
import { Page } from './page.mjs';
import { serve } from './server.mjs';

const LINK = `?count=30&sleep=8:1,12:0.5&modes=${MODES}`;
const TIMES = 5;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

const server = await serve();
const driver = await openBrowser('chromium');
try {
  const page = new Page(driver, server.address);
  await page.openAfresh(LINK);
  const rows = {};
  for (const mode of await page.modes()) {
    const results = [];
    for (let time = 0; time < TIMES; time++) results.push(await page.lane(mode).runToItsEnd());
    rows[mode] = {
      'elapsed, ms': median(results.map(({ elapsedMs }) => elapsedMs)),
      'longest freeze, ms': median(results.map(({ longestFreezeMs }) => longestFreezeMs)),
    };
  }
  console.log(`Medians of ${TIMES} on Chromium, ${LINK}`);
  console.table(rows);
} finally {
  await driver.quit();
  server.close();
}
