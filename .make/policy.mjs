/**
 * What the page may do, as a Content-Security-Policy: run its own scripts and its wasm. It asks nothing of any other host itself.
 * The build puts it into the document and into `_headers`; the tests hold the README's copy to it.
 *
 * In a sandboxed frame the page's origin is opaque, and WebKit then takes 'self' for nobody, whether the policy comes as a
 * header or in the document. So the page's own address has to stand beside it; where that is not known, any address on the
 * web has to do.
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
