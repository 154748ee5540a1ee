/** What a log must say, worked out anew from the rules of the exercise: nothing here comes from the page's own code. */
import assert from 'node:assert/strict';

/** A clock steps by up to 1 ms in some engines; what is past it is rounding. */
const CLOCK_STEP_MS = 1.01;

/** The lines of a run of `mode`, for a count and its sleeps in ms by step. */
export function expectedLog(mode, count, sleeps) {
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  if (mode !== 'async-together') return steps.flatMap((step) => linesOf(step, sleeps));
  const inTheirPlace = steps.map((step) => linesOf(step, sleeps)[0]);
  const sleepers = steps.filter((step) => sleeps[step]).sort((one, other) => sleeps[one] - sleeps[other]);
  return [...inTheirPlace, ...sleepers.flatMap((step) => linesOf(step, sleeps).slice(1))];
}

function linesOf(step, sleeps) {
  return sleeps[step] ? [`${step} start sleeping`, `${step} done sleeping`, `${step}`] : [`${step}`];
}

/** Fails where a step slept for less than was asked, by its own lines. */
export function assertSleptEnough(log, sleeps) {
  for (const [step, askedMs] of Object.entries(sleeps)) {
    const sleptMs = lineOf(log, `${step} done sleeping`).printedMs - lineOf(log, `${step} start sleeping`).printedMs;
    assert.ok(sleptMs >= askedMs - CLOCK_STEP_MS, `${step} slept ${sleptMs} ms, not ${askedMs} ms`);
  }
}

/** The line of a log that says this. */
export function lineOf(log, line) {
  const found = log.find((entry) => entry.line === line);
  assert.ok(found, `no line says “${line}”`);
  return found;
}

export const linesIn = (log) => log.map(({ line }) => line);
