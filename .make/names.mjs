/**
 * Names the files that the document asks for by what they hold. Trunk names the program and its script by what cargo built, before
 * that is parted and made smaller: whoever has an older file of the same name would not ask for the new one.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, isHashed, servedFiles } from './release.mjs';

const file = join(DIST, 'index.html');
let html = await readFile(file, 'utf8');

for (const name of (await servedFiles()).filter((name) => isHashed(name) && html.includes(name))) {
  const hash = createHash('sha256').update(await readFile(join(DIST, name))).digest('hex').slice(0, 16);
  const renamed = name.replace(/-[0-9a-f]+(?=(_bg)?\.)/, `-${hash}`);
  await rename(join(DIST, name), join(DIST, renamed));
  html = html.replaceAll(name, renamed);
}
await writeFile(file, html);
