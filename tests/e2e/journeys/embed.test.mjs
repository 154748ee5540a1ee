/** The element in an article: its facade, its frame, and the messages between them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWhole, openArticle } from '../article.mjs';
import { Band } from '../band.mjs';
import { Page } from '../page.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const open = (t, html, options) => openArticle(t, page().driver, html, options);

const ONE = '<sleep-count id="one" count="10" sleep="3:0.2" modes="sync,async-together"><a href="APP/">Count to 10</a></sleep-count>';
const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** Attributes, the question, the number of cells, and the sleepers among them. */
const FACADES = [
  ['', '8 sleeps 3 s, 12 sleeps 2 s. When will 9 appear?', 30, ['83 s', '122 s']],
  ['count="10" sleep="3:0.2"', '3 sleeps 0.2 s. When will 4 appear?', 10, ['30.2 s']],
  ['count="1000" sleep=""', 'Count to 1000. Nobody sleeps. How long will it take?', 0, []],
  ['count="1000" sleep="3:1"', 'Count to 1000. 3 sleeps 1 s. When will 4 appear?', 0, []],
  ['count="12"', 'Count to 12. Nobody sleeps. How long will it take?', 12, []],
  ['sleep="12:1, 8:2"', '8 sleeps 2 s, 12 sleeps 1 s. When will 9 appear?', 30, ['82 s', '121 s']],
  ['sleep="8:.50,9:1"', '8 sleeps 0.5 s, 9 sleeps 1 s. When will 10 appear?', 30, ['80.5 s', '91 s']],
  ['count="8" sleep="8:1"', '8 sleeps 1 s. How long will it take?', 8, ['81 s']],
  ['count="100" sleep="50:1"', '50 sleeps 1 s. When will 51 appear?', 100, ['']],
  ['sleep="1:1,2:1,3:1,4:1"', '1 sleeps 1 s, 2 sleeps 1 s, 3 sleeps 1 s, 4 sleeps 1 s. When will 5 appear?', 30, ['11 s', '21 s', '31 s', '41 s']],
  ['sleep="1:1,2:1,3:1,4:1,5:1,6:1,7:1"', '7 sleepers. When will 8 appear?', 30, ['1', '2', '3', '4', '5', '6', '7'].map((step) => `${step}1 s`)],
  ['names="boil water, toast bread,fry eggs" sleep="1:3,2:2"', '“boil water” sleeps 3 s, “toast bread” sleeps 2 s. When will “fry eggs” appear?', 3, ['13 s', '22 s']],
  ['names="<b>,اغلي الماء" count="9"', 'Nobody sleeps. How long will it take?', 2, []],
  ['names="a\\,b,c" sleep="1:1"', 'What does waiting cost?', 0, []],
  ['names="a,,c"', 'What does waiting cost?', 0, []],
  ['preset="naps"', 'What does waiting cost?', 0, []],
  ['story="busy-phone" sleep="2:1"', 'What does waiting cost?', 0, []],
  ['sleep="1-30:0.3"', 'What does waiting cost?', 0, []],
  ['count="-5"', 'What does waiting cost?', 0, []],
  ['sleep="8:99"', 'What does waiting cost?', 0, []],
  ['count="5" sleep="8:1"', 'What does waiting cost?', 0, []],
];
/** The values of `label`, and the words on the button. */
const LABELS = [
  ['', 'Try it'],
  ['label=""', 'Try it'],
  ['label="See for yourself"', 'See for yourself'],
  ['label="&lt;img src=x onerror=alert(1)&gt;"', '<img src=x onerror=alert(1)>'],
];
/** The most that the facade takes, in px. */
const MOST_FACADE_PX = 380;
/** A plan whose facade is as high as one can be. */
const HIGHEST = 'count="100" sleep="61:0.125,62:0.125,63:0.125"';

