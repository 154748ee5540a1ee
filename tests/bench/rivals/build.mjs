/** Builds the pages to compare with, for production: a minified script each, and a document that loads it. */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** Their names. The goals compare the playground with the first one. */
export const RIVALS = ['react', 'preact'];

const document = (script) =>
  `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>List</title><div id=root></div><script type=module src=${script}></script></html>`;

/** Builds one of them, and returns its files by name. */
export async function buildRival(name) {
  const { outputFiles: [script] } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.jsx`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: name,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return { 'index.html': Buffer.from(document(`${name}.js`)), [`${name}.js`]: Buffer.from(script.contents) };
}
