/** The frames of the page during an async run, compared with an empty page; and the length of the freeze of Sync. */
import { Page } from '../e2e/page.mjs';
import { pause } from '../e2e/wait.mjs';
import { AGAIN, alternate, withBrowser, workOf } from './driver.mjs';

/** The duration of the default plan, in which 8 sleeps 3 s and 12 sleeps 2 s: together, and in Sync. */
const RUN_MS = 3_000;
const SYNC_MS = 5_000;
const REST_MS = 1_000;
/** A longer frame is noticeable. In ms. */
const LONG_MS = 50;
const NAMES = { ours: 'while it counts', idle: 'an empty page', [AGAIN]: 'the first again' };

/** Counts frames for `forMs`, from the first one after `start`, a function of the page, if any. */
function countFrames(driver, forMs, start) {
  return driver.executeAsyncScript((forMs, longMs, start, tell) => {
    const gaps = [];
    let from;
    let last;
    const onFrame = (now) => {
      from ??= now;
      if (last !== undefined) gaps.push(now - last);
      last = now;
      if (now - from < forMs) requestAnimationFrame(onFrame);
      else tell({ frames: gaps.length, long: gaps.filter((gap) => gap > longMs).length, longestMs: Math.max(...gaps) });
    };
    if (start) new Function(`(${start})()`)();
    requestAnimationFrame(onFrame);
  }, forMs, LONG_MS, start && String(start));
}

async function framesOf(driver, server, arm) {
  if (arm === 'idle') {
    await driver.get(`${server.origin}/empty.html`);
    await pause(REST_MS);
    return workOf(driver, () => countFrames(driver, RUN_MS));
  }
  const page = new Page(driver, server.address);
  await page.openAfresh();
  await pause(REST_MS);
  const press = () => document.querySelector('[data-lane="async-together"] button.sc-run').click();
  const frames = await workOf(driver, () => countFrames(driver, RUN_MS, press));
  await page.lane('async-together').reaches('done');
  return frames;
}

/** The freeze of a Sync run, by its record. */
async function freezeOf(driver, server) {
  const page = new Page(driver, server.address);
  await page.openAfresh();
  await pause(REST_MS);
  await driver.executeScript(() => document.addEventListener('sleep-count:run-end', ({ detail }) => (globalThis.ended = detail.record)));
  await page.lane('sync').runToItsEnd();
  const { longestFreezeMs, elapsedMs } = await driver.executeScript(() => globalThis.ended);
  return { longestFreezeMs, elapsedMs, part: longestFreezeMs / SYNC_MS };
}

export async function measure(rounds) {
  const pages = { '/empty.html': '<!doctype html><meta charset="utf-8"><title>Empty</title>' };
  const [arms, sync] = await withBrowser({ pages }, async (driver, server) => [
    await alternate(Object.keys(NAMES), rounds, (arm) => framesOf(driver, server, arm)),
    await alternate(['sync'], rounds, () => freezeOf(driver, server)),
  ]);
  const most = Math.max(arms.ours.long.most, arms[AGAIN].long.most);
  return {
    title: 'Calm',
    about: `The default plan in *Async, together*, in the whole page: frames in ${RUN_MS / 1_000} s from the click on Run. Then the same plan in *Sync*, whose sleeps add up to ${SYNC_MS / 1_000} s. With other programs on the cores even an empty page loses frames.`,
    tables: [
      {
        title: 'Frames', names: NAMES, arms, noiseOf: 'frames',
        columns: { frames: 'frames', long: `over ${LONG_MS} ms`, longestMs: 'longest, ms', cpuMs: 'processor, ms' },
      },
      {
        title: 'Freeze', names: { sync: 'Sync' }, arms: sync,
        columns: { longestFreezeMs: "the record's longest freeze, ms", elapsedMs: 'elapsed, ms', part: 'freeze, of what was asked' },
      },
    ],
    goals: [
      { what: `frames over ${LONG_MS} ms, median of the runs`, most: 0, value: arms.ours.long.median },
      { what: `frames over ${LONG_MS} ms, in the worst of all runs`, most: 0, value: most },
      { what: 'frames, against the empty page', least: 0.98, value: arms.ours.frames.median / arms.idle.frames.median },
      { what: "Sync's freeze, against what was asked", least: 0.98, value: sync.sync.part.median },
    ],
  };
}
