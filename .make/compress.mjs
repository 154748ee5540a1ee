/** Writes `.br` and `.gz` beside every text and wasm file, at the highest level, for servers that send compressed files. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { DIST, servedFiles } from './release.mjs';

const COMPRESSIBLE = /\.(html|css|m?js|m?ts|wasm|svg|json|txt)$/;

for (const name of (await servedFiles()).filter((name) => COMPRESSIBLE.test(name))) {
  const path = join(DIST, name);
  const file = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
  await writeFile(`${path}.br`, brotliCompressSync(file, { params }));
  await writeFile(`${path}.gz`, gzipSync(file, { level: 9 }));
}
