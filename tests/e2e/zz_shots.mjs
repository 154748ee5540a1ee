import { openBrowser, resize } from './browsers.mjs';
import { Page } from './page.mjs';
import { serve } from './server.mjs';
import { writeFile } from 'node:fs/promises';
import { pause } from './wait.mjs';
const [,, query = '?', states = 'idle', sizes = '390x664', themes = 'light', prefix = 'm'] = process.argv;
const server = await serve();
const driver = await openBrowser();
const only = process.env.FULL;
for (const size of sizes.split(',')) for (const theme of themes.split(',')) {
  const [w, h] = size.split('x').map(Number);
  await resize(driver, 'chromium', w, h);
  await driver.get(`${server.origin}/some/sub/path/${query}${query.length > 1 ? '&' : ''}theme=${theme}`);
  await pause(1500);
  const shot = async (state) => writeFile(`/tmp/h/${prefix}-${size}-${theme}-${state}.png`, await driver.takeScreenshot(), 'base64');
  if (states.includes('idle')) await shot('idle');
  if (states.includes('run')) {
    const b = await driver.executeScript(`const b = document.querySelector('[data-run-all]') ?? document.querySelector('[data-lane] .sc-run'); b.click(); return b.textContent`);
    if (states.includes('during')) { await pause(400); await shot('start'); await pause(7500); await shot('mid'); }
    for (let i = 0; i < 30; i++) { await pause(1000); const s = await driver.executeScript(`return [...document.querySelectorAll('[data-lane]')].map((l) => l.dataset.state).join()`); if (!s.includes('running') && !s.includes('idle')) break; if (i > 12) break; }
    await pause(1500);
    await shot('done');
  }
  if (only) {
    const full = await driver.executeScript('return document.documentElement.scrollHeight');
    await resize(driver, 'chromium', w, Math.min(full, 6000));
    await pause(800);
    await shot('full');
  }
}
await driver.quit();
await server.close?.();
process.exit(0);
