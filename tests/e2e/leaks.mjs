/** Counts what a page holds in Chromium: wasm memory, DOM nodes, listeners and timers. */
import assert from 'node:assert/strict';

/**
 * Counts pending timers, and keeps a reference to the program's memory. Runs in each document before its own scripts. An
 * animation frame counts as a timer.
 */
export const COUNT = `(() => {
  const pending = new Set();
  window.pendingTimers = () => pending.size;
  const count = (start, end, isOnce) => {
    const [begin, finish] = [window[start], window[end]];
    window[start] = (callback, ...how) => {
      const id = begin.call(window, (...told) => {
        if (isOnce) pending.delete(start + id);
        return callback(...told);
      }, ...how);
      pending.add(start + id);
      return id;
    };
    window[end] = (id) => {
      pending.delete(start + id);
      finish.call(window, id);
    };
  };
  count('setTimeout', 'clearTimeout', true);
  count('setInterval', 'clearInterval', false);
  count('requestAnimationFrame', 'cancelAnimationFrame', true);
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...how) => {
    const made = await instantiate.apply(WebAssembly, how);
    window.programMemory ??= Object.values((made.instance ?? made).exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
})();`;

/** Installs the counter in every document that is opened from now on. */
export const countFromNowOn = (driver) => driver.sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: COUNT });

/** Pauses the hand, whose timer is pending for as long as it is in view. */
export const pauseHand = (driver) => driver.executeScript(() => document.querySelector('.sc-hand[aria-pressed="false"]')?.click());

/** What the current page holds after garbage collection; memory in bytes. */
export async function held(driver) {
  await driver.sendDevToolsCommand('Performance.enable', {});
  for (let time = 0; time < 3; time += 1) await driver.sendDevToolsCommand('HeapProfiler.collectGarbage', {});
  const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const [timers, memory] = await driver.executeScript(() => [window.pendingTimers(), window.programMemory?.buffer.byteLength ?? 0]);
  return { nodes: metric('Nodes'), listeners: metric('JSEventListeners'), timers, memory };
}

/** The size of a page of wasm memory, in bytes. */
const PAGE = 65_536;
/**
 * How many runs may take one more page of memory. Signals of leptos keep an entry for each subscriber, also for one that is disposed: about
 * 350 bytes a run for views made with `view!`.
 */
const RUNS_PER_PAGE = 100;

/** Fails if the page holds more than `runs` runs before. */
export function assertHoldsNoMore(before, after, runs = 0) {
  const pages = (after.memory - before.memory) / PAGE;
  assert.ok(before.memory > 0 && pages <= Math.ceil(runs / RUNS_PER_PAGE), `${pages} more pages of memory; ${inWords(before, after)}`);
  assertHasNoMore(before, after);
}

/** The same for a page without the program. */
export function assertHasNoMore(before, after) {
  for (const what of ['nodes', 'listeners', 'timers']) assert.ok(after[what] <= before[what], `more ${what}; ${inWords(before, after)}`);
}

const inWords = (before, after) => `before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}`;
