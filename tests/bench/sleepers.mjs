/**
 * Sleepers side by side: by the page's clock, by gloo's timers, by JavaScript's, and by one of JavaScript's over a heap. One
 * browser, one go, the arms in alternation, each run on a fresh page.
 */
import { readFile } from 'node:fs/promises';
import { openBrowser } from '../e2e/browsers.mjs';
import { serve } from '../e2e/server.mjs';
import { waitUntil } from '../e2e/wait.mjs';
import { quantile, summary } from './statistics.mjs';

const BUILT = new URL('../../target/bench/', import.meta.url);
/** The first one again, to tell what of a difference is noise. */
export const ARMS = ['ours', 'gloo', 'promises', 'heap', 'ours again'];
export const NUMBERS = [30, 1_000, 10_000, 100_000];
/** Nobody sleeps for longer, in ms. */
const LONGEST_MS = 1_000;
/** A clock's step, and rounding. */
const EARLY_MS = -1.01;

const page = (script) => `<!doctype html><meta charset="utf-8"><title>Bench</title><script type="module">${script}</script>`;
const RUST = page("import start from '/arms-rust.js'; globalThis.go = () => start({ module_or_path: '/arms-rust_bg.wasm' });");
const JS = page("import { run } from '/arms.js'; const asked = new URLSearchParams(location.search); globalThis.go = () => run(asked.get('arm'), Number(asked.get('sleepers')));");

async function openServer() {
  const file = (name, base) => readFile(new URL(name, base));
  return serve({
    pages: {
      '/rust.html': RUST,
      '/js.html': JS,
      '/arms.js': await file('arms.js', import.meta.url),
      '/arms-rust.js': await file('arms.js', BUILT),
      '/arms-rust_bg.wasm': await file('arms_bg.wasm', BUILT),
    },
  });
}

/** What the main thread has worked so far, in ms. */
async function taskMs(driver) {
  const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
}

async function open(driver, server, arm, sleepers) {
  const name = arm.split(' ')[0];
  const isRust = name === 'ours' || name === 'gloo';
  await driver.get(`${server.origin}/${isRust ? 'rust' : 'js'}.html?arm=${name}&sleepers=${sleepers}`);
  await waitUntil('the arm is loaded', () => driver.executeScript(() => typeof globalThis.go === 'function'));
}

async function runOnce(driver, server, arm, sleepers) {
  await open(driver, server, arm, sleepers);
  const before = await taskMs(driver);
  // Nothing is asked of the page while it sleeps: every question would be a task.
  await driver.executeAsyncScript((tell) => {
    const wait = () => (globalThis.result ? tell() : setTimeout(wait, 500));
    setTimeout(wait, 1_500);
    globalThis.go();
  });
  const worked = (await taskMs(driver)) - before;
  const { startMs, totalMs, lateMs } = await driver.executeScript(() => {
    const { startMs, totalMs, lateMs } = globalThis.result;
    return { startMs, totalMs, lateMs: Array.from(lateMs, (late) => (Number.isNaN(late) ? null : late)) };
  });
  const woken = lateMs.filter((late) => late !== null);
  return {
    startMs,
    pastMs: totalMs - LONGEST_MS,
    medianMs: quantile(woken, 0.5),
    p99Ms: quantile(woken, 0.99),
    taskMs: worked,
    early: woken.filter((late) => late < EARLY_MS).length,
    lost: lateMs.length - woken.length,
  };
}

/** How often the arm sets a timer, in a run of its own that is not timed. */
async function timersOf(driver, server, arm, sleepers) {
  await open(driver, server, arm, sleepers);
  return driver.executeAsyncScript((tell) => {
    const real = globalThis.setTimeout;
    let timers = 0;
    globalThis.setTimeout = (...how) => {
      timers += 1;
      return real(...how);
    };
    const wait = () => (globalThis.result ? tell(timers) : real(wait, 500));
    real(wait, 1_500);
    globalThis.go();
  });
}

/** Measures all arms, `rounds` times each, and returns for each number and arm the summary of each measure. */
export async function measureSleepers(rounds, numbers = NUMBERS) {
  const server = await openServer();
  const driver = await openBrowser('chromium');
  await driver.manage().setTimeouts({ script: 120_000 });
  await driver.sendDevToolsCommand('Performance.enable');
  try {
    const table = {};
    for (const sleepers of numbers) {
      const runs = Object.fromEntries(ARMS.map((arm) => [arm, []]));
      for (let round = 0; round < rounds; round += 1) {
        for (const arm of ARMS) runs[arm].push(await runOnce(driver, server, arm, sleepers));
      }
      table[sleepers] = {};
      for (const arm of ARMS) {
        const measures = Object.keys(runs[arm][0]);
        const of = (measure) => summary(runs[arm].map((run) => run[measure]));
        table[sleepers][arm] = Object.fromEntries(measures.map((measure) => [measure, of(measure)]));
        table[sleepers][arm].timers = summary([await timersOf(driver, server, arm, sleepers)]);
      }
    }
    return table;
  } finally {
    await driver.quit();
    server.close();
  }
}
