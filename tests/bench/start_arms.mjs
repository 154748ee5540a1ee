/** What `start` and `network` compare: the first visit of the page, and of pages with a button and a list built with other libraries. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, SUB_PATH } from '../e2e/server.mjs';
import { pause } from '../e2e/wait.mjs';
import { brotli, ofFirstLoad, total, weights } from '../e2e/weight.mjs';
import { AGAIN } from './driver.mjs';
import { BLANK, Devtools, visit } from './first_visit.mjs';
import { buildRival, RIVALS } from './rivals/build.mjs';

/** How many times slower the processor is made. */
export const SLOWDOWN = 4;
/** The time in which the browser disposes of the last page, in ms: it does so while the next one loads, and ours is the largest. */
const REST_MS = 500;
/** With this cache the browser may keep the last page, and start another process for the next one, which is not slowed down. */
export const SAME_PROCESS = 'disable-back-forward-cache';
export const NAMES = { ours: 'this page', react: 'React 19, a button and a list', preact: 'Preact, a button and a list', [AGAIN]: 'the first again' };

const OURS = {
  path: SUB_PATH,
  buttonOf: () => document.querySelector('.sc-run-all'),
  isAnswered: () => document.querySelector('[data-part="during"]') !== null,
  isDone: () => document.querySelector('[data-lane="sync"]')?.dataset.state === 'running',
};
const rival = (name) => ({
  path: `/${name}/`,
  buttonOf: () => document.querySelector('button'),
  isAnswered: () => document.querySelector('li') !== null,
  isDone: () => true,
});
const ARMS = { ours: OURS, ...Object.fromEntries(RIVALS.map((name) => [name, rival(name)])), [AGAIN]: OURS };

/** The options of the server, which sends all files of all arms compressed by brotli 11, and the bytes of each arm's first load. */
export async function serving() {
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
  return { options: { pages, packed }, bytes: { ...bytes, [AGAIN]: bytes.ours } };
}

/** A function that visits an arm, on a network if one is given. The first page of a browser also starts it, so each arm is visited once before. */
export async function visits(driver, server, arms, network) {
  const devtools = await Devtools.of(driver);
  const visitArm = async (arm) => {
    await pause(REST_MS);
    return visit(devtools, server.origin + ARMS[arm].path, { ...ARMS[arm], slowdown: SLOWDOWN, network });
  };
  for (const arm of arms) await visitArm(arm);
  return visitArm;
}
