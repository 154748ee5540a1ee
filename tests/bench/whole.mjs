/** Benchmark of a hundred thousand sleeping steps in the whole page, with log and timeline, against `setTimeout` without a page. */
import { AGAIN, alternate, withBrowser } from './driver.mjs';
import { openCold, openWhole, runWhole } from './page_run.mjs';
import { runSleepers, sleeperPages } from './sleepers.mjs';
import { ratio } from './statistics.mjs';

const SLEEPERS = 100_000;
const LONGEST_MS = 1_000;
const LINK = `?count=${SLEEPERS}&sleep=1-${SLEEPERS}:0.001..1`;
const NAMES = {
  ours: 'the whole page, warm',
  cold: 'the whole page, cold',
  promises: 'JavaScript, `Promise.all` and `setTimeout`, and no page',
  [AGAIN]: 'the first again',
};

async function runPage(driver, server, open) {
  await open(driver, server, LINK);
  const run = await runWhole(driver, () => document.querySelector('.sc-plot svg') !== null);
  if (run.lines !== 3 * SLEEPERS) throw new Error(`The page's log has ${run.lines} lines, not ${3 * SLEEPERS}.`);
  return { taskMs: run.taskMs, cpuMs: run.cpuMs, pastMs: run.elapsedMs - LONGEST_MS, freezeMs: run.longestFreezeMs };
}

async function runTimers(driver, server) {
  const { taskMs, cpuMs, pastMs } = await runSleepers(driver, server, 'promises', SLEEPERS);
  return { taskMs, cpuMs, pastMs };
}

/** The cold page gets nothing from a cache: neither files nor compiled code. */
async function runCold(driver, server) {
  await driver.sendDevToolsCommand('Network.enable');
  await driver.sendDevToolsCommand('Network.setCacheDisabled', { cacheDisabled: true });
  try {
    return await runPage(driver, server, openCold);
  } finally {
    await driver.sendDevToolsCommand('Network.disable');
  }
}

const runArm = (driver, server, arm) => {
  if (arm === 'promises') return runTimers(driver, server);
  return arm === 'cold' ? runCold(driver, server) : runPage(driver, server, openWhole);
};

export async function measure(rounds) {
  const arms = await withBrowser({ pages: await sleeperPages() }, (driver, server) =>
    alternate(Object.keys(NAMES), rounds, (arm) => runArm(driver, server, arm)));
  const against = (what, measure, arm, most) => ({ what, most, value: ratio(arms, measure, arm, 'promises') });
  return {
    title: 'The whole page with 100,000 sleepers',
    about: `\`${LINK}&modes=async-together\`, from the click on Run until log and timeline are presented; the record is not read. *Warm*: the lazy chunk is there, and the page has rested. *Cold*: Run is pressed as soon as it is there, with an empty cache, so that what a first visit does after its start is measured, too: the lazy chunk is fetched, compiled and drawn, and nothing has been optimised.`,
    tables: [{
      title: 'From Run to timeline', names: NAMES, arms, noiseOf: 'taskMs',
      columns: { taskMs: 'task time, ms', cpuMs: 'processor, ms', pastMs: 'past the longest, ms', freezeMs: 'longest freeze, ms' },
    }],
    goals: [
      against('task time, warm, against `Promise.all` and `setTimeout`', 'taskMs', 'ours', 0.6),
      against("the same by the processor's time", 'cpuMs', 'ours', 0.6),
      against('task time, cold', 'taskMs', 'cold', 0.75),
      against("the same by the processor's time", 'cpuMs', 'cold', 0.75),
    ],
  };
}
