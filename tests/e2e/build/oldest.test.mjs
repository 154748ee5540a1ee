/** The oldest browsers that the README names: the build uses nothing that they lack. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import { LATER, WASM as PROGRAM } from '../files.mjs';
import { DIST } from '../server.mjs';

const read = (name) => readFileSync(join(DIST, name));
const names = readdirSync(DIST);
const scripts = names.filter((name) => name.endsWith('.js'));
/** What runs in workers alone: where it can't, the lane of threads says so. */
const ofThreads = (name) => name.startsWith('worker');

/** The oldest versions in the README, by browser. */
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const [, ...stated] = /oldest browsers .*: Chrome and Edge ([\d.]+), Firefox ([\d.]+), Safari ([\d.]+)/.exec(readme);
const OLDEST = stated.map(Number);

/** Since when Chrome, Firefox and Safari have a feature, by MDN's browser-compat-data 7. */
const WASM = {
  'bulk-memory': [75, 79, 15.1],
  'bulk-memory-opt': [75, 79, 15.1],
  'call-indirect-overlong': [96, 79, 15.1],
  multivalue: [86, 78, 13.1],
  'mutable-globals': [74, 61, 13.1],
  'nontrapping-fptoint': [75, 64, 15.1],
  'reference-types': [96, 79, 15.1],
  'sign-ext': [69, 62, 14.1],
};
/** What of the language's and the browser's own is newer than its syntax tells. One that is asked for with `?.` may be missing. */
const CALLS = [
  [/\.replaceAll\(/, [85, 77, 13.1]],
  [/\.at\(/, [92, 90, 15.4]],
  [/\.replaceChildren\(/, [86, 78, 14]],
  [/\.findLast(Index)?\(/, [97, 104, 15.4]],
  [/\bObject\.hasOwn\(/, [93, 92, 15.4]],
  [/\bstructuredClone\(/, [98, 94, 15.4]],
  [/\bAbortSignal\.timeout\(/, [124, 100, 16]],
  [/\bAbortSignal\.any\(/, [116, 124, 17.4]],
  [/\bcrypto\.randomUUID\(/, [92, 95, 15.4]],
  [/\bURL\.canParse\(/, [120, 115, 17]],
  [/\bPromise\.withResolvers\(/, [119, 121, 17.4]],
  [/\bPromise\.try\(/, [128, 134, 18.2]],
  [/\.to(Sorted|Spliced|Reversed)\(/, [110, 115, 16]],
  [/\b(Object|Map)\.groupBy\(/, [117, 119, 17.4]],
  [/\.checkVisibility\(/, [105, 106, 17.4]],
  [/\bdocument\.startViewTransition\(/, [111, 144, 18]],
  [/\.show(Popover|Modal)\(/, [114, 125, 17]],
];
/** Since when they know the syntax of these years: optional chaining, and private methods of classes. */
const SYNTAX = { 2020: [80, 74, 13.1], 2022: [84, 90, 15] };
const syntaxOf = (name) => (name === 'embed.js' || name === 'worker_loader.js' ? 2022 : 2020);

function assertOldEnough(what, since) {
  assert.ok(since.every((version, browser) => version <= OLDEST[browser]), `${what} wants ${since}; the README says ${OLDEST}`);
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
      assert.ok(feature in WASM, `${name} uses ${feature}: add to this table since when browsers have it`);
      assertOldEnough(`${feature} in ${name}`, WASM[feature]);
    }
  }
});

test('the scripts are written in a language that they know', () => {
  for (const name of scripts) {
    const isModule = !/^(boot|embed)/.test(name);
    assert.doesNotThrow(() => parse(read(name).toString(), { ecmaVersion: syntaxOf(name), sourceType: isModule ? 'module' : 'script' }), name);
    assertOldEnough(`the syntax of ${name}`, SYNTAX[syntaxOf(name)]);
  }
});

test('the scripts call nothing that they lack', () => {
  for (const name of scripts.filter((name) => !ofThreads(name))) {
    for (const [call, since] of CALLS) {
      if (call.test(read(name).toString())) assertOldEnough(`${call} in ${name}`, since);
    }
  }
});

test('the style sheets ask for widths in a way that they know', () => {
  for (const name of names.filter((name) => name.endsWith('.css'))) {
    const asked = read(name).toString().match(/@(media|container)[^{]*/g);
    for (const query of asked) assert.match(query, /^@\w+ \((max|min)-width:\d+px\)$|^@media \(prefers-color-scheme:dark\)$/, name);
  }
});

test('a browser that can’t read the scripts shows a sentence all the same: it stands in the document, and no script shows it', () => {
  const html = read('index.html').toString();
  assert.match(html, /data-failure[^>]*role=alert|role=alert[^>]*data-failure/);
  assert.match(html, /did not arrive, was blocked, or is too new for this browser/);
  const [, element] = /(<p [^>]*data-failure[^>]*>)/.exec(html);
  assert.doesNotMatch(element, /\bhidden\b/);
});
