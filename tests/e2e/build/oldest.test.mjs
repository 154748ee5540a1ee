/** The oldest browsers that docs/browsers.md names: the program and its scripts use nothing that they lack. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import { featureAt, lackedBy } from '../compat.mjs';
import { LATER, WASM as PROGRAM } from '../files.mjs';
import { DIST } from '../server.mjs';

const read = (name) => readFileSync(join(DIST, name));
const names = readdirSync(DIST);
const scripts = names.filter((name) => /\.m?js$/.test(name));
/** What runs in workers alone: where it can't, the lane of threads says so. */
const ofThreads = (name) => name.startsWith('worker');

/** What the compiler calls a feature, and what it is in the data. Every browser with WebAssembly has had globals that change for long. */
const WASM = {
  'bulk-memory': 'bulk-memory-operations',
  'bulk-memory-opt': 'bulk-memory-operations',
  'call-indirect-overlong': 'reference-types',
  multivalue: 'multi-value',
  'mutable-globals': undefined,
  'nontrapping-fptoint': 'non-trapping-float-to-int-conversions',
  'reference-types': 'reference-types',
  'sign-ext': 'sign-extension-operations',
};
/** What of the language's and the browser's own is newer than its syntax tells. One that is asked for with `?.` may be missing. */
const CALLS = [
  [/\.replaceAll\(/, 'javascript.builtins.String.replaceAll'],
  [/\.at\(/, 'javascript.builtins.Array.at'],
  [/\.replaceChildren\(/, 'api.Element.replaceChildren'],
  [/\.findLast(Index)?\(/, 'javascript.builtins.Array.findLast'],
  [/\bObject\.hasOwn\(/, 'javascript.builtins.Object.hasOwn'],
  [/\bstructuredClone\(/, 'api.structuredClone'],
  [/\bAbortSignal\.timeout\(/, 'api.AbortSignal.timeout_static'],
  [/\bAbortSignal\.any\(/, 'api.AbortSignal.any_static'],
  [/\bcrypto\.randomUUID\(/, 'api.Crypto.randomUUID'],
  [/\bURL\.canParse\(/, 'api.URL.canParse_static'],
  [/\bPromise\.withResolvers\(/, 'javascript.builtins.Promise.withResolvers'],
  [/\bPromise\.try\(/, 'javascript.builtins.Promise.try'],
  [/\.to(Sorted|Spliced|Reversed)\(/, 'javascript.builtins.Array.toSorted'],
  [/\b(Object|Map)\.groupBy\(/, 'javascript.builtins.Object.groupBy'],
  [/\.aria[A-Z]\w+\b/, 'api.Element.ariaDisabled'],
  [/\.role\b/, 'api.Element.role'],
  [/\.inert\b/, 'api.HTMLElement.inert'],
  [/\.checkVisibility\(/, 'api.Element.checkVisibility'],
  [/\bdocument\.startViewTransition\(/, 'api.Document.startViewTransition'],
  [/\.showPopover\(/, 'api.HTMLElement.showPopover'],
  [/\.showModal\(/, 'api.HTMLDialogElement.showModal'],
];
/** What is newest in the syntax of these years, but for static blocks, which are refused. */
const SYNTAX = {
  2020: ['javascript.operators.optional_chaining', 'javascript.operators.nullish_coalescing'],
  2022: ['javascript.classes.private_class_fields', 'javascript.classes.private_class_methods'],
};
const STATIC_BLOCK = /\bstatic\s*\{/;
const syntaxOf = (name) => (name.startsWith('embed.') || name === 'worker_loader.js' ? 2022 : 2020);

function assertOldEnough(what, path) {
  assert.deepEqual(lackedBy(featureAt(path.split('.'))), [], `${what} is lacked by the oldest browsers that docs/browsers.md names`);
}

/** What a wasm file says that it was compiled to use. The page's program does not; its later part, cut from the same, does. */
function featuresOf(name) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(read(name === PROGRAM ? LATER : name)), 'target_features');
  const text = Buffer.from(section).toString('latin1');
  const features = [];
  for (let at = 1; at < text.length;) {
    const length = text.charCodeAt(at + 1);
    if (text[at] === '+') features.push(text.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return features;
}

test('the wasm uses no feature that they lack', () => {
  for (const name of names.filter((name) => name.endsWith('.wasm'))) {
    const features = featuresOf(name);
    assert.ok(features.length > 0, `${name} does not say what it uses`);
    for (const feature of features) {
      assert.ok(feature in WASM, `${name} uses ${feature}: add to this table what that is`);
      if (WASM[feature]) assertOldEnough(`${feature} in ${name}`, `webassembly.${WASM[feature]}`);
    }
  }
});

test('the scripts are written in a language that they know', () => {
  for (const name of scripts) {
    const isModule = !/^(boot-|embed\.js)/.test(name);
    const year = syntaxOf(name);
    assert.doesNotThrow(() => parse(read(name).toString(), { ecmaVersion: year, sourceType: isModule ? 'module' : 'script' }), name);
    assert.doesNotMatch(read(name).toString(), STATIC_BLOCK, name);
    for (const path of SYNTAX[year]) assertOldEnough(`the syntax of ${name}`, path);
  }
});

test('the scripts call nothing that they lack', () => {
  for (const [, path] of CALLS) assert.ok(featureAt(path.split('.')), `browser-compat-data does not know ${path}`);
  for (const name of scripts.filter((name) => !ofThreads(name))) {
    for (const [call, path] of CALLS) {
      if (call.test(read(name).toString())) assertOldEnough(`${call} in ${name}`, path);
    }
  }
});

test('a browser that can’t read the scripts shows a sentence all the same: it stands in the document, and no script shows it', () => {
  const html = read('index.html').toString();
  assert.match(html, /data-failure[^>]*role=alert|role=alert[^>]*data-failure/);
  assert.match(html, /did not arrive, was blocked, or is too new for this browser/);
  const [, element] = /(<p [^>]*data-failure[^>]*>)/.exec(html);
  assert.doesNotMatch(element, /\bhidden\b/);
});
