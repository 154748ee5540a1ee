/** Benchmark of a long log: the page's own in a real run, leptos' `For` over all lines, and rows appended to the document. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STYLE } from '../e2e/files.mjs';
import { DIST } from '../e2e/server.mjs';
import { AGAIN, alternate, openArm, rustArm, withBrowser, workOf } from './driver.mjs';
import { mostRows, openWhole, runWhole } from './page_run.mjs';
import { ratio, summary } from './statistics.mjs';

const NAMES = {
  ours: "the page's log, in a real run with all of the page around",
  for: "leptos' `For` over all lines",
  append: 'JavaScript, a row appended for each line',
  [AGAIN]: 'the first again',
};
const NUMBERS = [1_000, 10_000, 100_000];
const MOST = NUMBERS.at(-1);
/** An arm that takes longer is given up. In ms. */
const PATIENCE_MS = 90_000;
const COLUMNS = { taskMs: 'task time, ms', cpuMs: 'processor, ms', wallMs: 'first line to last, ms', rows: 'rows mounted' };
const GIVEN_UP = `given up after ${PATIENCE_MS / 1_000} s`;

/** The link of a run of so many lines: each sleeping step has three, and one step does not sleep. */
const linkOf = (lines) => `?count=${Math.floor(lines / 3) + 1}&sleep=1-${Math.floor(lines / 3)}:0.001..1`;

async function serving() {
  const head = `<link rel="stylesheet" href="/style.css">`;
  const style = await readFile(join(DIST, STYLE));
  return {
    pages: {
      '/append.html': `<!doctype html><meta charset="utf-8"><title>Bench</title>${head}<body><script type="module" src="/append.js"></script>`,
      '/append.js': await readFile(new URL('arms/log.js', import.meta.url)),
      '/style.css': style,
      ...(await rustArm('log', head)),
    },
  };
}

async function runOurs(driver, server, lines) {
  await openWhole(driver, server, linkOf(lines));
  const run = await runWhole(driver, () => {
    const last = document.querySelector('[data-log]').querySelector('[data-printed-ms]:last-child');
    return last.hasAttribute('data-shown-ms');
  });
  if (run.lines !== lines) throw new Error(`The page's log has ${run.lines} lines, not ${lines}.`);
  return { taskMs: run.taskMs, cpuMs: run.cpuMs, wallMs: run.elapsedMs, rows: run.rows };
}

async function runOther(driver, server, arm, lines) {
  await openArm(driver, `${server.origin}/${arm === 'for' ? 'bench-log' : 'append'}.html`);
  const feed = () => driver.executeAsyncScript((lines, patienceMs, tell) => {
    const from = performance.now();
    const end = (isOver) => tell({ isOver, wallMs: performance.now() - from, rows: document.querySelectorAll('[data-log] [data-printed-ms]').length });
    const wait = () => {
      if (globalThis.result) end(true);
      else if (performance.now() - from > patienceMs) end(false);
      else setTimeout(wait, 50);
    };
    setTimeout(wait, 1_000);
    globalThis.go(lines);
  }, lines, PATIENCE_MS);
  const { isOver, ...measures } = await workOf(driver, feed);
  return isOver ? measures : null;
}

/** Measures all arms with so many lines. An arm that was given up once is not measured again. */
async function compare(driver, server, rounds, lines) {
  const hopeless = new Set();
  const none = { taskMs: Infinity, cpuMs: Infinity, wallMs: Infinity, rows: NaN };
  const arms = await alternate(Object.keys(NAMES), rounds, async (arm) => {
    if (hopeless.has(arm)) return none;
    const run = arm in { ours: 0, [AGAIN]: 0 } ? await runOurs(driver, server, lines) : await runOther(driver, server, arm, lines);
    if (!run) hopeless.add(arm);
    return run ?? none;
  });
  await openWhole(driver, server, linkOf(lines));
  arms.ours.rows = summary([await mostRows(driver)]);
  return {
    title: `${lines.toLocaleString('en')} lines`, columns: COLUMNS, names: NAMES, arms, noiseOf: 'taskMs',
    notes: [...hopeless].map((arm) => `${NAMES[arm]}: ${GIVEN_UP}.`),
  };
}

export async function measure(rounds) {
  const tables = await withBrowser(await serving(), async (driver, server) => {
    const tables = [];
    for (const lines of NUMBERS) tables.push(await compare(driver, server, rounds, lines));
    return tables;
  });
  const { arms } = tables[NUMBERS.indexOf(MOST)];
  return {
    title: 'Log',
    about: 'Lines come within a second, as a run prints them: a third at once, the rest evenly. They are added once a frame, and the end stays in view. In the page they are those of a real run, whose timers are part of its figures; the other arms get prepared lines, and write no shown times. Measured from the first line until the last is presented. *Rows mounted*: the most in any frame of ours. The goals are for 100,000.',
    tables,
    goals: [
      { what: 'task time, against appended rows', most: 0.25, value: ratio(arms, 'taskMs', 'ours', 'append') },
      { what: "the same by the processor's time", most: 0.25, value: ratio(arms, 'cpuMs', 'ours', 'append') },
      { what: 'rows mounted', most: 200, value: Math.max(...tables.map(({ arms }) => arms.ours.rows.most)) },
    ],
  };
}
