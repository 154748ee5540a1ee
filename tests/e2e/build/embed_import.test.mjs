/** The element's script, imported where there is no page, or only a part of one: nothing throws, and the importer goes on. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { DIST } from '../server.mjs';

const FILES = ['embed.js', 'embed.mjs'].map((name) => join(DIST, name));
const [SCRIPT] = FILES.map((file) => readFileSync(file, 'utf8'));
const bundle = (file, format) => execFileSync('esbuild', ['--bundle', `--format=${format}`, '--log-level=error'], {
  input: `import ${JSON.stringify(file)};\nglobalThis.isAppThere = true;`,
}).toString();

test('a server can import the script and the module', async () => {
  for (const file of FILES) await import(pathToFileURL(file));
  createRequire(import.meta.url)(FILES[0]);
});

test('a worker can import them', async () => {
  for (const file of FILES) {
    const worker = new Worker(`import(${JSON.stringify(pathToFileURL(file).href)})`, { eval: true });
    assert.equal(await new Promise((end, fail) => worker.on('exit', end).on('error', fail)), 0);
  }
});

/** What stands-in for pages have, and what is missing in them. */
const GLOBALS = {
  nothing: {},
  'an empty window': { window: {} },
  'an empty document': { document: {} },
  'a document that is null': { document: null },
  'a document of whose script nothing is known': { document: { currentScript: null } },
  'elements alone': { HTMLElement: class {} },
  'a registry alone': { customElements: { get() {}, define() {} } },
  'an empty registry': { customElements: {}, HTMLElement: class {} },
  'elements, a registry and style sheets': { HTMLElement: class {}, customElements: { get() {}, define() {} }, CSSStyleSheet: class { replaceSync() {} } },
  'style sheets that can’t be made': { HTMLElement: class {}, customElements: { get() {}, define() {} }, CSSStyleSheet: class { constructor() { throw new TypeError('Illegal constructor'); } } },
  'style sheets that can’t be written': { HTMLElement: class {}, customElements: { get() {}, define() {} }, CSSStyleSheet: class {} },
  'errors without a stack': { Error: () => ({}) },
};

test('nothing that may be absent is touched, in the script, in bundles and in eval', () => {
  const texts = { script: SCRIPT, eval: `eval(${JSON.stringify(SCRIPT)})`, Function: `new Function(${JSON.stringify(SCRIPT)})()` };
  for (const file of FILES) for (const format of ['iife', 'cjs']) texts[`${file}, ${format}`] = bundle(file, format);
  for (const [what, globals] of Object.entries(GLOBALS)) {
    for (const [how, text] of Object.entries(texts)) {
      assert.doesNotThrow(() => runInContext(text, createContext({ ...globals })), `${how} with ${what}`);
    }
  }
});

test('an app goes on after the import that its bundle holds', () => {
  for (const file of FILES) {
    for (const format of ['iife', 'cjs']) {
      const context = createContext({});
      runInContext(bundle(file, format), context);
      assert.equal(context.isAppThere, true, `${file}, ${format}`);
    }
  }
});

test('a bundle of ES modules can be imported by a server', async () => {
  for (const file of FILES) await import(`data:text/javascript,${encodeURIComponent(bundle(file, 'esm'))}`);
});
