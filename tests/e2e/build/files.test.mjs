/** The files that the build leaves for a host: complete, intact, and named in the headers for servers. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { policyFor } from '../../../.make/policy.mjs';
import { DIST } from '../server.mjs';

const read = (name) => readFileSync(join(DIST, name));
const names = readdirSync(DIST);
const served = names.filter((name) => !/\.(br|gz)$/.test(name) && name !== '_headers');
const html = read('index.html').toString();

test('every text and wasm file stands there compressed, and comes out as it was', () => {
  const compressible = served.filter((name) => !/\.png$/.test(name));
  assert.ok(compressible.some((name) => name.endsWith('.wasm')));
  for (const name of compressible) {
    const file = read(name);
    assert.deepEqual(brotliDecompressSync(read(`${name}.br`)), file, `${name}.br`);
    assert.deepEqual(gunzipSync(read(`${name}.gz`)), file, `${name}.gz`);
  }
  const compressed = names.filter((name) => /\.(br|gz)$/.test(name)).map((name) => name.replace(/\.\w+$/, ''));
  assert.deepEqual(compressed.filter((name) => !served.includes(name)), [], 'compressed files of nothing');
});

test('the element’s script is in ASCII: an article that declares no encoding reads it in its own', () => {
  assert.ok(read('embed.js').every((byte) => byte < 128));
});

test('no file says on which machine it was built', () => {
  const home = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  for (const name of served) {
    for (const folder of [home, process.cwd()]) assert.ok(!read(name).includes(folder), `${name} names a folder of this machine`);
  }
});

test('a file named after its content has the sum of it in its name', () => {
  const named = served.map((name) => [name, /-([0-9a-f]{10,})(_bg)?\.\w+$/.exec(name)?.[1]]).filter(([, sum]) => sum);
  assert.deepEqual(named.map(([name]) => name.replace(/-.*\./, '.')).sort(), ['boot.js', 'later.css', 'later.wasm', 'loader.js', 'sleep.css', 'sleep.js', 'sleep.wasm']);
  for (const [name, sum] of named) assert.equal(createHash('sha256').update(read(name)).digest('hex').slice(0, 16), sum, name);
});

/** The rules of `_headers`: the headers by path. */
function rules() {
  const rules = {};
  let path;
  for (const line of read('_headers').toString().trimEnd().split('\n')) {
    if (!line.startsWith(' ')) rules[path = line] = {};
    else {
      const [, name, value] = /^  ([\w-]+): (.*)$/.exec(line);
      rules[path][name] = value;
    }
  }
  return rules;
}

test('a file named after its content is kept for a year, and every other is asked for anew', () => {
  const cached = rules();
  for (const name of ['', ...served]) {
    const isHashed = new RegExp(`-${'[0-9a-f]'.repeat(16)}`).test(name);
    assert.equal(cached[`/${name}`]?.['Cache-Control'], isHashed ? 'public, max-age=31536000, immutable' : 'no-cache', `/${name}`);
  }
  assert.deepEqual(Object.keys(cached).filter((path) => path !== '/*' && !['', ...served].includes(path.slice(1))), []);
});

test('the policy, the sharing with sandboxed frames and the rest are sent with every file', () => {
  const { 'Content-Security-Policy': policy, ...others } = rules()['/*'];
  assert.deepEqual(others, {
    'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
  });
  const [, inDocument] = /<meta http-equiv=Content-Security-Policy content="([^"]*)">/.exec(html);
  assert.equal(inDocument, policy);
  assert.ok([undefined, siteIn(html)].map(policyFor).includes(policy), policy);
});

const siteIn = (html) => /<link href="([^"]*)" rel=canonical>/.exec(html)?.[1];

test('what the document names by integrity is that file, and the policy comes before all of it', () => {
  const links = html.match(/<link [^>]*integrity=[^>]*>/g);
  assert.equal(links.length, 4);
  for (const link of links) {
    const [, name] = /href=\.\/(\S+)/.exec(link);
    const [, integrity] = /integrity=(\S+?)[\s>]/.exec(link);
    assert.equal(`sha384-${createHash('sha384').update(read(name)).digest('base64')}`, integrity, name);
  }
  assert.ok(html.indexOf('http-equiv') < html.search(/<(link|script)/));
});

test('the program names its loader, which names the lazy chunk and its style: an old page never meets a new chunk', () => {
  const textOf = (pattern) => {
    const found = served.filter((name) => pattern.test(name));
    assert.equal(found.length, 1, `${pattern}: ${found}`);
    return [found[0], read(found[0]).toString()];
  };
  const [, script] = textOf(/^sleep-count-\w+\.js$/);
  const [loader, loaded] = textOf(/^loader-\w+\.js$/);
  assert.ok(script.includes(`from"./${loader}"`), `the program imports ./${loader}`);
  assert.doesNotMatch(script, /from ?["']\.\/__wasm_split/);
  for (const part of [/^later-\w+\.wasm$/, /^later-\w+\.css$/]) assert.ok(loaded.includes(`"./${textOf(part)[0]}"`), String(part));
  const preloads = [...html.matchAll(/<link crossorigin href=\.\/(\S+) integrity=\S+ rel=modulepreload>/g)].map(([, name]) => name);
  assert.match(preloads[0], /^sleep-count-/, 'boot.js takes the first for the program');
  assert.deepEqual(preloads.slice(1), [loader]);
});

test('the document says how long its wasm is, and lets it be preloaded without a promise that its script does not make', () => {
  const [link] = html.match(/<link as=fetch [^>]*>/);
  const [, name] = /href=\.\/(\S+)/.exec(link);
  assert.equal(read(name).length, Number(/ data-bytes=(\d+)/.exec(link)[1]));
  assert.match(link, / data-integrity=.* media=\(device-posture\) rel=preload/);
});

test('the picture for previews is a PNG of 1200 by 630, and the document names it', () => {
  const picture = read('card.png');
  assert.equal(picture.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [1200, 630]);
  const [, address] = /<meta content="?([^" ]*)"? property=og:image>/.exec(html);
  assert.equal(address, `${siteIn(html) ?? ''}card.png`);
});

test('the policy in docs/hosting.md is the page’s', () => {
  const hosting = readFileSync(new URL('../../../docs/hosting.md', import.meta.url), 'utf8');
  const told = hosting.match(/default-src 'none'[^`"\n]*/g);
  assert.ok(told.length >= 1);
  for (const policy of told) assert.equal(policy, policyFor('https://example.org/sleep-count/'));
});
