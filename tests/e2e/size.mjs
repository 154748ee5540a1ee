/**
 * Prints what a first visit loads, in bytes compressed by brotli 11, and fails above the limit in first-load.json. What is
 * loaded later is printed beside it, and what an article loads that holds the element: that has a limit of its own.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { DIST } from './server.mjs';

const LOADED = /\.(html|css|js|wasm)$/;
/** What of the program comes when a lane runs, a panel is opened or the reader scrolls: a journey sees to it that it is not asked for sooner. */
const OF_LATER = /^later-/;
/** Loaded by nobody who does not run Threads: a journey sees to it that a first visit asks for none of it. */
const OF_THREADS = /^worker/;
/** Loaded by articles alone. */
const OF_ARTICLES = 'embed.js';
/** What every reader of an article may be made to load, in bytes compressed by gzip 9. */
const MOST_OF_ARTICLES = 4096;

const { limitBytes } = JSON.parse(await readFile(new URL('first-load.json', import.meta.url), 'utf8'));
const names = (await readdir(DIST, { recursive: true })).filter((name) => LOADED.test(name) && name !== OF_ARTICLES).sort();
const first = names.filter((name) => !OF_THREADS.test(name) && !OF_LATER.test(name));

async function compressed(name) {
  const file = await readFile(join(DIST, name));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length } };
  return brotliCompressSync(file, options).length;
}

let total = 0;
for (const name of first) {
  const bytes = await compressed(name);
  total += bytes;
  console.log(`${String(bytes).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  first load in all; the limit is ${limitBytes}`);

async function printLater(which, when) {
  const later = names.filter((name) => which.test(name));
  const bytes = (await Promise.all(later.map(compressed))).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${String(bytes).padStart(8)}  loaded ${when}: ${later.join(', ')}`);
}
await printLater(OF_LATER, 'later, with the first run or when the reader looks for it');
await printLater(OF_THREADS, 'by Threads only, when it first runs');

const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};
if (!first.some((name) => name.endsWith('.wasm'))) stop(`There is no wasm in ${DIST}: build the page with 'make build'.`);
const ofArticles = gzipSync(await readFile(join(DIST, OF_ARTICLES)), { level: 9 }).length;
console.log(`${String(ofArticles).padStart(8)}  loaded by articles, gzipped: ${OF_ARTICLES}; the limit is ${MOST_OF_ARTICLES}`);
if (ofArticles > MOST_OF_ARTICLES) stop(`${OF_ARTICLES} is ${ofArticles - MOST_OF_ARTICLES} bytes above its limit: make it smaller.`);
if (total > limitBytes) {
  const above = `The first load is ${total - limitBytes} bytes above its limit`;
  stop(`${above}: make it smaller, or raise the limit in tests/e2e/first-load.json with a reason.`);
}
