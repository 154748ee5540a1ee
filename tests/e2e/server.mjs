/** A static server for the built page, under a sub-path, with any headers, and with faults on request. */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FREEZE_SIGNAL } from './freeze_signal.mjs';
import { pause } from './wait.mjs';
import { WATCH } from './workers.mjs';

/** The folder of the built page. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Its path on the server. */
export const SUB_PATH = '/some/sub/path/';
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Starts a server on a new port.
 * - `headers`: sent with every response.
 * - `spoilt`: faults by the end of a path: `missing` (404), `truncated` (half of the file, then the connection is closed),
 *   `stalling` (half of the file, then nothing), `slow` (all of it, in pieces over 5 s), `corrupt` (other bytes at the end),
 *   `mistyped` (as plain text) or `silent` (no response). A promise delays the response until it resolves.
 * - `pages`: more files, by path.
 * - `packed`: brotli-compressed contents by path, for a browser that accepts them.
 */
export async function serve({ headers = {}, spoilt = {}, pages = {}, packed = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://server').pathname);
    requests.push(path);
    const harm = Object.entries(spoilt).find(([end]) => path.endsWith(end))?.[1];
    if (harm === 'silent') return;
    await harm;
    const isPacked = path in packed && /\bbr\b/.test(request.headers['accept-encoding']);
    const body = harm === 'missing' ? null : isPacked ? packed[path] : await answer(path, pages);
    if (body === null) {
      response.writeHead(404, headers).end('Nothing here.');
      return;
    }
    const type = harm === 'mistyped' ? 'text/plain' : TYPES[extname(path)] ?? TYPES['.html'];
    const encoding = isPacked ? { 'content-encoding': 'br' } : {};
    response.writeHead(200, { 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store', ...encoding, ...headers });
    await send(response, body, harm);
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, address: origin + SUB_PATH, requests, close };
}

/** The ports used so far. A port is not used again, because storage and caches of the browser belong to its origin. */
const usedPorts = new Set();

/** Listens on a port that no earlier server had, and returns it. */
async function listen(server) {
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  if (!usedPorts.has(port)) {
    usedPorts.add(port);
    return port;
  }
  await new Promise((closed) => server.close(closed));
  return listen(server);
}

async function send(response, body, harm) {
  const half = body.subarray(0, body.length / 2);
  if (harm === 'truncated') response.write(half, () => response.destroy());
  else if (harm === 'stalling') response.write(half);
  else if (harm === 'corrupt') response.end(Buffer.concat([body.subarray(0, -9), Buffer.from('corrupted')]));
  else if (harm === 'slow') await sendSlowly(response, body);
  else response.end(body);
}

/** Takes longer than the page waits before it reports a failure, while bytes keep arriving. */
async function sendSlowly(response, body) {
  const PIECES = 20;
  const length = Math.ceil(body.length / PIECES);
  for (let piece = 0; piece < PIECES; piece++) {
    response.write(body.subarray(piece * length, (piece + 1) * length));
    await pause(250);
  }
  response.end();
}

/** Starts a server that is closed after the test. */
export async function serveFor(t, options) {
  const server = await serve(options);
  t.after(() => server.close());
  return server;
}

async function answer(path, pages) {
  if (path in pages) return Buffer.from(pages[path]);
  if (path === '/watch.js') return Buffer.from(WATCH);
  if (path === '/freeze-signal.js') return Buffer.from(FREEZE_SIGNAL);
  if (!path.startsWith(SUB_PATH) || path.includes('..')) return null;
  const file = path.slice(SUB_PATH.length) || 'index.html';
  return readFile(join(DIST, file)).catch(() => null);
}
