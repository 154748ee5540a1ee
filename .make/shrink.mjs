/**
 * Makes the program and the script that wasm-bindgen wrote for it smaller: `node shrink.mjs SCRIPT PROGRAM LATER`. What script
 * and program call each other has long names with sums in them, which no compression makes short: each gets a letter or two.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ENTRY, changed, plain } from './glue.mjs';

const [scriptFile, programFile, laterFile] = process.argv.slice(2);
/** What trunk tells wasm-opt too. */
const FEATURES = ['bulk-memory', 'mutable-globals', 'multivalue', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];
const features = FEATURES.map((feature) => `--enable-${feature}`);
const run = (tool, ...args) => execFileSync(tool, [...features, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });

/** A name that one of the two calls the other by has to be known to it. */
function short(names, name) {
  if (!names.has(name)) throw new Error(`The program knows no ${name} that its script calls: see .make/shrink.mjs.`);
  return names.get(name);
}

let script = readFileSync(scriptFile, 'utf8');
script = plain(script);

// What neither the script nor the later part asks of the program goes.
const later = await WebAssembly.compile(readFileSync(laterFile));
const shared = WebAssembly.Module.imports(later).map(({ name }) => name).filter((name) => !/mark/.test(name));
const asked = new Set([...shared, ...[...script.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name)]);
const graph = `${programFile}.json`;
writeFileSync(graph, JSON.stringify([...asked].map((name) => ({ name, export: name, root: true }))));
run('wasm-metadce', programFile, '--graph-file', graph, '--output', programFile);
rmSync(graph);

const names = JSON.parse(run('wasm-opt', programFile, '--minify-imports-and-exports-and-modules', '--output', programFile));
const imported = new Map(names.imports.map(([, name, short]) => [name, short]));
const exported = new Map(names.exports);

// What the program no longer asks of the script goes as well.
script = changed(script, ENTRY, (entry, name) => (imported.has(name) ? entry.replace(name, () => imported.get(name)) : ''));
script = changed(script, /\b__wasm_split_load_later\b/g, () => short(imported, '__wasm_split_load_later'));
script = changed(script, /"\.\/sleep-count_bg\.js": import0,\s*"\.\/__wasm_split\.js": import1,/, 'a: { ...import0, ...import1 },');
script = changed(script, '...wasm,', `${shared.map((name) => `${name}: wasm.${name}`).join(', ')},`);
script = changed(script, /\bwasm\.(\w+)/g, (_, name) => `wasm.${short(exported, name)}`);
writeFileSync(scriptFile, script);
