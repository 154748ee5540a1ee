/**
 * Runs the benchmarks, prints the results, and leaves them in target/bench: results.json and results.md. ONLY names the parts to run, ROUNDS the
 * number of rounds. It is no test: machines differ, and run other programs.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { BUILT } from './driver.mjs';
import { partText } from './report.mjs';

const PARTS = ['sleepers', 'log', 'whole', 'calm', 'start', 'network'];

const only = process.env.ONLY?.split(',') ?? PARTS;
const unknown = only.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`ONLY can't be ${unknown}: it takes one or more of ${PARTS.join(', ')}, separated by commas.`);
const rounds = Number(process.env.ROUNDS ?? 5);
if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`ROUNDS can't be ${process.env.ROUNDS}: it takes an integer from 1 on.`);

const machine = `${cpus().length} × ${cpus()[0].model.trim()}`;
const [browser] = execFileSync('chromium', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().split(' built');
/** The load average of the last minute: with other programs on the cores, measurements are unreliable. */
const load = () => loadavg()[0];
const results = { machine, browser, rounds };
const texts = [`# Side by side\n\n\`make bench\` in ${browser} on ${machine}: medians of ${rounds} rounds, least to most in brackets.`];
console.log(texts[0]);
for (const part of only) {
  const { measure } = await import(`./${part}.mjs`);
  const before = load();
  results[part] = { ...(await measure(rounds)), load: [before, load()] };
  texts.push(partText(results[part]));
  console.log(`\n${texts.at(-1)}`);
  // After each part, so that a later part that fails loses nothing.
  await writeFile(new URL('results.json', BUILT), JSON.stringify(results, null, 2));
  await writeFile(new URL('results.md', BUILT), `${texts.join('\n\n')}\n`);
}