const plain = (text) => text.replaceAll('\u00a0', ' ');
const facadesOf = (rows) => rows.map(([attributes], index) => `<sleep-count id="n${index}" ${attributes}>A fallback</sleep-count>`).join('');

test('before a click there is a question, a button and a drawing, and nothing of the playground is loaded', async (t) => {
  const article = await open(t, facadesOf(FACADES));
  for (const [index, [attributes, question, cells, sleepers]] of FACADES.entries()) {
    const look = await article.look(`n${index}`);
    const seen = [plain(look.question), look.cells, look.sleepers.map(plain), look.button, look.hasFrame];
    assert.deepEqual(seen, [question, cells, sleepers, 'Try it', false], attributes);
  }
  assert.equal(await article.run(() => document.body.innerText.includes('A fallback')), false);
  await pause(500);
  assert.deepEqual(article.requests.filter((path) => !path.endsWith('/embed.js')), []);
});

test('the words on the button are those of `label`, and are text', async (t) => {
  const article = await open(t, facadesOf(LABELS));
  for (const [index, [attributes, button]] of LABELS.entries()) assert.equal((await article.look(`n${index}`)).button, button, attributes);
});

test('the facade is a low card in any column, and says nothing of elapsed times', async (t) => {
  const article = await open(t, facadesOf([...FACADES, [HIGHEST]]));
  for (const width of [680, 360, 280]) {
    const cards = await article.run((width) => {
      document.body.style.width = `${width}px`;
      return Array.from(document.querySelectorAll('sleep-count'), (element) => {
        const section = element.shadowRoot.querySelector('section');
        return { px: element.getBoundingClientRect().height, overflow: section.scrollWidth - section.clientWidth, says: section.textContent };
      });
    }, width);
    for (const { px, overflow, says } of cards) {
      assert.ok(px <= MOST_FACADE_PX, `${px} px at ${width}: ${says}`);
      assert.equal(overflow, 0, `${says} at ${width}`);
      assert.doesNotMatch(says, /sync|froze/i);
    }
  }
});

test('a click loads the page in a sandboxed frame and moves the focus there', async (t) => {
  const article = await open(t, ONE);
  await article.activate();
  await article.started();
  await waitUntil('the focus is in the frame', async () => (await article.look()).isFocused);
  const { button, failure } = await article.look();
  assert.deepEqual([button, failure], [null, null]);
  const frame = await article.run(() => {
    const frame = document.getElementById('one').shadowRoot.querySelector('iframe');
    return Object.fromEntries(['sandbox', 'allow', 'title', 'src'].map((name) => [name, frame.getAttribute(name)]));
  });
  assert.deepEqual([frame.sandbox, frame.allow, frame.title], [SANDBOX, 'web-share; clipboard-write', '3 sleeps 0.2\u00a0s. When will 4 appear?']);
  assert.ok(frame.src.startsWith(`${article.address}?embed=1&`), frame.src);
  await article.within('one', async (page) => {
    assert.equal(await page.count('button[data-step]'), 10);
    assert.deepEqual(await page.pressed(), [3]);
    assert.deepEqual(await page.modes(), ['sync', 'async-together']);
    assert.deepEqual(await page.notices(), []);
  });
});

test('the element grows once, within the task of the click, to the height of the page', async (t) => {
  for (const width of ['680px', '360px']) {
    const article = await open(t, ONE, { fake: true });
    await article.run((width) => {
      document.body.style.width = width;
      const top = () => document.getElementById('after').getBoundingClientRect().top + scrollY;
      window.tops = [top()];
      // The last listener of the click's dispatch.
      addEventListener('click', () => {
        window.tops.push(top());
        new ResizeObserver(() => window.tops.push(top())).observe(document.getElementById('one'));
      });
    }, width);
    await article.activate();
    await article.say('one', { type: 'ready' });
    await article.say('one', { type: 'resize', height: 480 });
    await article.started();
    await waitUntil('the observer has looked', async () => (await article.run(() => window.tops.length)) > 2);
    const [before, inTheClick, ...later] = await article.run(() => window.tops);
    assert.ok(before < inTheClick, `${width}: from ${before} to ${inTheClick} px`);
    assert.ok(later.length > 0 && later.every((top) => top === inTheClick), `${width}: ${inTheClick}, then ${later}`);
  }
});

