/** Medians, spreads and ratios of what was measured several times. */

/** The value that so large a part of all values lies below. */
export function quantile(values, part) {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

/** The median of a measure, and how far apart its smallest and largest value were. */
export function summary(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** In at most three figures. */
export const shown = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–');
