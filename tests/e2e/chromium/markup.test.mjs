/** The oldest browsers that docs/browsers.md names: what of the markup they lack is a refinement, and named here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { featureAt, lackedBy } from '../compat.mjs';
import { STATES } from '../states.mjs';
import { visit } from '../visit.mjs';

const page = visit();

/** What some of them lack, and what a reader meets there. */
const REFINEMENTS = {
  'fieldset inert': 'nothing: the style hides what is in it',
  'iframe inert': 'a frame that nobody sees yet can be come to by the Tab key',
  'iframe sandbox=allow-downloads': 'nothing: only later browsers forbid it, or ask for it',
  'input inputmode': 'nothing: phones, which have a keyboard to show, have known it for longer',
  'link rel=modulepreload': 'the script is asked for a little later, by the one that starts it',
  'meta name=theme-color': 'the browser’s bar has its usual colour',
  'meta name=viewport': 'nothing: it is for phones, which know it',
};
/**
 * What the data does not have, or has by another name: the page's own, how assistive technology is told, a field's type, what other sites
 * read of a link, and the browser's colour in the dark, where one that knows no `media` takes that of the light.
 */
const ELSEWHERE = /^(\w+ (data-.*|aria-.*|role)|input type|meta property|meta media|svg xmlns)$/;

/** The elements that the page holds now, or the first element of an article: the name of each, its attributes, and a field's type. */
const held = (driver, isOfArticle = false) => driver.executeScript((isOfArticle) => {
  const root = isOfArticle ? document.querySelector('sleep-count').shadowRoot : document;
  return Array.from(root.querySelectorAll('*'), (element) => [
    element.localName, Array.from(element.attributes, ({ name, value }) => [name, value]), element.localName === 'input' ? element.type : null,
  ]);
}, isOfArticle);

const elementAt = (name) => featureAt(['html', 'elements', name]) ?? featureAt(['svg', 'elements', name]);

/** What the data knows of an attribute: of that element, or of all. */
const attributeAt = (element, name) => elementAt(element)?.[name]
  ?? featureAt(['html', 'global_attributes', name]) ?? featureAt(['svg', 'global_attributes', name]);

/** All that an element asks of the browser, each with what the data knows of it. Of values it knows only some. */
function* askedBy([name, attributes, type]) {
  yield [name, elementAt(name)];
  if (type) yield [`${name} of type ${type}`, elementAt(name)[`type_${type}`]];
  for (const [attribute, value] of attributes) {
    const what = `${name} ${attribute}`;
    if (ELSEWHERE.test(what)) continue;
    const feature = attributeAt(name, attribute);
    yield [what, feature];
    for (const word of value.split(' ')) if (feature?.[word]?.__compat) yield [`${what}=${word}`, feature[word]];
  }
}

test('what they lack of the markup is refinement', async (t) => {
  const lacked = new Map();
  const known = new Set();
  const take = (elements) => {
    for (const [what, feature] of elements.flatMap((element) => [...askedBy(element)])) {
      assert.ok(feature?.__compat, `browser-compat-data does not know ${what}: say here where it has it`);
      known.add(what);
      if (lackedBy(feature).length > 0) lacked.set(what, lackedBy(feature).join(', '));
    }
  };
  for (const [, link, come] of STATES) {
    if (link) await page().openAfresh(link);
    await come?.(page());
    take(await held(page().driver));
  }
  const article = await openArticle(t, page().driver, '<sleep-count id="one" count="5" sleep="2:1"></sleep-count>', { fake: true });
  await article.activate();
  take(await held(page().driver, true));
  assert.ok(known.size > 100, `only ${known.size} of what is there was looked up`);
  for (const [what, by] of lacked) assert.ok(what in REFINEMENTS, `${what} is lacked by ${by}: do without, or say in this table what a reader meets there`);
  for (const what of Object.keys(REFINEMENTS)) assert.ok(lacked.has(what), `${what} is lacked by none of them, or not there: take it out of this table`);
});