/** The width of a column, and the most that the page of thirty numbers and two lanes takes there, in px. */
const COLUMNS = [[680, 560], [360, 820]];

test('the page is as high before, during and after its runs, and scrolls nothing', async (t) => {
  for (const [width, most] of COLUMNS) {
    const article = await open(t, '<div style="height: 300px"></div><sleep-count id="one" sleep="8:0.4,12:0.2"></sleep-count>');
    await article.run((width) => { document.body.style.width = `${width}px`; }, width);
    await article.activate();
    await article.started();
    await article.within('one', isWhole);
    const place = () => article.run(() => [scrollY, document.getElementById('after').getBoundingClientRect().top, document.getElementById('one').getBoundingClientRect().height]);
    await article.run(() => document.getElementById('one').scrollIntoView());
    const before = await place();
    await article.within('one', async (page) => {
      await page.driver.executeScript(() => {
        window.heights = [];
        new ResizeObserver(() => window.heights.push(document.body.getBoundingClientRect().height)).observe(document.body);
      });
      // The page itself presses: a driver scrolls to what it clicks.
      const press = (css) => page.driver.executeScript((css) => document.querySelector(css).click(), css);
      await press('[data-run-all]');
      await new Band(page).isOver();
      assert.equal(await page.count('[data-result]'), 1);
      await pause(500);
      await page.driver.executeScript(() => document.addEventListener('sleep-count:run-end', () => { window.hasRunAlone = true; }));
      await press('[data-lane="sync"] .sc-run');
      await waitUntil('the lane has run by itself', () => page.driver.executeScript(() => window.hasRunAlone));
      const seen = await page.driver.executeScript(() => ({
        heights: [...new Set(window.heights)],
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        scrolled: scrollY,
        fixed: Array.from(document.querySelectorAll('*')).filter((element) => /fixed|sticky/.test(getComputedStyle(element).position)).map(({ className }) => className),
      }));
      assert.deepEqual({ ...seen, heights: seen.heights.length }, { heights: 1, wide: 0, scrolled: 0, fixed: [] }, `${width}: ${seen.heights}`);
      assert.ok(seen.heights[0] <= most, `${seen.heights[0]} px at ${width}`);
    });
    assert.deepEqual(await place(), before, `at ${width}`);
    assert.ok(before[2] <= most, `the element is ${before[2]} px high at ${width}`);
  }
});

test('the page says before its first freeze that it may freeze the article', async (t) => {
  const article = await open(t, ONE);
  await article.activate();
  await article.started();
  await article.within('one', async (page) => {
    assert.match(await page.driver.executeScript(() => document.querySelector('.sc-band-says').innerText), /^May freeze the whole article for 0\.2 s, on purpose\./);
  });
});

test('a narrow column has the plan in one line, which opens, and the article follows', async (t) => {
  const article = await open(t, ONE);
  await article.run(() => { document.body.style.width = '360px'; });
  await article.activate();
  await article.started();
  await article.within('one', isWhole);
  const { height } = await article.look();
  await article.within('one', async (page) => {
    const seen = () => page.driver.executeScript(() => [document.querySelector('.sc-fold span').innerText, document.querySelector('.sc-cells').getClientRects().length]);
    assert.deepEqual(await seen(), ['3 sleeps 0.2 s.', 0]);
    await page.press('Change');
    assert.deepEqual(await seen(), ['3 sleeps 0.2 s.', 1]);
  });
  await article.within('one', isWhole);
  assert.ok((await article.look()).height > height);
  await article.within('one', (page) => page.press('Change'));
  await waitUntil('the element is as high as before', async () => (await article.look()).height === height);
});

