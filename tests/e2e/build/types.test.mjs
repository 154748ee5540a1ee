/** The types of the element, as TypeScript reads them: in scripts, in JSX of React and Preact, and where neither is installed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DIST } from '../server.mjs';

const TYPES = fileURLToPath(new URL('../types/', import.meta.url));
const COMPILER = join(TYPES, 'node_modules/typescript/bin/tsc');
const STRICT = ['--noEmit', '--strict', '--target', 'es2022'];

/** Compiles a sample beside the files of the build: with the types of React and Preact, or without. */
async function compile(t, sample, options, hasLibraries) {
  const folder = await mkdtemp(join(hasLibraries ? TYPES : '/tmp', 'sample-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(TYPES, 'samples', sample), join(folder, sample));
  // Copies, from which the libraries are found, or not.
  for (const name of ['embed.d.ts', 'embed.d.mts']) await cp(join(DIST, name), join(folder, 'dist', name));
  const { status, stdout } = spawnSync('node', [COMPILER, ...STRICT, ...options, join(folder, sample)], { encoding: 'utf8' });
  assert.deepEqual([stdout, status], ['', 0], `${sample} ${options.join(' ')}`);
}

const BUNDLER = ['--module', 'esnext', '--moduleResolution', 'bundler'];
const NODE = ['--module', 'nodenext', '--moduleResolution', 'nodenext'];
const JSX = ['--jsx', 'react-jsx'];

for (const [what, sample, options, hasLibraries] of [
  ['scripts know the element, its properties and its events', 'dom.ts', BUNDLER, false],
  ['as does Node’s way to find modules', 'dom.ts', NODE, false],
  ['they do beside React and Preact', 'dom.ts', BUNDLER, true],
  ['JSX of React knows the tag', 'react.tsx', [...BUNDLER, ...JSX], true],
  ['JSX of Preact knows the tag', 'preact.tsx', [...BUNDLER, ...JSX], true],
  ['the global JSX knows the tag', 'global.tsx', [...BUNDLER, '--jsx', 'preserve'], false],
]) test(what, (t) => compile(t, sample, options, hasLibraries));
