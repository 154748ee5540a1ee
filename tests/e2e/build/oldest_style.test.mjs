/** The oldest browsers that docs/browsers.md names: what of the style they lack is a refinement, and named here. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { parse, walk } from 'css-tree';
import { featureAt, lackedBy } from '../compat.mjs';
import { DIST } from '../server.mjs';

const read = (name) => readFileSync(join(DIST, name), 'utf8');

/** The style of the element in articles, which its script makes. */
function styleOfElement() {
  const texts = [];
  class CSSStyleSheet {
    replaceSync(text) {
      texts.push(text);
    }
  }
  const customElements = { get: () => true };
  runInContext(read('embed.js'), createContext({ CSSStyleSheet, customElements, document: { currentScript: {} }, addEventListener() {} }));
  assert.equal(texts.length, 1);
  return texts[0];
}

const sheets = new Map(readdirSync(DIST).filter((name) => name.endsWith('.css')).map((name) => [name, read(name)]));
sheets.set('embed.js', styleOfElement());

/** What some of them lack, and what a reader sees there. */
const REFINEMENTS = {
  ':-moz-range-thumb': 'nothing: it is Firefox’s own',
  ':-webkit-slider-thumb': 'nothing in Firefox, which has its own; in Safari the slider looks as that has it',
  ':has': 'an empty log shows its head, its bracket stands below it, and a long story’s is cut; who has no scripts reads a second sentence; the bar of the replay may cover the focus',
  '@container': 'in a narrow log, how long somebody slept runs into the next column; squares and numbers are small, and words after a number may stand outside a narrow lane',
  'align-content: start': 'nothing: that Safari lacks it in flex boxes, and lanes are grids',
  'color-scheme': 'fields and scroll bars are light in the dark',
  'color-scheme: dark': 'likewise',
  'color-scheme: light': 'likewise',
  'container-type': 'as without @container',
  'container-type: inline-size': 'likewise',
  'container-type: normal': 'likewise',
  'field-sizing': 'the field with a snippet is as high as it was made, and scrolls',
  'field-sizing: content': 'likewise',
  'forced-color-adjust': 'with forced colours the squares of a stage have borders alone; the stage’s text says the same',
  'forced-color-adjust: none': 'likewise',
  'light-dark()': 'an article that changes its color-scheme changes the card with its next attribute',
  'grid-template-rows: subgrid': 'numbers of lanes side by side may stand at different heights',
  outline: 'the focus has square corners',
  'overscroll-behavior': 'who scrolls past the end of a log scrolls the page',
  'overscroll-behavior: contain': 'likewise',
  'print-color-adjust': 'nothing in Chrome, which knows it by a name of its own; Firefox prints without grounds, and borders remain',
  'print-color-adjust: exact': 'likewise',
  'scrollbar-gutter': 'a log’s columns move when it gets a scroll bar',
  'scrollbar-gutter: stable': 'likewise',
  'text-size-adjust': 'nothing: phones, which enlarge texts, know it by a name of theirs, which is there as well',
  'text-wrap': 'the heading breaks where its line is full',
  'text-wrap: balance': 'likewise',
  'user-select': 'who selects the program whose words are switched selects the words that are not chosen as well; Copy leaves them out',
  'width: fit-content': 'a panel’s summary can be clicked in all its width',
};

/** Where the data has functions: by kind. Some are not there, being as old as what they are used for. */
const KINDS = [[], ['color'], ['gradient'], ['image'], ['transform-function'], ['filter-function'], ['basic-shape'], ['easing-function']];
const OLD_FUNCTIONS = ['var', 'repeat', 'minmax'];

const ofFunction = (property, name) =>
  [['css', 'properties', property, name], ...KINDS.map((kind) => ['css', 'types', ...kind, name])].find((path) => featureAt(path));

/** The values that a property is given by name, its functions, and its units. */
function wordsOf({ property, value }) {
  const words = [];
  walk(value, (node) => {
    if (node.type === 'Identifier') words.push([`${property}: ${node.name}`, ['css', 'properties', property, node.name]]);
    if (node.type === 'Dimension') words.push([node.unit, ['css', 'types', 'length', node.unit]]);
    if (node.type !== 'Function' || OLD_FUNCTIONS.includes(node.name)) return;
    const path = ofFunction(property, node.name);
    assert.ok(path, `browser-compat-data does not know ${node.name}() where this test looks: say here where it has it`);
    words.push([`${node.name}()`, path]);
  });
  return words;
}

/** What a part of a style sheet asks of the browser, each with its path in the data. Names that every property takes are not there. */
function* askedBy(node) {
  if (node.type === 'Declaration') {
    yield [node.property, ['css', 'properties', node.property]];
    yield* wordsOf(node);
  } else if (/^Pseudo(Class|Element)Selector$/.test(node.type)) {
    yield [`:${node.name}`, ['css', 'selectors', node.name]];
  } else if (node.type === 'NestingSelector') {
    yield ['&', ['css', 'selectors', 'nesting']];
  } else if (node.type === 'Atrule') {
    yield [`@${node.name}`, ['css', 'at-rules', node.name]];
  }
}

/** Calls `take` with all that the style sheets ask, and the part that asks it. */
function walkAll(take) {
  for (const [name, text] of sheets) {
    const fail = ({ message }) => assert.fail(`${name}: ${message}`);
    walk(parse(text, { parseCustomProperty: true, onParseError: fail }), (node) => take(node, name));
  }
}

test('what they lack of the style is refinement', () => {
  const lacked = new Map();
  const known = new Set();
  walkAll((node) => {
    for (const [what, path] of askedBy(node)) {
      const feature = featureAt(path);
      if (!feature?.__compat) continue;
      known.add(what);
      if (lackedBy(feature).length > 0) lacked.set(what, lackedBy(feature).join(', '));
    }
  });
  assert.ok(known.size > 100, `the data knows only ${known.size} of what is asked`);
  for (const [what, by] of lacked) assert.ok(what in REFINEMENTS, `${what} is lacked by ${by}: do without, or say in this table what a reader sees there`);
  for (const what of Object.keys(REFINEMENTS)) assert.ok(lacked.has(what), `${what} is lacked by none of them, or not asked for: take it out of this table`);
});

test('what they lack takes nothing with it: it stands in no rule’s list beside others', () => {
  walkAll((node, name) => {
    if (node.type !== 'Rule' || node.prelude.type !== 'SelectorList' || node.prelude.children.size === 1) return;
    walk(node.prelude, (part) => {
      for (const [what] of askedBy(part)) assert.ok(!(what in REFINEMENTS), `${what} in ${name} stands in a list`);
    });
  });
});

test('the style sheets ask for widths in a way that they know', () => {
  for (const [name, text] of sheets) {
    for (const query of text.match(/@(media|container)[^{]*/g)) assert.match(query, /^@\w+ ?\((max|min)-(width|height): ?\d+(\.\d+)?(px|em)\)( ?and ?\((max|min)-(width|height): ?\d+px\))? ?$|^@media ?\((prefers-color-scheme: ?dark|prefers-reduced-motion: ?no-preference|forced-colors: ?active)\) ?$|^@media ?print ?$/, name);
  }
});