test('the menu of a lane shows its log, in the height of which the article follows', async (t) => {
  const article = await open(t, ONE);
  await article.activate();
  await article.started();
  await article.within('one', async (page) => {
    await page.lane('async-together').runToItsEnd();
    await isWhole(page);
  });
  const { height } = await article.look();
  await article.within('one', async (page) => {
    assert.equal(await page.shows('[data-lane="async-together"] [data-log]'), false);
    await page.lane('async-together').awaitButton('Show its log');
    await isWhole(page);
    await page.lane('async-together').click('Show its log');
    await waitUntil('the log is shown', () => page.shows('[data-lane="async-together"] [data-log]'));
    await isWhole(page);
  });
  assert.ok((await article.look()).height > height);
});

test('while the page loads, the facade stays and says so', async (t) => {
  const article = await open(t, ONE, { fake: true });
  await article.activate();
  const { button, cells, isStarted } = await article.look();
  assert.deepEqual([button, cells, isStarted], ['Loading…', 10, false]);
  await article.say('one', { type: 'ready' });
  await article.started();
  assert.equal((await article.look()).button, null);
});

test('`eager` loads at once, `lazy` when it is near the window, and neither takes the focus', async (t) => {
  const far = '<div style="height: 6000px"></div>';
  const article = await open(t, `<sleep-count id="one" load="eager" count="5"></sleep-count>${far}<sleep-count id="two" load="lazy" count="5"></sleep-count>`);
  await article.started('one');
  await pause(300);
  assert.equal((await article.look('two')).hasFrame, false);
  await article.run(() => document.getElementById('two').scrollIntoView());
  await article.started('two');
  assert.ok(await article.run(() => document.activeElement === document.body));
});

test('changed attributes change the facade, and later the page, which is not loaded again', async (t) => {
  const article = await open(t, ONE);
  const set = (name, value) => article.run((name, value) => document.getElementById('one').setAttribute(name, value), name, value);
  await set('sleep', '4:0.2,5:0.3');
  await waitUntil('the facade follows', async () => (await article.look()).question.startsWith('4 sleeps 0.2\u00a0s, 5 sleeps'));
  await article.activate();
  await article.started();
  await article.within('one', (page) => page.driver.executeScript(() => { window.isTheSame = true; }));
  await set('count', '12');
  await set('modes', 'async-in-turn');
  await set('theme', 'dark');
  await article.within('one', async (page) => {
    await waitUntil('the page follows', async () => (await page.modes()).join() === 'async-in-turn');
    await waitUntil('the count too', async () => (await page.count('button[data-step]')) === 12);
    assert.deepEqual(await page.pressed(), [4, 5]);
    assert.equal(await page.driver.executeScript(() => window.isTheSame && document.documentElement.dataset.theme), 'dark');
  });
});

test('two elements run their own plans, and their events reach the document', async (t) => {
  const two = '<sleep-count id="two" count="5" sleep="2:0.5" modes="async-together,sync"></sleep-count>';
  const article = await open(t, ONE + two);
  for (const [id, lines] of [['one', 12], ['two', 7]]) {
    await article.activate(id);
    await article.started(id);
    await article.within(id, async (page) => {
      for (const mode of ['sync', 'async-together']) {
        const { log } = await page.lane(mode).runToItsEnd();
        assert.equal(log.length, lines);
      }
    });
  }
  await waitUntil('all ends are told', async () => (await article.told()).filter(({ type }) => type === 'run-end').length === 4);
  const told = await article.told();
  const ofOne = ['ready', 'run-start', 'freeze-start', 'freeze-end', 'run-end', 'run-start', 'run-end'];
  for (const [id, sleepMs] of [['one', 200], ['two', 500]]) {
    const own = told.filter((detail) => detail.id === id);
    assert.deepEqual(own.map(({ type }) => type), ofOne);
    assert.ok(own.every(({ source, version }) => source === 'sleep-count' && version === 1));
    const [end] = own.filter(({ type }) => type === 'freeze-end');
    assert.ok(end.freezeMs >= sleepMs, `${end.freezeMs} ms`);
    assert.ok(Number.isFinite(end.hostGapMs) && end.hostGapMs >= 0, `${end.hostGapMs} ms`);
    t.diagnostic(`${id}: frozen ${end.freezeMs} ms, the article for ${end.hostGapMs} ms: ${end.scope}`);
    assert.equal(end.scope, end.hostGapMs >= end.freezeMs / 2 ? 'page' : 'frame');
    assert.deepEqual(own.filter(({ type }) => type === 'run-end').map(({ record }) => record.outcome), ['done', 'done']);
  }
});

