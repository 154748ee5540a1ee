/** A worker throws, traps or dies during a run of Threads: the run fails and says so. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { DIST } from '../server.mjs';
import { STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';

const visited = visit();
const LOADER = 'worker_loader.js';

/** The failure, a script that runs before the worker's program, and the time in ms within which the page notices. */
const FAULTS = [
  ['throws', 'Performance.prototype.now = () => { throw new Error("On purpose."); };', 10_000],
  ['traps', `let asked = 0; const { now } = Performance.prototype;
    Performance.prototype.now = function () {
      if ((asked += 1) < 20) return now.call(this);
      const trap = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11);
      new WebAssembly.Instance(new WebAssembly.Module(trap));
    };`, 10_000],
  ['dies without a message', `Performance.prototype.now = () => {
      self.postMessage = () => {};
      self.close();
      return Infinity;
    };`, 30_000],
];

for (const step of STEPS) {
  for (const [what, prelude, limitMs] of FAULTS) {
    test(`a worker that ${what} while ${step} sleeps fails its run, which says so, and the next run succeeds`, async (t) => {
      const pages = {};
      const page = await openFaulty(t, visited().driver, `?count=30&sleep=${step}:0.5&modes=threads`, { pages });
      const path = `/some/sub/path/${LOADER}`;
      page.server.pages[path] = `${prelude}\n${await readFile(join(DIST, LOADER), 'utf8')}`;
      const lane = page.lane('threads');
      await lane.run();
      await lane.reaches('failed', limitMs);
      await page.says('A worker broke, so its number never woke. Run it again.');
      const [failed] = await page.records();
      assertRecord(failed, 30, { [step]: 500 });
      assert.equal(failed.events.length, 30);
      assert.equal(await page.shows('[data-crash]'), false);
      delete page.server.pages[path];
      await lane.runToItsEnd();
      const kept = await page.kept();
      assertEachOnce(kept, 2);
      assert.deepEqual(kept.map(({ outcome }) => outcome), ['failed', 'done']);
      assertRecord(kept[1], 30, { [step]: 500 });
    });
  }
}
