/** Writes `_headers`, which tells static hosts such as Netlify and Cloudflare Pages what to send with which file. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyFor } from './policy.mjs';
import { DIST, isHashed, servedFiles, siteAddress } from './release.mjs';

/** For every file. A sandboxed frame has an opaque origin: the page's own files are cross-origin to it. */
const ALWAYS = {
  'Content-Security-Policy': policyFor(siteAddress()),
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const rule = (path, headers) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/** A file with a hash in its name never changes; any other is revalidated each time. */
const cached = (name) => rule(`/${name}`, { 'Cache-Control': isHashed(name) ? 'public, max-age=31536000, immutable' : 'no-cache' });

// The document is requested by its folder, too.
const rules = [rule('/*', ALWAYS), ...['', ...(await servedFiles())].map(cached)];
await writeFile(join(DIST, '_headers'), rules.join('\n') + '\n');