test('other frames are told of a freeze, and the frozen one of its scope', async (t) => {
  const two = '<sleep-count id="two" load="eager"></sleep-count>';
  const article = await open(t, '<sleep-count id="one" load="eager"></sleep-count>' + two, { fake: true });
  for (const id of ['one', 'two']) await article.say(id, { type: 'ready' });
  await article.started('two');
  await article.say('one', { type: 'freeze-start', mode: 'sync', expectedMs: 300 });
  await waitUntil('the other hears of it', async () => (await article.heard('two')).length === 1);
  await article.run(() => {
    const end = performance.now() + 300;
    while (performance.now() < end);
  });
  await article.say('one', { type: 'freeze-end', mode: 'sync', freezeMs: 300 });
  await waitUntil('the other hears of its end', async () => (await article.heard('two')).length === 2);
  await article.say('two', { type: 'stalled', ms: 290 });
  await waitUntil('the first hears of the other', async () => (await article.heard('one')).length === 2);
  const [gap, other] = await article.heard('one');
  assert.deepEqual([gap.source, gap.version, gap.type, gap.ms >= 290], ['sleep-count', 1, 'host-gap', true]);
  assert.deepEqual([other.type, other.ms], ['froze-other', 290]);
  assert.deepEqual((await article.heard('two')).map(({ type, ms }) => [type, ms]), [['other-freeze-start', null], ['other-freeze', 300]]);
  const [end] = (await article.told()).filter(({ type }) => type === 'freeze-end');
  assert.deepEqual([end.scope, end.hostGapMs], ['page', gap.ms]);
  assert.equal((await article.told()).some(({ type }) => type === 'stalled'), false);
});

/** Attributes, and the height of the element with the page: with lanes in pairs, one below the other, and with the plan in a line. */
const HEIGHTS = [
  ['', 552, 774, 818],
  ['modes="threads"', 552, 577, 621],
  ['modes="sync,threads,async-together"', 775, 971, 1015],
  ['count="100"', 857, 1184, 1028],
  ['preset="busy-phone"', 552, 774, 818],
  ['height="400"', 400, 400, 400],
  ['height="soon"', 552, 774, 818],
];

test('`lazy` and `eager` keep the height of the page from the start, `click` keeps that of the facade', async (t) => {
  for (const load of ['eager', 'lazy']) {
    const article = await open(t, facadesOf(HEIGHTS.map(([attributes]) => [`${attributes} load="${load}"`])), { fake: true });
    for (const [width, column] of [['680px', 1], ['540px', 2], ['360px', 3]]) {
      await article.run((width) => { document.body.style.width = width; }, width);
      for (const [index, row] of HEIGHTS.entries()) {
        assert.equal((await article.look(`n${index}`)).height, row[column], `${load} ${row[0] || 'without attributes'} at ${width}`);
      }
    }
  }
  const article = await open(t, facadesOf([['load="click"'], ['load="soon"'], ['height="400"']]));
  const heights = await Promise.all(['n0', 'n1', 'n2'].map(async (id) => (await article.look(id)).height));
  assert.deepEqual(heights, [heights[0], heights[0], 400]);
  assert.ok(heights[0] <= MOST_FACADE_PX);
});

