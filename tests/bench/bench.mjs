/**
 * Runs the benchmark, prints it, and leaves it in target/bench: results.json and results.md. ONLY names the parts that are to run,
 * ROUNDS how often each arm does. Figures for people, and no test: machines differ, and are busy with other things.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { BUILT } from './driver.mjs';
import { partText } from './report.mjs';

const PARTS = ['sleepers', 'log', 'whole', 'calm', 'start'];

const only = process.env.ONLY?.split(',') ?? PARTS;
const unknown = only.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`ONLY can't be ${unknown}: it takes some of ${PARTS.join(', ')}, with commas between.`);
const rounds = Number(process.env.ROUNDS ?? 5);
if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`ROUNDS can't be ${process.env.ROUNDS}: it takes a whole number from 1 on.`);

const machine = `${cpus().length} × ${cpus()[0].model.trim()}`;
const [browser] = execFileSync('chromium', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().split(' built');
/** How many programs want a core: what is measured while others do is measured badly. */
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
  // What was measured is kept where a later part fails.
  await writeFile(new URL('results.json', BUILT), JSON.stringify(results, null, 2));
  await writeFile(new URL('results.md', BUILT), `${texts.join('\n\n')}\n`);
}
