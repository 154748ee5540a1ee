/** Prints what a first visit loads, in bytes compressed by brotli 11, and fails above the limit in first-load.json. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { DIST } from './server.mjs';

const LOADED_FIRST = /\.(html|css|js|wasm)$/;

const { limitBytes } = JSON.parse(await readFile(new URL('first-load.json', import.meta.url), 'utf8'));
const names = (await readdir(DIST, { recursive: true })).filter((name) => LOADED_FIRST.test(name)).sort();

let total = 0;
for (const name of names) {
  const file = await readFile(join(DIST, name));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length } };
  const bytes = brotliCompressSync(file, options).length;
  total += bytes;
  console.log(`${String(bytes).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  first load in all; the limit is ${limitBytes}`);

const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};
if (!names.some((name) => name.endsWith('.wasm'))) stop(`There is no wasm in ${DIST}: build the page with 'make build'.`);
if (total > limitBytes) {
  const above = `The first load is ${total - limitBytes} bytes above its limit`;
  stop(`${above}: make it smaller, or raise the limit in tests/e2e/first-load.json with a reason.`);
}