test('the facade is light or dark by its theme, and by the browser without one', async (t) => {
  const article = await open(t, ['light', 'dark', ''].map((theme) => `<sleep-count id="n${theme}" theme="${theme}"></sleep-count>`).join(''));
  const [light, dark, usual, isDark] = await article.run(() => [
    ...Array.from(document.querySelectorAll('sleep-count'), ({ shadowRoot }) =>
      ['div', 'button'].map((part) => getComputedStyle(shadowRoot.querySelector(part)).backgroundColor)),
    matchMedia('(prefers-color-scheme: dark)').matches,
  ]);
  assert.deepEqual(light, ['rgb(251, 250, 247)', 'rgb(31, 30, 27)']);
  assert.deepEqual(dark, ['rgb(22, 23, 26)', 'rgb(236, 234, 228)']);
  assert.deepEqual(usual, isDark ? dark : light);
});

test('heights are rounded up, limited, and followed if they differ by two pixels', async (t) => {
  const article = await open(t, '<sleep-count id="one" height="400" load="eager"></sleep-count>', { fake: true });
  await article.say('one', { type: 'ready' });
  for (const [told, height] of [[700.2, 701], [702.5, 703], [704, 703], [701.5, 703], [705, 705], [1e6, 20_000], [10, 400], [500, 500]]) {
    await article.say('one', { type: 'resize', height: told });
    await waitUntil(`${told} px are ${height}`, async () => (await article.look()).height === height);
  }
});

test('malformed messages of a frame, and messages of other windows, change nothing', async (t) => {
  const article = await open(t, '<sleep-count id="one" load="eager"></sleep-count><sleep-count id="two" load="eager"></sleep-count>', { fake: true });
  await article.say('one', { type: 'ready' });
  await article.started();
  const before = await article.look();
  const html = await article.run(() => document.documentElement.outerHTML);
  const spoil = () => {
    const own = { source: 'sleep-count', version: 1 };
    const values = [null, undefined, -1, NaN, Infinity, 2 ** 70, '812', [812], { height: 1 }, new Date(), new Map(), '<img src=x onerror=alert(1)>', true];
    const kinds = ['resize', 'run-start', 'freeze-start', 'freeze-end', 'run-end', 'error', 'stalled', 'constructor', '__proto__', 'set', 'toString', 7, null, ['ready']];
    const target = window.parent;
    for (let number = 0; number < 10_000; number += 1) {
      const value = values[number % values.length];
      const type = kinds[number % kinds.length];
      const text = typeof value === 'string' ? 5 : value;
      const wrong = { type, height: value, mode: text, expectedMs: value, freezeMs: value, record: value, message: text, ms: value };
      const right = { type: 'resize', height: 999 };
      const messages = [value, { ...right }, { ...own, ...right, version: 2 }, { ...own, ...right, source: 'other' }, { ...own, ...wrong }, { ...own }];
      target.postMessage(messages[number % messages.length], '*');
    }
  };
  await article.within('one', (page) => page.driver.executeScript(spoil));
  // Messages of the article itself come from no frame of its elements.
  await article.run(() => {
    for (const type of ['ready', 'error']) window.postMessage({ source: 'sleep-count', version: 1, type, message: 'x' }, '*');
    window.postMessage({ source: 'sleep-count', version: 1, type: 'resize', height: 999 }, '*');
  });
  await article.say('one', { type: 'run-start', mode: 'sync' });
  await waitUntil('the last message was received', async () => (await article.told()).some(({ type }) => type === 'run-start'));
  assert.deepEqual((await article.told('none')).map(({ type }) => type), ['ready', 'run-start']);
  assert.deepEqual(await article.look(), before);
  assert.equal((await article.look('two')).isStarted, false);
  assert.equal(await article.run(() => document.documentElement.outerHTML), html);
  assert.deepEqual(await article.heard('two'), []);
});

