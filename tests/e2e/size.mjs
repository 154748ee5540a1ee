/**
 * Prints what a first visit loads, in bytes compressed by brotli 11, and the lazy chunk with its style; each has its limit in
 * first-load.json. What an article loads that holds the element has a limit of its own.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from './server.mjs';
import { OF_ARTICLES, OF_FREEZES, OF_LATER, OF_THREADS, ofFirstLoad, total, weights } from './weight.mjs';

/** What every reader of an article may be made to load, in bytes compressed by gzip 9. */
const MOST_OF_ARTICLES = 5120;

const { limitBytes, lazyLimitBytes } = JSON.parse(await readFile(new URL('first-load.json', import.meta.url), 'utf8'));
const all = await weights();
const first = ofFirstLoad(all);
const print = (bytes, what) => console.log(`${String(bytes).padStart(8)}  ${what}`);

for (const [name, bytes] of first) print(bytes, name);
print(total(first), `first load in all; the limit is ${limitBytes}`);

function printLater(which, when) {
  const later = new Map([...all].filter(([name]) => which.test(name)));
  print(total(later), `loaded ${when}: ${[...later.keys()].join(', ')}`);
  return total(later);
}
const lazy = printLater(OF_LATER, `later, with the first run or when the reader looks for it; the limit is ${lazyLimitBytes}`);
printLater(OF_FREEZES, 'by the first run that freezes the page');
printLater(OF_THREADS, 'by Threads only, when it first runs');

const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};
if (![...first.keys()].some((name) => name.endsWith('.wasm'))) stop(`There is no wasm in ${DIST}: build the page with 'make build'.`);
const ofArticles = gzipSync(await readFile(join(DIST, OF_ARTICLES)), { level: 9 }).length;
print(ofArticles, `loaded by articles, gzipped: ${OF_ARTICLES}; the limit is ${MOST_OF_ARTICLES}`);
if (ofArticles > MOST_OF_ARTICLES) stop(`${OF_ARTICLES} is ${ofArticles - MOST_OF_ARTICLES} bytes above its limit: make it smaller.`);
if (lazy > lazyLimitBytes) stop(`What is loaded later is ${lazy - lazyLimitBytes} bytes above its limit: make it smaller, or raise the limit in tests/e2e/first-load.json with a reason.`);
if (total(first) > limitBytes) {
  const above = `The first load is ${total(first) - limitBytes} bytes above its limit`;
  stop(`${above}: make it smaller, or raise the limit in tests/e2e/first-load.json with a reason.`);
}
