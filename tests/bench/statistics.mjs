/** Medians, spreads and ratios of repeated measurements. */

/** The quantile of the values for `part`, from 0 to 1. */
export function quantile(values, part) {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

/** The median, the least and the largest value. */
export function summary(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The median of one arm divided by that of another. */
export const ratio = (arms, measure, arm, to) => arms[arm][measure].median / arms[to][measure].median;

/** A number with at most three digits; from a thousand on without decimals. */
export const shown = (value) => {
  if (!Number.isFinite(value)) return '–';
  return String(Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3)));
};
