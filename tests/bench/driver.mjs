/** Shared by all benchmarks: a browser and a server, arms in alternation, and the work of the main thread. */
import { readFile } from 'node:fs/promises';
import { openBrowser } from '../e2e/browsers.mjs';
import { serve } from '../e2e/server.mjs';
import { waitUntil } from '../e2e/wait.mjs';
import { summary } from './statistics.mjs';

/** The folder that `.make/bench` builds into. */
export const BUILT = new URL('../../target/bench/', import.meta.url);
/** The first arm again: its difference from the first is noise. */
export const AGAIN = 'ours again';

/** Calls `measure` with a browser, started with more `flags`, and a server, and ends both. */
export async function withBrowser(serving, measure, flags = []) {
  const server = await serve(serving);
  const driver = await openBrowser('chromium', 'normal', flags);
  try {
    await driver.manage().setTimeouts({ script: 180_000 });
    await driver.sendDevToolsCommand('Performance.enable');
    return await measure(driver, server);
  } finally {
    await driver.quit();
    server.close();
  }
}

/** A page that runs a script as a module. */
export const pageOf = (script, head = '') =>
  `<!doctype html><meta charset="utf-8"><title>Bench</title>${head}<script type="module">${script}</script>`;

/** The files of an arm in Rust, which defines `go` once it is loaded. */
export async function rustArm(name, head) {
  const program = `bench-${name}`;
  return {
    [`/${program}.html`]: pageOf(`import start from '/${program}.js'; await start({ module_or_path: '/${program}_bg.wasm' });`, head),
    [`/${program}.js`]: await readFile(new URL(`${program}.js`, BUILT)),
    [`/${program}_bg.wasm`]: await readFile(new URL(`${program}_bg.wasm`, BUILT)),
  };
}

/** Opens the page of an arm, and waits until it is loaded, which is not measured. */
export async function openArm(driver, address) {
  await driver.get(address);
  await waitUntil('the arm is loaded', () => driver.executeScript(() => typeof globalThis.go === 'function'));
}

/** The work of the main thread so far, in ms: task time by the clock, and processor time, which other programs don't lengthen. */
async function worked(driver) {
  const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
  const ms = (wanted) => metrics.find(({ name }) => name === wanted).value * 1_000;
  return { taskMs: ms('TaskDuration'), cpuMs: ms('ThreadTime') };
}

/** The work of the main thread during `act`, beside its result. */
export async function workOf(driver, act) {
  const before = await worked(driver);
  const acted = await act();
  const after = await worked(driver);
  return { ...acted, taskMs: after.taskMs - before.taskMs, cpuMs: after.cpuMs - before.cpuMs };
}

/**
 * Measures the arms in alternation, `rounds` times each, and returns the summary of each measure for each arm. Every other round is in reverse
 * order, so that garbage of an arm is not always collected during the same other one.
 */
export async function alternate(arms, rounds, measure) {
  const runs = new Map(arms.map((arm) => [arm, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const arm of round % 2 ? arms.toReversed() : arms) runs.get(arm).push(await measure(arm));
  }
  const summaries = (results) =>
    Object.fromEntries(Object.keys(results[0]).map((measure) => [measure, summary(results.map((result) => result[measure]))]));
  return Object.fromEntries(arms.map((arm) => [arm, summaries(runs.get(arm))]));
}
