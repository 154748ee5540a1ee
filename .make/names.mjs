/**
 * Names the program, its script and the styles by their content. Trunk hashes what cargo built, before wasm-bindgen, the split and
 * wasm-opt: after a change of the lazy chunk's style alone, the script would hold the name of another loader under its old name,
 * and a browser that kept it for a year would ask for a loader that no longer exists.
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
