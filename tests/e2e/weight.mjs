/** The sizes of the built files, in bytes compressed by brotli 11, by when they are loaded. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { DIST } from './server.mjs';

const LOADED = /\.(html|css|js|wasm)$/;
/** The lazy chunk and its style. `journeys/later.test.mjs` checks that a first visit does not load them. */
export const OF_LATER = /^later-/;
/** Loaded by the first run that freezes the page. */
export const OF_FREEZES = /^stopwatch/;
/** Loaded by the first run of Threads. `journeys/threads.test.mjs` checks that a first visit does not load them. */
export const OF_THREADS = /^worker/;
/** Loaded by articles only. `embed.mjs` is the same as a module, and does not count. */
export const OF_ARTICLES = 'embed.js';

/** A file compressed by brotli 11. */
export function brotli(file) {
  return brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length } });
}

/** The compressed size of each file of the built page, by name. */
export async function weights() {
  const names = (await readdir(DIST, { recursive: true })).filter((name) => LOADED.test(name) && name !== OF_ARTICLES).sort();
  const weigh = async (name) => [name, brotli(await readFile(join(DIST, name))).length];
  return new Map(await Promise.all(names.map(weigh)));
}

/** The files that a first visit loads. */
export const ofFirstLoad = (weights) => new Map([...weights].filter(([name]) => ![OF_THREADS, OF_LATER, OF_FREEZES].some((which) => which.test(name))));

export const total = (weights) => [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
