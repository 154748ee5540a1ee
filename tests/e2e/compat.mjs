/** Which web features the oldest supported browsers lack, by MDN's browser-compat-data. docs/browsers.md names these browsers. */
import { readFileSync } from 'node:fs';
import data from '@mdn/browser-compat-data/forLegacyNode';

const browsers = readFileSync(new URL('../../docs/browsers.md', import.meta.url), 'utf8');
const stated = /oldest\s+browsers[^:]*:\s+Chrome\s+and\s+Edge\s+(\d+(?:\.\d+)?),\s+Firefox\s+(\d+(?:\.\d+)?),\s+Safari\s+(\d+(?:\.\d+)?)/.exec(browsers);
if (!stated) throw new Error('docs/browsers.md has to name the oldest browsers as “Chrome and Edge 1, Firefox 2, Safari 3”.');
const [chrome, firefox, safari] = stated.slice(1).map(Number);
const OLDEST = { chrome, firefox, safari };

/** The feature at this path in the data, or `undefined`. */
export const featureAt = (path) => path.reduce((node, part) => node?.[part], data);

const numberOf = (version) => parseFloat(String(version).replace('≤', ''));

/** Whether a version supports the feature completely, under its standard name and without a flag. */
function has({ support }, browser, version) {
  return [support[browser]].flat().some(({ flags, prefix, alternative_name, partial_implementation, version_added, version_removed }) =>
    !flags && !prefix && !alternative_name && !partial_implementation && numberOf(version_added) <= version && !(numberOf(version_removed) <= version));
}

/** The oldest browsers that don't support a feature completely. */
export const lackedBy = (feature) =>
  Object.entries(OLDEST).filter(([browser, version]) => !has(feature.__compat, browser, version)).map((oldest) => oldest.join(' '));
