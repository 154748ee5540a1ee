/** Benchmark of a hundred thousand sleeping steps in the whole page, with log and timeline, against `setTimeout` without a page. */
import { AGAIN, alternate, withBrowser } from './driver.mjs';
import { openWhole, runWhole } from './page_run.mjs';
import { runSleepers, sleeperPages } from './sleepers.mjs';
import { ratio } from './statistics.mjs';

const SLEEPERS = 100_000;
const LONGEST_MS = 1_000;
const LINK = `?count=${SLEEPERS}&sleep=1-${SLEEPERS}:0.001..1`;
const NAMES = { ours: 'the whole page', promises: 'JavaScript, `Promise.all` and `setTimeout`, and no page', [AGAIN]: 'the first again' };

async function runPage(driver, server) {
  await openWhole(driver, server, LINK);
  const run = await runWhole(driver, () => document.querySelector('.sc-plot svg') !== null);
  if (run.lines !== 3 * SLEEPERS) throw new Error(`The page's log has ${run.lines} lines, not ${3 * SLEEPERS}.`);
  return { taskMs: run.taskMs, cpuMs: run.cpuMs, pastMs: run.elapsedMs - LONGEST_MS, freezeMs: run.longestFreezeMs };
}

async function runTimers(driver, server) {
  const { taskMs, cpuMs, pastMs } = await runSleepers(driver, server, 'promises', SLEEPERS);
  return { taskMs, cpuMs, pastMs };
}

export async function measure(rounds) {
  const arms = await withBrowser({ pages: await sleeperPages() }, (driver, server) =>
    alternate(Object.keys(NAMES), rounds, (arm) => (arm === 'promises' ? runTimers : runPage)(driver, server)));
  return {
    title: 'The whole page with 100,000 sleepers',
    about: `\`${LINK}&modes=async-together\`, from the click on Run until log and timeline are presented; the record is not read.`,
    tables: [{
      title: 'From Run to timeline', names: NAMES, arms, noiseOf: 'taskMs',
      columns: { taskMs: 'task time, ms', cpuMs: 'processor, ms', pastMs: 'past the longest, ms', freezeMs: 'longest freeze, ms' },
    }],
    goals: [
      { what: 'task time, against `Promise.all` and `setTimeout`', most: 0.6, value: ratio(arms, 'taskMs', 'ours', 'promises') },
      { what: "the same by the processor's time", most: 0.6, value: ratio(arms, 'cpuMs', 'ours', 'promises') },
    ],
  };
}
