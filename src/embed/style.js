// A style sheet that is made and not written into the document: no policy of a host's on styles is in its way. Where a browser
// can't make one, this script ends here, and what stands inside the elements stays.
const STYLE = new CSSStyleSheet();
const DARK = "--paper: #16171a; --ink: #eceae4; --muted: #a9a79f; --lane: #6dbbe8; --sync: #f2905c; color-scheme: dark;";
STYLE.replaceSync(`
  :host {
    --paper: #fbfaf7; --ink: #1f1e1b; --muted: #5c5a53; --lane: #0b5c8a; --sync: #a63d11;
    display: block; container-type: inline-size; color-scheme: light;
  }
  @media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${DARK} } }
  :host([theme=dark]) { ${DARK} }
  :host([hidden]) { display: none; }
  div {
    position: relative; min-height: var(--wide); border-radius: 6px; outline: 1px solid #8884;
    color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, sans-serif;
  }
  @container (max-width: 599px) { div { min-height: var(--narrow); } }
  section, iframe { position: absolute; inset: 0; border-radius: 6px; }
  section { overflow: hidden; padding: 24px; }
  iframe { width: 100%; height: 100%; border: 0; }
  [inert] { opacity: 0; z-index: -1; }
  button {
    padding: 12px 20px; border: 0; border-radius: 6px; background: var(--ink); color: var(--paper);
    font: inherit;
  }
  [aria-disabled] { opacity: .7; }
  :focus-visible { outline-offset: 2px; outline: 2px solid var(--ink); }
  svg { display: block; width: calc(100% - 48px); margin: 24px 12px 0 36px; overflow: visible; fill: var(--ink); }
  .sync { --lane: var(--sync); }
  text { fill: var(--lane); font-weight: 600; }
  tspan, .step { fill: var(--muted); font-weight: 400; font-size: 12px; }
  .step { text-anchor: end; }
  .vague :is(tspan, .step) { display: none; }
  [fill] { stroke: var(--muted); }
  .frozen { fill: var(--lane); opacity: .12; }
  .ring, line { fill: var(--paper); stroke: var(--lane); }
`);
