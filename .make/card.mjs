/**
 * Makes the picture that goes with links to the page, card.png, from real runs of the page that was built: of three visits, the one
 * whose async lane had the shortest freeze, so that the picture shows the page and not how busy this machine was.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, resize } from '../tests/e2e/browsers.mjs';
import { Page } from '../tests/e2e/page.mjs';
import { serve } from '../tests/e2e/server.mjs';
import { pause } from '../tests/e2e/wait.mjs';
import { DIST } from './release.mjs';

const LINK = '?count=30&sleep=8:3,12:2&modes=sync,async-together&theme=light';
const [WIDTH, HEIGHT] = [1200, 630];
/** The width of the page at which its timeline fits into the picture. */
const PAGE_WIDTH = 856;
const VISITS = 3;

const STYLE = `
  body { display: grid; grid-template-columns: 280px 1fr; gap: 48px; max-width: none; height: ${HEIGHT}px; padding: 40px; }
  h1 { margin-bottom: 48px; font-size: 56px; line-height: 1.05; }
  h2 { margin-top: 32px; font-size: 24px; }
  p { font-size: 22px; font-variant-numeric: tabular-nums; }
  strong { display: block; font-size: 44px; line-height: 1.2; }
  h2.sc-warm { color: var(--sc-warm); }
  h2.sc-cool { color: var(--sc-cool); }
  svg { align-self: center; }`;

/** Runs in the page: reduces it to the headline, the numbers of its lanes, and its timeline. */
function arrange(style, modes) {
  const make = (name, text, ...kept) => {
    const element = document.createElement(name);
    element.append(text, ...kept);
    return element;
  };
  const told = modes.flatMap(([mode, tone]) => {
    const textOf = (css) => document.querySelector(`[data-lane="${mode}"] ${css}`).textContent;
    const title = make('h2', textOf('h2, h3'));
    title.className = tone;
    return [title, make('p', '', make('strong', textOf('[data-elapsed-ms]')), `longest freeze ${textOf('[data-longest-freeze-ms]')}`)];
  });
  const left = make('div', document.querySelector('h1'), ...told);
  const timeline = document.querySelector('.sc-plot svg');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  // The style of the lazy chunk stands at the end of the page.
  document.body.replaceChildren(left, timeline, ...document.querySelectorAll('body > link'));
}

/** Opens the page, runs both lanes, and returns the picture with the longest freeze of the async lane; `null` if no frames came. */
async function visit(driver, address) {
  const page = new Page(driver, address);
  await resize(driver, 'chromium', PAGE_WIDTH, HEIGHT);
  await page.openAfresh(LINK);
  const sync = await page.lane('sync').runToItsEnd();
  const together = await page.lane('async-together').runToItsEnd();
  if (sync.longestFreezeMs === null || together.longestFreezeMs === null) return null;
  await driver.executeScript(arrange, STYLE, [['sync', 'sc-warm'], ['async-together', 'sc-cool']]);
  await resize(driver, 'chromium', WIDTH, HEIGHT);
  await pause(200);
  return { freezeMs: together.longestFreezeMs, picture: Buffer.from(await driver.takeScreenshot(), 'base64') };
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
