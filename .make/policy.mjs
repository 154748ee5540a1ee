/**
 * The page's Content-Security-Policy: it may run its own scripts and its wasm, and requests nothing from other hosts. The build
 * puts it into the document and into `_headers`; a test compares the documented copy.
 *
 * In a sandboxed frame the page's origin is opaque, and WebKit then matches 'self' with nothing. So the page's address stands
 * beside it; if that is not known, any address on the web is allowed.
 */
export function policyFor(site) {
  const own = `'self' ${site?.replace(/[;,]/g, encodeURIComponent) ?? 'https: http:'}`;
  return [
    "default-src 'none'",
    `script-src ${own} 'wasm-unsafe-eval'`,
    `style-src ${own}`,
    `img-src ${own} data:`,
    `connect-src ${own}`,
    `worker-src ${own}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
