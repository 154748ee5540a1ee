/** Keeps count of a page's workers, and lets one break. */

/** Runs in the page itself, in which a driver's script may have a window of its own. Every server of the tests has it. */
export const WATCH = `
  const tally = document.documentElement.dataset;
  Object.assign(tally, { workersStarted: 0, workersAlive: 0 });
  const alive = new Set();
  const note = () => { tally.workersAlive = alive.size; };
  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      tally.workersStarted = Number(tally.workersStarted) + 1;
      alive.add(this);
      note();
    }
    terminate() {
      super.terminate();
      alive.delete(this);
      note();
    }
  };
  document.addEventListener('break-a-worker', () => [...alive][0].dispatchEvent(new Event('error')));
`;

/** Counts from now on: a page makes its workers when a run begins. Its policy lets it load scripts, and hold none. */
export async function watchWorkers(driver) {
  await driver.executeAsyncScript((tell) => {
    const script = document.createElement('script');
    script.src = '/watch.js';
    script.onload = () => tell();
    document.head.append(script);
  });
}

/** How many workers there were, and how many nobody has ended. */
export function workers(driver) {
  return driver.executeScript(() => {
    const { workersStarted, workersAlive } = document.documentElement.dataset;
    return { started: Number(workersStarted), alive: Number(workersAlive) };
  });
}

/** Lets the first worker fail as the browser tells of it. */
export async function breakOne(driver) {
  await driver.executeScript(() => document.dispatchEvent(new Event('break-a-worker')));
}
