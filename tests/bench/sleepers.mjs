/** Benchmark of timers: the page's clock, gloo's timers, `setTimeout` for each, and one `setTimeout` over a heap in JavaScript. */
import { readFile } from 'node:fs/promises';
import { AGAIN, alternate, openArm, pageOf, rustArm, withBrowser, workOf } from './driver.mjs';
import { quantile, ratio, summary } from './statistics.mjs';

const NAMES = {
  ours: 'one timer for all, as the page has it',
  gloo: "gloo's `TimeoutFuture` each",
  promises: 'JavaScript, `Promise.all` and `setTimeout`',
  heap: 'JavaScript, one timer over a heap',
  [AGAIN]: 'the first again',
};
const NUMBERS = [30, 1_000, 10_000, 100_000];
const MOST = NUMBERS.at(-1);
/** How often a round measures the largest number: there the median lateness of `Promise.all` depends on chance. */
const TIMES_OF_MOST = 5;
/** The longest sleep, in ms. */
const LONGEST_MS = 1_000;
/** Earlier than that is early, in ms: the resolution of the clock, and rounding. */
const EARLY_MS = -1.01;
const COLUMNS = {
  startMs: 'start of all, ms',
  pastMs: 'past the longest, ms',
  medianMs: 'late, median, ms',
  p99Ms: 'late, p99, ms',
  taskMs: 'task time, ms',
  cpuMs: 'processor, ms',
  timers: 'timers set',
};

const nameOf = (arm) => arm.split(' ')[0];

/** The files of the arms; `whole.mjs` measures `promises`, too. */
export async function sleeperPages() {
  const js = pageOf("import { run } from '/sleepers.js'; globalThis.go = run;");
  return { '/js.html': js, '/sleepers.js': await readFile(new URL('arms/sleepers.js', import.meta.url)), ...(await rustArm('sleepers')) };
}

const open = (driver, server, arm) =>
  openArm(driver, `${server.origin}/${['ours', 'gloo'].includes(nameOf(arm)) ? 'bench-sleepers' : 'js'}.html`);

/** Runs so many sleepers in an arm, on a new page, and returns the measures. */
export async function runSleepers(driver, server, arm, sleepers) {
  await open(driver, server, arm);
  // No script call while they sleep: it would be a task.
  const sleep = () => driver.executeAsyncScript((arm, sleepers, tell) => {
    const wait = () => (globalThis.result ? tell() : setTimeout(wait, 500));
    setTimeout(wait, 1_500);
    globalThis.go(arm, sleepers);
  }, nameOf(arm), sleepers);
  const { taskMs, cpuMs } = await workOf(driver, sleep);
  const { startMs, totalMs, lateMs, wakes } = await driver.executeScript(() => {
    const { startMs, totalMs, lateMs, wakes } = globalThis.result;
    return { startMs, totalMs, lateMs: Array.from(lateMs, (late) => (Number.isNaN(late) ? null : late)), wakes: Array.from(wakes) };
  });
  const woken = lateMs.filter((late) => late !== null);
  return {
    startMs,
    pastMs: totalMs - LONGEST_MS,
    medianMs: quantile(woken, 0.5),
    p99Ms: quantile(woken, 0.99),
    taskMs,
    cpuMs,
    early: woken.filter((late) => late < EARLY_MS).length,
    lost: wakes.filter((times) => times === 0).length + (lateMs.length - woken.length),
    doubled: wakes.filter((times) => times > 1).length,
  };
}

/** How often the arm sets a timer, in a run that is not timed. */
async function timersOf(driver, server, arm, sleepers) {
  await open(driver, server, arm);
  return driver.executeAsyncScript((arm, sleepers, tell) => {
    const real = globalThis.setTimeout;
    let timers = 0;
    globalThis.setTimeout = (...how) => {
      timers += 1;
      return real(...how);
    };
    const wait = () => (globalThis.result ? tell(timers) : real(wait, 500));
    real(wait, 1_500);
    globalThis.go(arm, sleepers);
  }, nameOf(arm), sleepers);
}

const wrongOf = (arms) => ['early', 'lost', 'doubled'].map((measure) =>
  `${measure} ${Object.entries(arms).map(([arm, results]) => `${results[measure].most} (${arm})`).filter((told) => !told.startsWith('0')).join(', ') || 0}`);

function goalsOf(tables) {
  const most = tables[MOST];
  const against = (measure, other, limit) => ({ what: `${COLUMNS[measure].replace(/, ms$/, '')}, against ${NAMES[other]}`, most: limit, value: ratio(most, measure, 'ours', other) });
  const wrong = Object.values(tables).reduce((sum, { ours }) => sum + ours.early.most + ours.lost.most + ours.doubled.most, 0);
  return [
    against('medianMs', 'promises', 0.03),
    against('p99Ms', 'promises', 0.3),
    against('pastMs', 'promises', 0.35),
    against('taskMs', 'promises', 0.25),
    against('cpuMs', 'promises', 0.25),
    against('taskMs', 'heap', 1),
    against('cpuMs', 'heap', 1),
    { what: 'early, lost or doubled wake-ups of ours, in any number', most: 0, value: wrong },
    { what: 'task time at 100,000, against 10,000', most: 12, value: most.ours.taskMs.median / tables[MOST / 10].ours.taskMs.median },
  ];
}

/** Measures all arms with each number of sleepers. */
export async function measure(rounds) {
  const tables = await withBrowser({ pages: await sleeperPages() }, async (driver, server) => {
    const tables = {};
    for (const sleepers of NUMBERS) {
      const times = sleepers === MOST ? TIMES_OF_MOST * rounds : rounds;
      const arms = await alternate(Object.keys(NAMES), times, (arm) => runSleepers(driver, server, arm, sleepers));
      for (const arm of Object.keys(NAMES)) arms[arm].timers = summary([await timersOf(driver, server, arm, sleepers)]);
      tables[sleepers] = arms;
    }
    return tables;
  });
  return {
    title: 'Sleepers',
    about: `Each sleeps between 1 and 1,000 ms from its own start. *Past the longest* is the time of all, less a second. *Task time* is the work of the main thread from the start of the first on; loading is not measured. The goals are for 100,000, which are measured ${TIMES_OF_MOST} times a round.`,
    tables: Object.entries(tables).map(([sleepers, arms]) => ({
      title: `${Number(sleepers).toLocaleString('en')} sleepers`, columns: COLUMNS, names: NAMES, arms, noiseOf: 'taskMs',
      notes: [`Wake-ups: ${wrongOf(arms).join(', ')}.`],
    })),
    goals: goalsOf(tables),
  };
}
