/**
 * Writes into the built document what only a release has: the policy, for hosts that send no headers; how long the wasm is,
 * by which loading tells how far it is; and, where SITE_URL says at which address it will stand, that.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyFor } from './policy.mjs';
import { DIST, servedFiles, siteAddress } from './release.mjs';

const file = join(DIST, 'index.html');
let html = await readFile(file, 'utf8');

/** Puts `replacement` in the place of what is there exactly once. */
function replace(found, replacement) {
  if (html.split(found).length !== 2) throw new Error(`${file} has to hold “${found}” once, and does not.`);
  html = html.replace(found, () => replacement);
}

const quoted = (text) => `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;

const wasm = (await servedFiles()).find((name) => /^sleep-count-.*\.wasm$/.test(name));
const { size } = await stat(join(DIST, wasm));
const site = siteAddress();
const policy = `<meta http-equiv=Content-Security-Policy content=${quoted(policyFor(site))}>`;
replace('<meta charset=utf-8>', '<meta charset=utf-8>' + policy);
// What is preloaded with a promise of integrity is handed to no request without one: boot.js checks it instead.
const [preload] = html.match(/<link as=fetch [^>]*>/);
const unchecked = preload.replace(' integrity=', ` data-bytes=${size} data-integrity=`);
// WebKit loads for a script once more what was preloaded. Chromium alone knows this feature; the others ask when boot.js does.
replace(preload, unchecked.replace(' rel=preload', ' media=(device-posture) rel=preload'));

if (site) {
  const card = `<meta content=${quoted(site + 'card.png')} property=og:image>`;
  const address = `<meta content=${quoted(site)} property=og:url><link href=${quoted(site)} rel=canonical>`;
  replace('<meta content=card.png property=og:image>', card + address);
} else {
  console.log('SITE_URL is not set: the page does not say at which address it stands, which previews of links want to know, and its policy allows any.');
}
await writeFile(file, html);
