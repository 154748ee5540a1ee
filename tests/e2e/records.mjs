/** What must be true of a run's record, whatever went wrong meanwhile. */
import assert from 'node:assert/strict';
import { expectedLog } from './expected.mjs';

const SUFFIXES = { printed: '', 'sleep-started': ' start sleeping', 'sleep-done': ' done sleeping' };

/** A clock steps by up to 1 ms in some engines; what is past it is rounding. */
const CLOCK_STEP_MS = 1.01;

/**
 * Fails where a record of that plan, sleeps in ms by step, lost or doubled an event, goes back in time, or has lines that were
 * shown before they were printed.
 */
export function assertRecord(record, count, sleeps) {
  const told = JSON.stringify(record).slice(0, 300);
  const lines = record.events.map(({ step, kind }) => step + SUFFIXES[kind]);
  const expected = expectedLog(record.mode, count, sleeps);
  assert.deepEqual(lines, record.outcome === 'done' ? expected : expected.slice(0, lines.length), told);
  const times = record.events.map(({ atMs }) => atMs);
  assert.ok(times.every((ms, index) => ms >= (times[index - 1] ?? 0)), `its times go back: ${told}`);
  assert.ok(record.elapsedMs >= (times.at(-1) ?? 0) - CLOCK_STEP_MS, `it ended before its last event: ${told}`);
  for (const { atMs, shownMs } of record.events) assert.ok(shownMs === null || shownMs >= atMs, `it was shown early: ${told}`);
}

/** Fails where runs are not all there, once each. */
export function assertEachOnce(records, number) {
  const names = records.map(({ startedAt, mode }) => `${startedAt} ${mode}`);
  assert.deepEqual([names.length, new Set(names).size], [number, number], names.join());
}