test('if the frame does not answer, a sentence with a link says so, and goes when it answers late', async (t) => {
  const article = await open(t, '<sleep-count id="one" count="10" load="eager"></sleep-count>', { fake: true });
  await waitUntil('the sentence is there', async () => (await article.look()).failure);
  const { button, failure, link } = await article.look();
  assert.equal(button, 'Try it');
  const { host } = new URL(article.address);
  assert.equal(failure, `The playground from ${host} has not started: no playground answers at ${article.address}. Open it by itself.`);
  assert.equal(link, `${article.address}?count=10`);
  await article.say('one', { type: 'ready' });
  await article.started();
  assert.equal((await article.look()).failure, null);
});

test('if nothing is loaded into the frame, the sentence does not say what is there', async (t) => {
  const article = await open(t, ONE, { app: { spoilt: { '/some/sub/path/': 'silent' } } });
  await article.activate();
  await waitUntil('the sentence is there', async () => (await article.look()).failure, 8_000);
  assert.match((await article.look()).failure, / has not started: it has not answered for 3\u00a0s\. Open it by itself\.$/);
  assert.deepEqual(await article.warned(), []);
});

test('a freeze that is too short to tell from a slow frame has an unknown scope', async (t) => {
  const article = await open(t, '<sleep-count id="one" load="eager"></sleep-count>', { fake: true });
  await article.say('one', { type: 'ready' });
  await article.started('one');
  await article.say('one', { type: 'freeze-start', mode: 'sync', expectedMs: 2000 });
  // Stop was pressed before the lane blocked the page.
  await article.say('one', { type: 'freeze-end', mode: 'sync', freezeMs: 13.3 });
  await waitUntil('the end is told', async () => (await article.told()).some(({ type }) => type === 'freeze-end'));
  const [end] = (await article.told()).filter(({ type }) => type === 'freeze-end');
  assert.equal(end.scope, 'unknown');
  assert.deepEqual(await article.heard('one'), []);
});

test('the button shows the progress of loading, progress is no failure, and a click tries again after a failure', async (t) => {
  const article = await open(t, '<sleep-count id="one" count="10" load="eager"></sleep-count>', { fake: true });
  await article.run(() => {
    const root = document.getElementById('one').shadowRoot;
    window.seen = [];
    const note = () => window.seen.push([root.querySelector('button').textContent, root.querySelector('[role="alert"]') !== null]);
    new MutationObserver(note).observe(root, { childList: true, characterData: true, subtree: true });
  });
  const progress = [100, 200, 300, 400].map((kb) => `Loading the program: ${kb} of 700 KB.`);
  // The frame itself sends them a second apart: a driver may take longer than what counts as a failure.
  await article.within('one', (page) => page.driver.executeScript((progress) => progress.forEach((message, index) =>
    setTimeout(() => parent.postMessage({ source: 'sleep-count', version: 1, type: 'loading', message }, '*'), 1_000 * index)), progress));
  await waitUntil('the last progress is shown', async () => (await article.look()).button === progress.at(-1));
  await waitUntil('the lack of progress is a failure', async () => (await article.look()).failure);
  const seen = await article.run(() => window.seen);
  const since = seen.slice(seen.findIndex(([button]) => button === progress[0]));
  assert.deepEqual(since, [...progress.map((button) => [button, false]), ['Try it', true]]);
  await article.activate();
  const { button, failure } = await article.look();
  assert.deepEqual({ button, failure }, { button: 'Loading…', failure: null });
});

test('if the article’s policy forbids the frame, a sentence says so', async (t) => {
  const article = await open(t, ONE, { policy: "default-src 'none'; script-src 'self' APP; frame-src 'self'" });
  await article.activate();
  await waitUntil('the sentence is there', async () => (await article.look()).failure);
  assert.match((await article.look()).failure, /the article.s policy \(frame-src\) forbids it/);
});

