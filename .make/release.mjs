/** The release: its folder, its files, and the address at which it will stand. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const DIST = process.env.DIST ?? fileURLToPath(new URL('../dist', import.meta.url));

const COMPRESSED = /\.(br|gz)$/;
/** A name with a hash of the content. */
const HASHED = /-[0-9a-f]{10,16}(_bg)?\.\w+$/;

/** The names of the files that browsers request, sorted; without the compressed ones beside them. */
export async function servedFiles() {
  const names = await readdir(DIST);
  return names.filter((name) => !COMPRESSED.test(name) && name !== '_headers').sort();
}

export const isHashed = (name) => HASHED.test(name);

/** The address in SITE_URL, with a slash at its end; `undefined` without one. Throws if it is not a whole http address. */
export function siteAddress(given = process.env.SITE_URL) {
  if (!given) return undefined;
  const address = URL.canParse(given) && new URL(given);
  if (!address || !/^https?:$/.test(address.protocol) || address.search || address.hash) {
    throw new Error(`SITE_URL can't be ${given}: it takes a whole address, such as https://example.org/sleep-count/.`);
  }
  return address.href.replace(/\/?$/, '/');
}
