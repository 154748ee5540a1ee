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

/** How often an arm's median is as large as another's. */
export const ratio = (arms, measure, arm, to) => arms[arm][measure].median / arms[to][measure].median;

/** In at most three figures; whole from a thousand on. */
export const shown = (value) => {
  if (!Number.isFinite(value)) return '–';
  return String(Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3)));
};