test('the error message of a frame is shown as text', async (t) => {
  const article = await open(t, ONE, { fake: true });
  await article.activate();
  await article.say('one', { type: 'error', message: 'wasm is <b>blocked</b> here.' });
  await waitUntil('the sentence is there', async () => (await article.look()).failure);
  assert.match((await article.look()).failure, /has not started: wasm is <b>blocked<\/b> here\. Open it/);
});

test('under a policy that allows only the script and the frame, the element is styled and works', async (t) => {
  const article = await open(t, ONE, { policy: "default-src 'none'; script-src 'self' APP; frame-src APP; style-src 'none'" });
  const radius = () => article.run(() => getComputedStyle(document.getElementById('one').shadowRoot.querySelector('button')).borderRadius);
  assert.equal(await radius(), '6px');
  await article.activate();
  await article.started();
});

test('the script can be included more than once', async (t) => {
  const again = '<script src="APP/embed.js"></script><script src="APP/embed.js?again" async></script>';
  const article = await open(t, `${again}${ONE}${again}`);
  await waitUntil('all scripts are requested', async () => article.requests.filter((path) => path.endsWith('embed.js')).length >= 2);
  await pause(300);
  assert.deepEqual(await article.run(() => window.broken), []);
  assert.equal(await article.run(() => document.getElementById('one').shadowRoot.querySelectorAll('button').length), 1);
  await article.activate();
  await article.started();
  assert.deepEqual((await article.told()).map(({ type }) => type), ['ready']);
});

test('an element that is removed drops its frame, and works when it is inserted again', async (t) => {
  const article = await open(t, ONE);
  await article.activate();
  await article.started();
  await article.run(() => {
    window.kept = document.getElementById('one');
    window.kept.remove();
  });
  assert.equal(await article.run(() => window.kept.shadowRoot.querySelector('iframe')), null);
  await article.run(() => {
    window.kept.setAttribute('sleep', '5:0.1');
    document.body.prepend(window.kept);
  });
  const { question, hasFrame } = await article.look();
  assert.deepEqual([question, hasFrame], ['5 sleeps 0.1\u00a0s. When will 6 appear?', false]);
  await article.activate();
  await article.started();
  await article.within('one', async (page) => {
    assert.deepEqual(await page.pressed(), [5]);
    await page.lane('async-together').runToItsEnd();
  });
  await waitUntil('the end is told', async () => (await article.told()).some(({ type }) => type === 'run-end'));
  assert.deepEqual((await article.told()).map(({ type }) => type), ['ready', 'ready', 'run-start', 'run-end']);
});

test('of two frames without the element, one says that something outside held it up while the other froze', async (t) => {
  const frame = (plan) => `<iframe title="A count" width="680" height="560" src="APP/?embed=1&amp;count=30&amp;${plan}"></iframe>`;
  const article = await open(t, frame('sleep=8:6&amp;modes=async-together') + frame('sleep=8:2&amp;modes=sync'), { isDefined: false });
  const { driver } = page();
  const within = async (index) => {
    await driver.switchTo().defaultContent();
    await driver.switchTo().frame(index);
    const framed = new Page(driver, article.address);
    await framed.started();
    return framed;
  };
  const other = await within(1);
  await other.started();
  const free = await within(0);
  await driver.executeScript(() => document.addEventListener('sleep-count:run-end', ({ detail }) => { window.ended = detail.record; }));
  // By script: WebKit's driver clicks beside what stands in a second frame.
  const press = () => driver.executeScript(() => document.querySelector('[data-lane] .sc-run').click());
  await press();
  await free.lane('async-together').reaches('running');
  const freezing = await within(1);
  await press();
  await freezing.lane('sync').reaches('done');
  await (await within(0)).lane('async-together').reaches('done');
  const { longestFreezeMs, remarks } = await waitUntil('the record is there', () => driver.executeScript(() => window.ended));
  assert.equal(longestFreezeMs, null, 'the freeze was not its own');
  assert.match(remarks.join(' '), /Don't compare this run\./);
});
