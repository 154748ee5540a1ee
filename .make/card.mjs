/**
 * Makes the picture that goes with links to the page, card.png, from real runs of the page that was built: the stages of both lanes
 * after a second, and below them how long each took. Of three visits, the one whose async lane had the shortest freeze, so that the
 * picture shows the page and not how busy this machine was.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, resize } from '../tests/e2e/browsers.mjs';
import { Page } from '../tests/e2e/page.mjs';
import { serve } from '../tests/e2e/server.mjs';
import { pause, waitUntil } from '../tests/e2e/wait.mjs';
import { DIST } from './release.mjs';

const LINK = '?count=30&sleep=8:3,12:2&modes=sync,async-together&theme=light';
const [WIDTH, HEIGHT] = [1200, 630];
/** The moment of both runs that the stages show, in ms. */
const MOMENT_MS = 1_000;
const VISITS = 3;

/** Large enough to be read where the picture is as wide as a phone. */
const STYLE = `
  html { overflow: hidden; }
  body { display: grid; grid-template-columns: 1fr 1fr; gap: 0 72px; align-content: center; max-width: none; height: ${HEIGHT}px; padding: 0 64px; }
  h1, body > p { grid-column: 1 / -1; }
  h1 { font-size: 76px; }
  body > p { margin: 12px 0 40px; font-size: 32px; }
  h2 { color: var(--sc-lane); font-size: 36px; }
  .sc-cool { --sc-lane: var(--sc-cool); }
  section .sc-stage { --sc-square: 40px; grid-template-columns: repeat(10, var(--sc-square)); gap: 8px; margin: 12px 0 20px; }
  section .sc-outcome-bar b { font-size: 88px; }
  section .sc-outcome-bar span { font-size: 40px; }
  section .sc-outcome-bar .sc-outcome-lane { display: none; }
  section .sc-outcome-bar i { height: 14px; border-radius: 7px; }`;

/** Runs in the page: reduces it to the headline, and of each lane the title, the stage, and the time it took. */
function arrange(style, modes) {
  const make = (name, ...kept) => {
    const element = document.createElement(name);
    element.append(...kept);
    return element;
  };
  const bars = document.querySelectorAll('.sc-outcome-bar');
  const lanes = modes.map(([mode, tone], index) => {
    const find = (css) => document.querySelector(`[data-lane="${mode}"] ${css}`);
    const lane = make('section', make('h2', find('h2').textContent), find('[data-stage]'), bars[index]);
    lane.className = tone;
    return lane;
  });
  const moment = make('p', 'Count to 30 while 8 and 12 sleep. One second in:');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  // The style of the lazy chunk stands at the end of the page.
  document.body.replaceChildren(document.querySelector('h1'), moment, ...lanes, ...document.querySelectorAll('body > link'));
}

/** Opens the page, runs both lanes, and returns the picture with the longest freeze of the async lane; `null` if no frames came. */
async function visit(driver, address) {
  const page = new Page(driver, address);
  await resize(driver, 'chromium', WIDTH, HEIGHT);
  await page.openAfresh(LINK);
  await page.click('[data-run-all]');
  const together = page.lane('async-together');
  await together.reaches('done', 60_000);
  const { longestFreezeMs } = await together.result();
  if (longestFreezeMs === null) return null;
  await waitUntil('the replay is there', () => page.count('[data-replay]'));
  await driver.executeScript((ms) => {
    const replay = document.querySelector('[data-replay]');
    replay.value = ms;
    replay.dispatchEvent(new Event('input', { bubbles: true }));
  }, MOMENT_MS);
  await waitUntil('8 sleeps', () => page.count('[data-lane="async-together"] [data-square="8"][data-look="asleep"]'));
  await driver.executeScript(arrange, STYLE, [['sync', 'sc-warm'], ['async-together', 'sc-cool']]);
  await pause(200);
  return { freezeMs: longestFreezeMs, picture: Buffer.from(await driver.takeScreenshot(), 'base64') };
}

const server = await serve();
const driver = await openBrowser('chromium');
try {
  const visits = [];
  for (let number = 0; number < VISITS; number += 1) visits.push(await visit(driver, server.address));
  const [quietest] = visits.filter(Boolean).sort((one, other) => one.freezeMs - other.freezeMs);
  if (!quietest) throw new Error(`The browser drew no frames in any of ${VISITS} visits, so there is no freeze to show in the picture for previews. Build again.`);
  await writeFile(join(DIST, 'card.png'), quietest.picture);
} finally {
  await driver.quit();
  server.close();
}
