/**
 * Runs the benchmark, prints it, and writes it to target/bench/results.json: `node bench.mjs [rounds]`. Figures for people, and no
 * test: machines differ, and are busy with other things.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { ARMS, measureSleepers } from './sleepers.mjs';
import { shown } from './statistics.mjs';

const RESULTS = new URL('../../target/bench/results.json', import.meta.url);
/** What the same arm may differ by from itself, in parts, before a run says nothing. */
const NOISE = 0.05;
const MEASURES = { startMs: 'start of all, ms', pastMs: 'past the longest, ms', medianMs: 'late, median, ms', p99Ms: 'late, p99, ms', taskMs: 'task time, ms', early: 'early', lost: 'lost', timers: 'timers set' };

const rounds = Number(process.argv[2] ?? 5);
const table = await measureSleepers(rounds);
await writeFile(RESULTS, JSON.stringify({ rounds, machine: `${cpus().length} × ${cpus()[0].model}`, sleepers: table }, null, 2));

for (const [number, arms] of Object.entries(table)) {
  console.log(`\n${number} sleepers, medians of ${rounds} (least to most)`);
  const rows = ARMS.map((arm) => {
    const told = ({ median, least, most }) => (least === most ? shown(median) : `${shown(median)} (${shown(least)}–${shown(most)})`);
    return [arm, Object.fromEntries(Object.entries(MEASURES).map(([measure, title]) => [title, told(arms[arm][measure])]))];
  });
  console.table(Object.fromEntries(rows));
  const ratio = (measure, arm, to) => arms[arm][measure].median / arms[to][measure].median;
  for (const other of ['promises', 'heap']) {
    const told = ['medianMs', 'p99Ms', 'pastMs', 'taskMs'].map((measure) => `${MEASURES[measure].replace(', ms', '')} ${shown(ratio(measure, 'ours', other))}`);
    console.log(`ours against ${other}: ${told.join('; ')}`);
  }
  const own = ratio('taskMs', 'ours again', 'ours');
  if (Math.abs(own - 1) > NOISE) console.log(`The same arm differs from itself by a factor of ${shown(own)} in task time: too noisy a machine to tell small differences.`);
}
