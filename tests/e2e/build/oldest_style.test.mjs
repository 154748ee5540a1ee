/** The oldest browsers that the README names: what of the style they lack is a refinement, and named here. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse, walk } from 'css-tree';
import { featureAt, lackedBy } from '../compat.mjs';
import { DIST } from '../server.mjs';

const sheets = readdirSync(DIST).filter((name) => name.endsWith('.css'));

/** What some of them lack, and what a reader sees there. */
const REFINEMENTS = {
  ':-moz-range-thumb': 'of Firefox alone, as the next is of the others',
  ':-webkit-slider-thumb': 'the slider looks as the browser has it',
  ':has': 'a log that is empty shows its head; the bracket stands below the log; a moment before the page starts looks otherwise',
  '@container': 'a narrow log wraps how long somebody slept',
  'align-content: start': 'a lane of few lines is stretched',
  'color-scheme': 'fields and scroll bars are light in the dark',
  'color-scheme: dark': 'likewise',
  'color-scheme: light': 'likewise',
  'container-type': 'as without @container',
  'container-type: inline-size': 'likewise',
  'field-sizing': 'the field with a snippet is as high as it was made, and scrolls',
  'field-sizing: content': 'likewise',
  'grid-template-rows: subgrid': 'numbers of lanes side by side may stand at different heights',
  'overscroll-behavior': 'who scrolls past the end of a log scrolls the page',
  'overscroll-behavior: contain': 'likewise',
  'scrollbar-gutter': 'a log’s columns move when it gets a scroll bar',
  'scrollbar-gutter: stable': 'likewise',
  'tab-size': 'what is indented by tabs is so by eight places',
  'text-size-adjust': 'a phone held sideways may enlarge texts',
  'text-wrap': 'the heading breaks where its line is full',
  'text-wrap: balance': 'likewise',
  'width: fit-content': 'a panel’s summary can be clicked in all its width',
};

/** Of a property, the values that are asked for by name, and functions. */
function* wordsOf({ property, value }) {
  const words = [];
  walk(value, (node) => {
    if (node.type === 'Identifier') words.push([`${property}: ${node.name}`, ['css', 'properties', property, node.name]]);
    if (node.type === 'Function') words.push([`${node.name}()`, ['css', 'types', node.name]]);
    if (node.type === 'Dimension') words.push([node.unit, ['css', 'types', 'length', node.unit]]);
  });
  yield* words;
}

/** What a part of a style sheet asks of the browser, each with its path in the data. Inherited names, colours and our own are not there. */
function* askedBy(node) {
  if (node.type === 'Declaration' && !node.property.startsWith('--')) {
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
  for (const name of sheets) {
    const fail = ({ message }) => assert.fail(`${name}: ${message}`);
    walk(parse(readFileSync(join(DIST, name), 'utf8'), { onParseError: fail }), (node) => take(node, name));
  }
}

test('what they lack of the style is a refinement', () => {
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
  for (const name of sheets) {
    const asked = readFileSync(join(DIST, name), 'utf8').match(/@(media|container)[^{]*/g);
    for (const query of asked) assert.match(query, /^@\w+ \((max|min)-width:\d+px\)$|^@media \(prefers-color-scheme:dark\)$/, name);
  }
});
