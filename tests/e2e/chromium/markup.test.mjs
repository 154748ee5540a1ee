/** The oldest browsers that the README names: what of the markup they lack, in any state of the page, is a refinement, and named here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featureAt, lackedBy } from '../compat.mjs';
import { STATES } from '../states.mjs';
import { visit } from '../visit.mjs';

const page = visit();

/** What some of them lack, and what a reader meets there. */
const REFINEMENTS = {
  'fieldset inert': 'a question that was left can still be answered',
  'input inputmode': 'a phone shows its usual keyboard',
};
/**
 * What the data does not have, or has by another name: the page's own, how assistive technology is told, a field's type, what other sites
 * read of a link, and the browser's colour in the dark, where one that knows no `media` takes that of the light.
 */
const ELSEWHERE = /^(\w+ (data-.*|aria-.*|role)|input type|meta property|meta media|svg xmlns)$/;

/** Each kind of element that the page holds now, with the names of its attributes. A field's type is part of its name. */
const held = () => page().driver.executeScript(() =>
  Array.from(document.querySelectorAll('*'), (element) => [
    element.localName + (element.localName === 'input' ? ` type_${element.type}` : ''), ...element.getAttributeNames(),
  ]));

const elementAt = (name) => featureAt(['html', 'elements', name]) ?? featureAt(['svg', 'elements', name]);

/** What the data knows of an attribute: of that element, or of all. */
const attributeAt = (element, name) => elementAt(element)?.[name]
  ?? featureAt(['html', 'global_attributes', name]) ?? featureAt(['svg', 'global_attributes', name]);

test('what they lack of the markup is refinement', async () => {
  const lacked = new Map();
  const known = new Set();
  const take = (what, feature) => {
    assert.ok(feature?.__compat, `browser-compat-data does not know ${what}: say here where it has it`);
    known.add(what);
    if (lackedBy(feature).length > 0) lacked.set(what, lackedBy(feature).join(', '));
  };
  for (const [, link, come] of STATES) {
    if (link) await page().openAfresh(link);
    await come?.(page());
    for (const [element, ...attributes] of await held()) {
      const [name, type] = element.split(' ');
      take(name, elementAt(name));
      if (type) take(element, elementAt(name)[type]);
      for (const attribute of attributes) if (!ELSEWHERE.test(`${name} ${attribute}`)) take(`${name} ${attribute}`, attributeAt(name, attribute));
    }
  }
  assert.ok(known.size > 60, `only ${known.size} of what is there was looked up`);
  for (const [what, by] of lacked) assert.ok(what in REFINEMENTS, `${what} is lacked by ${by}: do without, or say in this table what a reader meets there`);
  for (const what of Object.keys(REFINEMENTS)) assert.ok(lacked.has(what), `${what} is lacked by none of them, or not there: take it out of this table`);
});
