/** The results as text and tables, in Markdown. */
import { AGAIN } from './driver.mjs';
import { ratio, shown } from './statistics.mjs';

/** The relative difference of an arm from itself above which small differences mean nothing. */
const NOISE = 0.05;

const spread = ({ median, least, most }) => (least === most ? shown(median) : `${shown(median)} (${shown(least)}–${shown(most)})`);
const row = (cells) => `| ${cells.join(' | ')} |`;

/** A table with a row for each of `arms`, and a column for each of `columns`: its title by its measure. */
function tableText({ title, columns, names = {}, arms, noiseOf, notes = [] }) {
  const measures = Object.keys(columns);
  const cell = (measures) => (measure) => (measures[measure] ? spread(measures[measure]) : '–');
  const rows = Object.entries(arms).map(([arm, results]) => row([names[arm] ?? arm, ...measures.map(cell(results))]));
  const lines = [`### ${title}`, '', row(['', ...Object.values(columns)]), row(['---', ...measures.map(() => '---')]), ...rows];
  const noise = noiseOf && AGAIN in arms ? noiseText(arms, noiseOf, columns[noiseOf]) : [];
  return [...lines, ...[...notes, ...noise].flatMap((note) => ['', note])].join('\n');
}

function noiseText(arms, measure, title) {
  const factor = ratio(arms, measure, AGAIN, 'ours');
  const differs = `The same arm differs from itself by a factor of ${shown(factor)} in ${title.replace(/, .*/, '')}`;
  return [Math.abs(factor - 1) > NOISE ? `${differs}: too noisy a machine to tell small differences.` : `${differs}.`];
}

/** The goals, with the measured values. */
function goalsText(goals) {
  const kept = ({ value, most, least }) => (most === undefined ? value >= least : value <= most);
  const limit = ({ most, least }) => (most === undefined ? `≥ ${least}` : `≤ ${most}`);
  const rows = goals.map((goal) => row([goal.what, limit(goal), shown(goal.value), kept(goal) ? 'yes' : 'no']));
  return [row(['goal', '', 'measured', 'reached']), row(['---', '---', '---', '---']), ...rows].join('\n');
}

/** A part of the benchmark: its tables, then its goals. */
export function partText({ title, about, tables, goals, load }) {
  const [before, after] = load.map(shown);
  const busy = `Load average of a minute: ${before} before, ${after} after.`;
  return [`## ${title}`, `${about} ${busy}`, ...tables.map(tableText), goalsText(goals)].join('\n\n');
}
