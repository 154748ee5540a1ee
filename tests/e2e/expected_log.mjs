/** The expected log of a run, computed from the rules of the exercise, without the page's code. */
import assert from 'node:assert/strict';

/** The resolution of the clock is 1 ms in some engines; the rest is rounding. In ms. */
const CLOCK_STEP_MS = 1.01;

/** The modes in which no step waits for another. With a limit that holds as long as there are places. */
const CONCURRENT = ['async-together', 'threads', 'async-limited'];

/** The lines of a run of `mode`, for a count and its sleeps in ms by step. A story's steps print their labels. */
export function expectedLog(mode, count, sleeps, labels) {
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  const linesOf = (step) => {
    const label = labelOf(step, labels);
    return sleeps[step] ? [`${label} start sleeping`, `${label} done sleeping`, label] : [label];
  };
  if (!CONCURRENT.includes(mode)) return steps.flatMap(linesOf);
  const inTheirPlace = steps.map((step) => linesOf(step)[0]);
  const sleepers = steps.filter((step) => sleeps[step]).sort((one, other) => sleeps[one] - sleeps[other]);
  return [...inTheirPlace, ...sleepers.flatMap((step) => linesOf(step).slice(1))];
}

const labelOf = (step, labels) => labels?.[step - 1] ?? `${step}`;

/** Fails if the lines of a step are less apart than its sleep, in ms. */
export function assertSleptEnough(log, sleeps, labels) {
  for (const [step, askedMs] of Object.entries(sleeps)) {
    const label = labelOf(step, labels);
    const sleptMs = lineOf(log, `${label} done sleeping`).printedMs - lineOf(log, `${label} start sleeping`).printedMs;
    assert.ok(sleptMs >= askedMs - CLOCK_STEP_MS, `${label} slept ${sleptMs} ms, not ${askedMs} ms`);
  }
}

/** The entry of a log with this text. */
export function lineOf(log, line) {
  const found = log.find((entry) => entry.line === line);
  assert.ok(found, `no line says “${line}”`);
  return found;
}

export const linesIn = (log) => log.map(({ line }) => line);
