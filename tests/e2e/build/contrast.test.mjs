/** Colours of words stand out from every ground that they stand on: 4.5 to 1, and 3 to 1 for the edges of controls. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../../style/tokens.css', import.meta.url), 'utf8');
const blocks = css.split(/(?=:root|@media)/);
const coloursIn = (block) => Object.fromEntries([...block.matchAll(/--sc-([\w-]+): #([0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
const themes = { light: coloursIn(blocks.find((block) => block.startsWith(':root {'))), dark: coloursIn(blocks.find((block) => block.startsWith(':root[data-theme="dark"]'))) };

/** Relative luminance and contrast, as WCAG 2 has them. */
function luminance(hex) {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const [theme, colours] of Object.entries(themes)) {
  test(`in ${theme}, words and edges stand out`, () => {
    for (const ground of ['paper', 'raised', 'warm-tint', 'cool-tint']) {
      for (const word of ['ink', 'muted', 'warm', 'cool']) {
        const ratio = contrast(colours[word], colours[ground]);
        assert.ok(ratio >= 4.5, `${word} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
    for (const ground of ['paper', 'raised']) assert.ok(contrast(colours.edge, colours[ground]) >= 3, `edge on ${ground}`);
  });
}
