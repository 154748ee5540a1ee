/** What a first visit weighs, and how soon its first click is answered, beside pages with a button and a list as others build them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, SUB_PATH } from '../e2e/server.mjs';
import { pause } from '../e2e/wait.mjs';
import { brotli, ofFirstLoad, total, weights } from '../e2e/weight.mjs';
import { AGAIN, alternate, withBrowser } from './driver.mjs';
import { buildRival, RIVALS } from './rivals/build.mjs';
import { ratio, summary } from './statistics.mjs';
import { BLANK, Devtools, visit } from './visitor.mjs';

const SLOWDOWN = 4;
/** How often a round visits each: a visit takes a second, and each differs much from the next. */
const VISITS = 8;
/** How long the browser gets to put away the page before, in ms: it does so side by side with the next, and ours is the largest. */
const REST_MS = 500;
/** Otherwise a page that is left is kept at times, and the next one gets another process, which is not slowed down. */
const SAME_PROCESS = 'disable-back-forward-cache';
const NAMES = { ours: 'this page', react: 'React 19, a button and a list', preact: 'Preact, a button and a list', [AGAIN]: 'the first again' };

const OURS = {
  path: SUB_PATH,
  buttonOf: () => [...document.querySelectorAll('[data-lane="async-together"] button')].find((button) => button.textContent.trim().startsWith('Run')),
  isAnswered: () => document.querySelector('[data-lane="async-together"]').dataset.state === 'running',
};
const rival = (name) => ({
  path: `/${name}/`,
  buttonOf: () => document.querySelector('button'),
  isAnswered: () => document.querySelector('li') !== null,
});
const ARMS = { ours: OURS, ...Object.fromEntries(RIVALS.map((name) => [name, rival(name)])), [AGAIN]: OURS };

/** What the server sends of all of them, and what each weighs, in bytes. */
async function files() {
  const all = await weights();
  const pages = { '/blank.html': BLANK };
  const packed = {};
  const put = (path, file) => {
    pages[path] = file;
    packed[path] = brotli(file);
  };
  for (const name of all.keys()) put(SUB_PATH + name, await readFile(join(DIST, name)));
  put(SUB_PATH, await readFile(join(DIST, 'index.html')));
  const bytes = { ours: total(ofFirstLoad(all)) };
  for (const name of RIVALS) {
    const built = await buildRival(name);
    bytes[name] = total(new Map(Object.entries(built).map(([file, content]) => [file, brotli(content).length])));
    for (const [file, content] of Object.entries(built)) put(`/${name}/${file === 'index.html' ? '' : file}`, content);
  }
  return { pages, packed, bytes };
}

export async function measure(rounds) {
  const { pages, packed, bytes } = await files();
  const arms = await withBrowser({ pages, packed }, async (driver, server) => {
    const devtools = await Devtools.of(driver);
    const open = async (arm) => {
      await pause(REST_MS);
      return visit(devtools, server.origin + ARMS[arm].path, { ...ARMS[arm], slowdown: SLOWDOWN });
    };
    // The first page of a browser starts it, too.
    for (const arm of Object.keys(ARMS)) await open(arm);
    return alternate(Object.keys(ARMS), VISITS * rounds, open);
  }, [SAME_PROCESS]);
  for (const arm of Object.keys(arms)) arms[arm].bytes = summary([bytes[arm === AGAIN ? 'ours' : arm]]);
  return {
    title: 'Weight and start',
    about: `Bytes: all that a first visit loads, HTML, CSS, JavaScript and wasm, by brotli 11. Times in ms from the start of the navigation, in a profile that was never used, the processor slowed down ${SLOWDOWN} times, files from loopback: until the first paint with content; until the button is drawn (ours: Run of *Async, together*); until a click that is made then has been answered and that is drawn. *Processor* is its time in the main thread until then. ${VISITS} visits a round.`,
    tables: [{
      title: 'A first visit', names: NAMES, arms, noiseOf: 'answeredMs',
      columns: { bytes: 'bytes', paintMs: 'first paint, ms', drawnMs: 'button drawn, ms', clickedMs: 'clicked, ms', answeredMs: 'click answered, ms', cpuMs: 'processor, ms' },
    }],
    goals: [
      { what: 'bytes, against React 19: aimed at', most: 1, value: ratio(arms, 'bytes', 'ours', 'react') },
      { what: 'bytes, against React 19: not to be crossed', most: 1.4, value: ratio(arms, 'bytes', 'ours', 'react') },
      { what: 'first answered click, against React 19', most: 1.2, value: ratio(arms, 'answeredMs', 'ours', 'react') },
    ],
  };
}
