/**
 * Writes into the built document what only `make build` knows: the policy, for hosts that send no headers; the loader of the lazy
 * chunk, to be fetched beside the program's script that imports it; the wasm's size, for the progress that is shown; and the address
 * at which the page will stand, if SITE_URL gives it.
 */
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyFor } from './policy.mjs';
import { DIST, servedFiles, siteAddress } from './release.mjs';

const file = join(DIST, 'index.html');
let html = await readFile(file, 'utf8');

/** Replaces what must be there exactly once. */
function replace(found, replacement) {
  if (html.split(found).length !== 2) throw new Error(`${file} has to hold “${found}” once, and does not.`);
  html = html.replace(found, () => replacement);
}

const quoted = (text) => `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;

const names = await servedFiles();
const wasm = names.find((name) => /^sleep-count-.*\.wasm$/.test(name));
const { size } = await stat(join(DIST, wasm));
const site = siteAddress();
const policy = `<meta http-equiv=Content-Security-Policy content=${quoted(policyFor(site))}>`;
replace('<meta charset=utf-8>', '<meta charset=utf-8>' + policy);

// After the program's own script: boot.js takes the first for that.
const loader = names.find((name) => /^loader-.*\.js$/.test(name));
const sum = createHash('sha384').update(await readFile(join(DIST, loader))).digest('base64');
const [script] = html.match(/<link [^>]*rel=modulepreload>/);
replace(script, `${script}<link crossorigin href=./${loader} integrity=sha384-${sum} rel=modulepreload>`);

// A preload with an integrity is handed to no request without one: boot.js checks it instead.
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
