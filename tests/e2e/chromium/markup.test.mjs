/** Features of the markup that the oldest browsers of docs/browsers.md lack are refinements, and listed here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { featureAt, lackedBy } from '../compat.mjs';
import { STATES } from '../states.mjs';
import { visit } from '../visit.mjs';

const page = visit();

/** Features that some of these browsers lack, and the effect there. */
const REFINEMENTS = {
  'code translate': 'none: these browsers do not translate by themselves',
  'div translate': 'none: these browsers do not translate by themselves',
  'div inert': 'none: the style hides its content',
  'iframe inert': 'the Tab key reaches a frame that is not visible yet',
  'iframe sandbox=allow-downloads': 'none: only later browsers forbid downloads without it',
  'input inputmode': 'none: it is for phones, whose browsers support it',
  'link rel=modulepreload': 'the script is requested a little later, by the one that starts it',
  'meta name=theme-color': 'the browser’s bar has its usual colour',
  'meta name=viewport': 'none: it is for phones, whose browsers support it',
  'p translate': 'none: these browsers do not translate by themselves',
  'pre translate': 'none: these browsers do not translate by themselves',
  'span translate': 'none: these browsers do not translate by themselves',
  'tbody translate': 'none: these browsers do not translate by themselves',
};
/**
 * Attributes that the data lacks, or has under another name: `data-` and ARIA attributes, types of fields, metadata for previews of links, and
 * the theme colour for dark mode, in place of which a browser without `media` takes the one for light mode.
 */
const ELSEWHERE = /^(\w+ (data-.*|aria-.*|role)|input type|meta property|meta media|svg xmlns)$/;

/** The elements of the page, or of the first element of an article: their names, attributes, and types of fields. */
const held = (driver, isOfArticle = false) => driver.executeScript((isOfArticle) => {
  const root = isOfArticle ? document.querySelector('sleep-count').shadowRoot : document;
  return Array.from(root.querySelectorAll('*'), (element) => [
    element.localName, Array.from(element.attributes, ({ name, value }) => [name, value]), element.localName === 'input' ? element.type : null,
  ]);
}, isOfArticle);

const elementAt = (name) => featureAt(['html', 'elements', name]) ?? featureAt(['svg', 'elements', name]);

/** The data of an attribute of this element, or of all elements. */
const attributeAt = (element, name) => elementAt(element)?.[name]
  ?? featureAt(['html', 'global_attributes', name]) ?? featureAt(['svg', 'global_attributes', name]);

/** The features that an element uses, with their data. The data has only some values of attributes. */
function* featuresOf([name, attributes, type]) {
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

test('features of the markup that the oldest browsers lack are refinements', async (t) => {
  const lacked = new Map();
  const known = new Set();
  const take = (elements) => {
    for (const [what, feature] of elements.flatMap((element) => [...featuresOf(element)])) {
      assert.ok(feature?.__compat, `browser-compat-data has no ${what}: add to this file where it is`);
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
  assert.ok(known.size > 100, `only ${known.size} features were looked up`);
  for (const [what, by] of lacked) assert.ok(what in REFINEMENTS, `${by} lacks ${what}: do without it, or add its effect to this table`);
  for (const what of Object.keys(REFINEMENTS)) assert.ok(lacked.has(what), `none of these browsers lacks ${what}, or it is not used: remove it from this table`);
});
