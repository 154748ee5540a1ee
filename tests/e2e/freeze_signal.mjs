/** Tells a test that the page is frozen: while it is, a driver gets no answer from the page, and a fixed pause may be too short. */
import { loadScript } from './page_script.mjs';
import { waitUntil } from './wait.mjs';

/**
 * A script of the page. In the next run that freezes it, it counts calls of the clock in a task: a busy-wait makes thousands. Then it sends a
 * beacon to the server, which leaves the page also while this is frozen.
 */
export const FREEZE_SIGNAL = `{
  const CALLS = 3_000;
  document.addEventListener('sleep-count:freeze-start', () => {
    const { now } = Performance.prototype;
    let calls = 0;
    Performance.prototype.now = function () {
      const ms = now.call(this);
      // Each task counts by itself: measuring the clock's step takes many calls, too, but less in a task.
      if (calls === 0) queueMicrotask(() => { calls = 0; });
      calls += 1;
      if (calls === CALLS) {
        Performance.prototype.now = now;
        document.documentElement.dataset.frozenMs = ms;
        navigator.sendBeacon('/frozen');
      }
      return ms;
    };
  });
}`;

/** Loads the script into the page. */
export const signalFreezes = (driver) => loadScript(driver, '/freeze-signal.js');

/** Waits for the signal of a freeze that begins after this call, in the requests of the page's server. */
export function nextFreeze(requests) {
  const signals = () => requests.filter((path) => path === '/frozen').length;
  const before = signals();
  return () => waitUntil('the page is frozen', async () => signals() > before);
}
