/** What a page holds on to: wasm memory, DOM nodes, listeners and timers, counted in Chromium. */
import assert from 'node:assert/strict';

/**
 * Counts what is set and not cleared, and keeps the program's memory to be looked at. Runs in each document before its own
 * scripts. An animation frame counts as a timer.
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

/** Counts in every document that is opened from now on. */
export const countFromNowOn = (driver) => driver.sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: COUNT });

/** What the page that is open holds, once everything that nobody needs is thrown away. */
export async function held(driver) {
  await driver.sendDevToolsCommand('Performance.enable', {});
  for (let time = 0; time < 3; time += 1) await driver.sendDevToolsCommand('HeapProfiler.collectGarbage', {});
  const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const [timers, memory] = await driver.executeScript(() => [window.pendingTimers(), window.programMemory?.buffer.byteLength ?? 0]);
  return { nodes: metric('Nodes'), listeners: metric('JSEventListeners'), timers, memory };
}

/** A page of wasm's memory, in bytes. */
const PAGE = 65_536;
/**
 * How many runs a page of memory may go for. What is written with `view!` and goes with a run is remembered by the signals that it
 * listened to, some 350 bytes a run, for as long as the reader stays: leptos forgets no listener that is gone.
 */
const RUNS_A_PAGE = 100;

/** Fails where the page holds more than it did, so many runs before. */
export function assertHoldsNoMore(before, after, runs = 0) {
  const told = `before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}`;
  const pages = (after.memory - before.memory) / PAGE;
  assert.ok(before.memory > 0 && pages <= Math.ceil(runs / RUNS_A_PAGE), `the program took ${pages} more pages of memory; ${told}`);
  assertHasNoMore(before, after);
}

/** The same of a page that holds no program. */
export function assertHasNoMore(before, after) {
  const told = `before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}`;
  for (const what of ['nodes', 'listeners', 'timers']) assert.ok(after[what] <= before[what], `more ${what}; ${told}`);
}
