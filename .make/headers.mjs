/** Writes `_headers`, which tells static hosts such as Netlify and Cloudflare Pages what to send with which file. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyFor } from './policy.mjs';
import { DIST, isHashed, servedFiles, siteAddress } from './release.mjs';

/** For every file. A sandboxed frame is of an origin of its own, so its own files are another origin's to it. */
const ALWAYS = {
  'Content-Security-Policy': policyFor(siteAddress()),
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const rule = (path, headers) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/** What is named after its content never changes; of anything else a browser asks each time whether it did. */
const cached = (name) => rule(`/${name}`, { 'Cache-Control': isHashed(name) ? 'public, max-age=31536000, immutable' : 'no-cache' });

// The document is asked for by its folder, too.
const rules = [rule('/*', ALWAYS), ...['', ...(await servedFiles())].map(cached)];
await writeFile(join(DIST, '_headers'), rules.join('\n') + '\n');
