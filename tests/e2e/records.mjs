/** Invariants of run records, which hold after any fault. */
import assert from 'node:assert/strict';
import { expectedLog } from './expected_log.mjs';

const SUFFIXES = { printed: '', 'sleep-started': ' start sleeping', 'sleep-done': ' done sleeping' };

/** The resolution of the clock is 1 ms in some engines; the rest is rounding. In ms. */
const CLOCK_STEP_MS = 1.01;

/**
 * Fails if a record of this plan (sleeps in ms by step) lacks or repeats an event, goes back in time, or has a line that was
 * shown before it was printed.
 */
export function assertRecord(record, count, sleeps) {
  const brief = JSON.stringify(record).slice(0, 300);
  const lines = record.events.map(({ step, kind }) => step + SUFFIXES[kind]);
  const expected = expectedLog(record.mode, count, sleeps);
  assert.deepEqual(lines, record.outcome === 'done' ? expected : expected.slice(0, lines.length), brief);
  const times = record.events.map(({ atMs }) => atMs);
  assert.ok(times.every((ms, index) => ms >= (times[index - 1] ?? 0)), `its times go back: ${brief}`);
  assert.ok(record.elapsedMs >= (times.at(-1) ?? 0) - CLOCK_STEP_MS, `it ended before its last event: ${brief}`);
  for (const { atMs, shownMs } of record.events) assert.ok(shownMs === null || shownMs >= atMs, `a line was shown before it was printed: ${brief}`);
}

/** Fails unless there are `number` records of different runs. */
export function assertEachOnce(records, number) {
  const names = records.map(({ startedAt, mode }) => `${startedAt} ${mode}`);
  assert.deepEqual([names.length, new Set(names).size], [number, number], names.join());
}
