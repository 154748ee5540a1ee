/** What is loaded when, in bytes compressed by brotli 11. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { DIST } from './server.mjs';

const LOADED = /\.(html|css|js|wasm)$/;
/** What comes when the reader turns to something that needs it, as `src/page/later.rs` lists, a part of the program and its style: a journey sees to it that neither is asked for sooner. */
export const OF_LATER = /^later-/;
/** Loaded by nobody who does not run Threads: a journey sees to it that a first visit asks for none of it. */
export const OF_THREADS = /^worker/;
/** Loaded by articles alone. */
export const OF_ARTICLES = 'embed.js';

/** A file as small as brotli makes it. */
export function brotli(file) {
  return brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length } });
}

/** The built page's files, by name: how many bytes of each are sent. */
export async function weights() {
  const names = (await readdir(DIST, { recursive: true })).filter((name) => LOADED.test(name) && name !== OF_ARTICLES).sort();
  const weigh = async (name) => [name, brotli(await readFile(join(DIST, name))).length];
  return new Map(await Promise.all(names.map(weigh)));
}

/** Those of them that a first visit loads. */
export const ofFirstLoad = (weights) => new Map([...weights].filter(([name]) => !OF_THREADS.test(name) && !OF_LATER.test(name)));

export const total = (weights) => [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
