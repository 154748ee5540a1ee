/** The release: where it stands, where it will stand, and which files it has. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const DIST = process.env.DIST ?? fileURLToPath(new URL('../dist', import.meta.url));

const COMPRESSED = /\.(br|gz)$/;
/** A name that changes with what the file holds, as trunk makes them. */
const HASHED = /-[0-9a-f]{10,16}(_bg)?\.\w+$/;

/** The names of the files that a server is asked for, in order; not the compressed forms beside them. */
export async function servedFiles() {
  const names = await readdir(DIST);
  return names.filter((name) => !COMPRESSED.test(name) && name !== '_headers').sort();
}

export const isHashed = (name) => HASHED.test(name);

/** The address at which the page will stand, by SITE_URL, ending with a slash; nothing where that is not given. */
export function siteAddress(given = process.env.SITE_URL) {
  if (!given) return undefined;
  const address = URL.canParse(given) && new URL(given);
  if (!address || !/^https?:$/.test(address.protocol) || address.search || address.hash) {
    throw new Error(`SITE_URL can't be ${given}: it takes a whole address, such as https://example.org/sleep-count/.`);
  }
  return address.href.replace(/\/?$/, '/');
}
