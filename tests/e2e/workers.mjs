/** Counts the workers of a page, and breaks one. */
import { loadScript } from './page_script.mjs';

/** A script of the page, which every test server has: a driver's script may run in an isolated world. */
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

/** Counts workers from now on. */
export const watchWorkers = (driver) => loadScript(driver, '/watch.js');

/** How many workers were started, and how many of them were not terminated. */
export function workers(driver) {
  return driver.executeScript(() => {
    const { workersStarted, workersAlive } = document.documentElement.dataset;
    return { started: Number(workersStarted), alive: Number(workersAlive) };
  });
}

/** Dispatches an error event at the first worker when `number` elements match `css`. The page waits for that: a driver may be too late. */
export async function breakOneAt(driver, css, number) {
  await driver.executeScript((css, number) => {
    const look = () => {
      if (document.querySelectorAll(css).length < number) requestAnimationFrame(look);
      else document.dispatchEvent(new Event('break-a-worker'));
    };
    look();
  }, css, number);
}
