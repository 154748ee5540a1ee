/** The names of the built files, which contain a hash. */
import { readdirSync } from 'node:fs';
import { DIST } from './server.mjs';

const find = (pattern) => readdirSync(DIST).find((name) => pattern.test(name)) ?? null;
const named = (pattern) => {
  const name = find(pattern);
  if (!name) throw new Error(`There is no ${pattern} in ${DIST}: build the page with 'make build'.`);
  return name;
};

/** The script that starts the program. */
export const BOOT = named(/^boot-\w+\.js$/);
/** The program: its script and its wasm; the style of the first load. */
export const SCRIPT = named(/^sleep-count-\w+\.js$/);
export const WASM = named(/^sleep-count-\w+\.wasm$/);
export const STYLE = named(/^sleep-count-\w+\.css$/);
/** The lazy chunk and its style, or `null`: a plain `trunk build` has one chunk. */
export const LATER = find(/^later-\w+\.wasm$/);
export const LATER_STYLE = find(/^later-\w+\.css$/);
/** The loader of the lazy chunk, or `null` likewise. */
export const LOADER = find(/^loader-\w+\.js$/);
