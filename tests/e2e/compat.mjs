/** What the oldest browsers that the README names lack of what the web has, by MDN's browser-compat-data. */
import { readFileSync } from 'node:fs';
import data from '@mdn/browser-compat-data/forLegacyNode';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, ...versions] = /oldest browsers .*: Chrome and Edge ([\d.]+), Firefox ([\d.]+), Safari ([\d.]+)/.exec(readme);
const OLDEST = { chrome: Number(versions[0]), firefox: Number(versions[1]), safari: Number(versions[2]) };

/** A feature by its path in that data, its parts in a list; nothing where that does not know it. */
export const featureAt = (path) => path.reduce((node, part) => node?.[part], data);

/** Since when a browser has it, whole or nearly; infinite where it has it not. */
function since({ support }, browser) {
  const isUsual = ({ flags, prefix, alternative_name, partial_implementation, version_removed }) =>
    !flags && !prefix && !alternative_name && (partial_implementation || !version_removed);
  const numbers = [support[browser]].flat().filter(isUsual).map(({ version_added }) => parseFloat(String(version_added).replace('≤', '')));
  return Math.min(...numbers.filter((number) => !Number.isNaN(number)), Infinity);
}

/** Which of the oldest lack a feature, each with the version that has it. */
export function lackedBy(feature) {
  return Object.entries(OLDEST)
    .map(([browser, oldest]) => ({ browser, oldest, from: since(feature.__compat, browser) }))
    .filter(({ oldest, from }) => from > oldest)
    .map(({ browser, from }) => `${browser} before ${from}`);
}
