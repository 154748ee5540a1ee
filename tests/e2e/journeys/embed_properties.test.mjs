/** The properties of the element: each is an attribute, takes any value, and never throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const NAMES = ['count', 'sleep', 'preset', 'story', 'names', 'modes', 'theme', 'load', 'height', 'label', 'src'];
const LATE = '<script>addEventListener("click", () => document.head.append(Object.assign(document.createElement("script"), { src: "APP/embed.js" })));</script>';

/** Values as scripts write them, and the attribute that each makes. */
const VALUES = [
  ['5', '5'], ['"5"', '5'], ['""', ''], ['0', '0'], ['-0', '0'], ['2.5', '2.5'], ['NaN', 'NaN'], ['10n', '10'],
  ['true', ''], ['false', null], ['null', null], ['undefined', null],
  ['["sync", "async-together"]', 'sync,async-together'], ['[]', ''], ['new Set([1])', '[object Set]'], ['new String("8:1")', '8:1'],
  ['Symbol("8")', null], ['Object.create(null)', null], ['({ toString() { throw new Error("On purpose."); } })', null], ['() => 5', '() => 5'],
];

test('each property is the attribute of its name, whatever it is set to', async (t) => {
  const article = await openArticle(t, page().driver, '<sleep-count id="one"></sleep-count>', { fake: true });
  for (const [value, attribute] of VALUES) {
    const seen = await article.run((names, value) => {
      const made = document.createElement('sleep-count');
      const there = document.getElementById('one');
      return [made, there].flatMap((element) => names.map((name) => {
        element.setAttribute(name, 'earlier');
        // A new value each time, in the page's own realm.
        element[name] = (0, eval)(value);
        const seen = [name in element, element.getAttribute(name), element[name]];
        element.removeAttribute(name);
        return seen;
      }));
    }, NAMES, value);
    for (const [index, row] of seen.entries()) assert.deepEqual(row, [true, attribute, attribute], `${NAMES[index % NAMES.length]} = ${value}`);
  }
  assert.deepEqual(await article.run(() => window.broken), []);
});

test('a property changes the card, and later the page', async (t) => {
  const article = await openArticle(t, page().driver, '<sleep-count id="one" count="10"></sleep-count>');
  const set = (values) => article.run((values) => { Object.assign(document.getElementById('one'), values); }, values);
  await set({ count: 5, sleep: '3:1', label: 'See' });
  await waitUntil('the card follows', async () => (await article.look()).cells === 5);
  const { question, button } = await article.look();
  assert.deepEqual([question, button], ['3 sleeps 1\u00a0s. When will 4 appear?', 'See']);
  await article.activate();
  await article.started();
  await set({ count: 12, sleep: null, modes: ['async-in-turn'] });
  await article.within('one', async (page) => {
    await waitUntil('the page follows', async () => (await page.modes()).join() === 'async-in-turn' && (await page.count('button[data-step]')) === 12);
    assert.deepEqual(await page.pressed(), []);
  });
});

test('values that were set before the browser knew the element hold', async (t) => {
  const article = await openArticle(t, page().driver, '<sleep-count id="one" count="20" sleep="2:1"></sleep-count>', { fake: true, load: LATE, isDefined: false });
  await article.run((names) => {
    const one = document.getElementById('one');
    Object.assign(one, { count: 5, sleep: null, label: true, modes: ['sync'], height: 400 });
    Object.defineProperty(one, 'theme', { value: 'dark' });
    window.apart = document.createElement('sleep-count');
    for (const name of names) window.apart[name] = Symbol(name);
    Object.assign(window.apart, { id: 'two', count: 7 });
    document.body.click();
  }, NAMES);
  await article.isDefined();
  const attributes = (id) => article.run((id, names) => {
    const element = document.getElementById(id);
    return Object.fromEntries(names.filter((name) => element.hasAttribute(name)).map((name) => [name, element.getAttribute(name)]));
  }, id, NAMES);
  assert.deepEqual(await attributes('one'), { count: '5', modes: 'sync', theme: 'dark', height: '400', label: '' });
  assert.deepEqual([(await article.look()).cells, (await article.look()).height], [5, 400]);
  await article.run(() => {
    document.getElementById('one').count = 6;
    document.body.append(window.apart);
    window.apart.count = 8;
  });
  await waitUntil('later values hold, too', async () => (await article.look()).cells === 6 && (await article.look('two')).cells === 8);
  assert.deepEqual(await attributes('two'), { count: '8' });
  assert.deepEqual(await article.run(() => window.broken), []);
});

/** How frameworks set values: by a property if the element has it, else by an attribute. */
const WAYS = {
  'React 19': 'name in element ? (element[name] = value) : element.setAttribute(name, value)',
  Vue: 'name in element ? (element[name] = value) : element.setAttribute(name, value)',
  Angular: 'element[name] = value',
  'Lit, by property': 'element[name] = value',
  'Lit, by attribute': 'element.setAttribute(name, value ?? "")',
  Svelte: 'name in element ? (element[name] = value) : element.setAttribute(name, value)',
};

test('values that a framework sets make the same plan, before and after the script came', async (t) => {
  for (const isEarly of [true, false]) {
    const article = await openArticle(t, page().driver, '', { fake: true, load: isEarly ? LATE : undefined, isDefined: !isEarly });
    await article.run((ways) => {
      for (const [way, body] of Object.entries(ways)) {
        const element = document.createElement('sleep-count');
        element.id = way;
        const set = new Function('element', 'name', 'value', body);
        for (const [name, value] of Object.entries({ count: 9, sleep: '4:0.5', label: 'Look', height: 300 })) set(element, name, value);
        document.body.append(element);
      }
      document.body.click();
    }, WAYS);
    await article.isDefined();
    for (const way of Object.keys(WAYS)) {
      const { cells, question, button, height } = await article.look(way);
      assert.deepEqual([cells, question, button, height], [9, '4 sleeps 0.5\u00a0s. When will 5 appear?', 'Look', 300], way);
    }
  }
});
