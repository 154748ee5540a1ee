/** What all measurements share: one browser and one server for each, arms in alternation, and what the main thread worked. */
import { readFile } from 'node:fs/promises';
import { openBrowser } from '../e2e/browsers.mjs';
import { serve } from '../e2e/server.mjs';
import { waitUntil } from '../e2e/wait.mjs';
import { summary } from './statistics.mjs';

/** What `.make/bench` has built. */
export const BUILT = new URL('../../target/bench/', import.meta.url);
/** The page's own arm once more, to tell what of a difference is noise. */
export const AGAIN = 'ours again';

/** Gives a browser, with further `flags`, and a server to `measure`, and ends both after it. */
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

/** The pages of an arm in Rust, which offers `go` once it is loaded. */
export async function rustArm(name, head) {
  const program = `bench-${name}`;
  return {
    [`/${program}.html`]: pageOf(`import start from '/${program}.js'; await start({ module_or_path: '/${program}_bg.wasm' });`, head),
    [`/${program}.js`]: await readFile(new URL(`${program}.js`, BUILT)),
    [`/${program}_bg.wasm`]: await readFile(new URL(`${program}_bg.wasm`, BUILT)),
  };
}

/** Opens the page of an arm, and waits until it is loaded: that is no part of what is measured. */
export async function openArm(driver, address) {
  await driver.get(address);
  await waitUntil('the arm is loaded', () => driver.executeScript(() => typeof globalThis.go === 'function'));
}

/** What the main thread has worked so far, in ms: by the clock, and by the processor's time, which other programs don't lengthen. */
async function worked(driver) {
  const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
  const ms = (wanted) => metrics.find(({ name }) => name === wanted).value * 1_000;
  return { taskMs: ms('TaskDuration'), cpuMs: ms('ThreadTime') };
}

/** What it works while `act` goes on. */
export async function workOf(driver, act) {
  const before = await worked(driver);
  const acted = await act();
  const after = await worked(driver);
  return { ...acted, taskMs: after.taskMs - before.taskMs, cpuMs: after.cpuMs - before.cpuMs };
}

/**
 * Measures the arms in alternation, `rounds` times each, and returns for each the summary of each measure. Every other round goes
 * backwards: what an arm leaves to be cleared away is not always left to the same one.
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
