/** The element in an article: its facade, its frame, and the messages between them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const open = (t, html, options) => openArticle(t, page().driver, html, options);

const ONE = '<sleep-count id="one" count="10" sleep="3:0.2" modes="sync,async-together"><a href="APP/">Count to 10</a></sleep-count>';
const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** Attributes, the text of the button, and whether the picture is of this plan. */
const FACADES = [
  ['', 'Count to 30 while 8 and 12 sleep. Try it', true],
  ['count="10" sleep="3:0.2"', 'Count to 10 while 3 sleeps. Try it', true],
  ['count="1000" sleep=""', 'Count to 1000. Try it', true],
  ['count="12"', 'Count to 12. Try it', true],
  ['sleep="12:1, 8:2"', 'Count to 30 while 8 and 12 sleep. Try it', true],
  ['sleep="1:1,2:1,3:1,4:1,5:1,6:1,7:1"', 'Count to 30 while 7 numbers sleep. Try it', true],
  ['label="See for yourself"', 'See for yourself', true],
  ['preset="naps"', 'See what waiting costs. Try it', false],
  ['story="busy-phone" sleep="2:1"', 'See what waiting costs. Try it', false],
  ['sleep="1-30:0.3"', 'See what waiting costs. Try it', false],
  ['count="-5"', 'See what waiting costs. Try it', false],
  ['sleep="8:99"', 'See what waiting costs. Try it', false],
  ['count="5" sleep="8:1"', 'See what waiting costs. Try it', false],
  ['label="&lt;img src=x onerror=alert(1)&gt;"', '<img src=x onerror=alert(1)>', true],
];

test('before a click there is a button and a picture, and nothing of the playground is loaded', async (t) => {
  const html = FACADES.map(([attributes], index) => `<sleep-count id="n${index}" ${attributes}>A fallback</sleep-count>`).join('');
  const article = await open(t, html);
  for (const [index, [attributes, button, hasPicture]] of FACADES.entries()) {
    const look = await article.look(`n${index}`);
    assert.deepEqual([look.button, look.hasPicture, look.hasFrame], [button, hasPicture, false], attributes);
  }
  assert.equal(await article.run(() => document.body.innerText.includes('A fallback')), false);
  await pause(500);
  assert.deepEqual(article.requests.filter((path) => !path.endsWith('/embed.js')), []);
});

test('a click loads the page in a sandboxed frame and moves the focus there, and the article does not jump', async (t) => {
  const article = await open(t, ONE);
  const place = () => article.run(() => document.getElementById('after').getBoundingClientRect().top + scrollY);
  const before = await place();
  await article.activate();
  await article.started();
  await waitUntil('the focus is in the frame', async () => (await article.look()).isFocused);
  assert.equal(await place(), before);
  const { button, failure } = await article.look();
  assert.deepEqual([button, failure], [null, null]);
  const frame = await article.run(() => {
    const frame = document.getElementById('one').shadowRoot.querySelector('iframe');
    return Object.fromEntries(['sandbox', 'allow', 'title', 'src'].map((name) => [name, frame.getAttribute(name)]));
  });
  assert.deepEqual([frame.sandbox, frame.allow, frame.title], [SANDBOX, 'web-share; clipboard-write', 'Count to 10 while 3 sleeps.']);
  assert.ok(frame.src.startsWith(`${article.address}?embed=1&`), frame.src);
  await article.within('one', async (page) => {
    assert.equal(await page.count('button[data-step]'), 10);
    assert.deepEqual(await page.pressed(), [3]);
    assert.deepEqual(await page.modes(), ['sync', 'async-together']);
    assert.deepEqual(await page.notices(), []);
  });
});

test('while the page loads, the facade stays and says so', async (t) => {
  const article = await open(t, ONE, { fake: true });
  await article.activate();
  const { button, hasPicture, isStarted } = await article.look();
  assert.deepEqual([button, hasPicture, isStarted], ['Loading…', true, false]);
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
  await waitUntil('the facade follows', async () => (await article.look()).button === 'Count to 10 while 4 and 5 sleep. Try it');
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

/** Attributes, and the height of the element in a wide column, with lanes in pairs, and in a narrow one. In px. */
const HEIGHTS = [
  ['', 910, 860],
  ['modes="threads"', 910, 580],
  ['modes="sync,threads,async-together"', 1370, 1140],
  ['height="400"', 400, 400],
  ['height="soon"', 910, 860],
  ['height="1"', 120, 120],
];

test('the element reserves the height of its lanes from the start', async (t) => {
  const article = await open(t, HEIGHTS.map(([attributes], index) => `<sleep-count id="n${index}" ${attributes}></sleep-count>`).join(''));
  for (const [width, column] of [['700px', 1], ['500px', 2]]) {
    await article.run((width) => { document.body.style.width = width; }, width);
    for (const [index, row] of HEIGHTS.entries()) {
      assert.equal((await article.look(`n${index}`)).height, row[column], `${row[0] || 'no attribute'} at ${width}`);
    }
  }
});

test('the facade is light or dark by its theme, and by the browser without one', async (t) => {
  const article = await open(t, ['light', 'dark', ''].map((theme) => `<sleep-count id="n${theme}" theme="${theme}"></sleep-count>`).join(''));
  const [light, dark, usual, isDark] = await article.run(() => [
    ...Array.from(document.querySelectorAll('sleep-count'), ({ shadowRoot }) =>
      [shadowRoot.querySelector('div'), shadowRoot.querySelector('.sync text')].map((part) => [getComputedStyle(part).backgroundColor, getComputedStyle(part).fill])),
    matchMedia('(prefers-color-scheme: dark)').matches,
  ]);
  assert.equal(light[0][0], 'rgb(251, 250, 247)');
  assert.equal(light[1][1], 'rgb(166, 61, 17)');
  assert.equal(dark[0][0], 'rgb(22, 23, 26)');
  assert.equal(dark[1][1], 'rgb(242, 144, 92)');
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
  await waitUntil('the sentence is there', async () => (await article.look()).failure, 5_000);
  const { button, failure, link } = await article.look();
  assert.equal(button, 'Count to 10. Try it');
  const { host } = new URL(article.address);
  assert.equal(failure, `The playground from ${host} has not started: it has not answered for 3\u00a0s. Open it by itself.`);
  assert.equal(link, `${article.address}?count=10`);
  await article.say('one', { type: 'ready' });
  await article.started();
  assert.equal((await article.look()).failure, null);
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
  for (const kb of [100, 200, 300, 400]) {
    await article.say('one', { type: 'loading', message: `Loading the program: ${kb} of 700 KB.` });
    await pause(1_000);
    const { button, failure } = await article.look();
    assert.deepEqual({ button, failure }, { button: `Loading the program: ${kb} of 700 KB.`, failure: null });
  }
  await waitUntil('the lack of progress is a failure', async () => (await article.look()).failure, 5_000);
  await article.activate();
  const { button, failure } = await article.look();
  assert.deepEqual({ button, failure }, { button: 'Loading…', failure: null });
});

test('if the article’s policy forbids the frame, a sentence says so', async (t) => {
  const article = await open(t, ONE, { policy: "default-src 'none'; script-src 'self' APP; frame-src 'self'" });
  await article.activate();
  await waitUntil('the sentence is there', async () => (await article.look()).failure, 5_000);
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
  const article = await open(t, `<script>window.broken = []; addEventListener('error', (event) => window.broken.push(event.message));</script>${again}${ONE}${again}`);
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
  const { button, hasFrame } = await article.look();
  assert.deepEqual([button, hasFrame], ['Count to 10 while 5 sleeps. Try it', false]);
  await article.activate();
  await article.started();
  await article.within('one', async (page) => {
    assert.deepEqual(await page.pressed(), [5]);
    await page.lane('async-together').runToItsEnd();
  });
  await waitUntil('the end is told', async () => (await article.told()).some(({ type }) => type === 'run-end'));
  assert.deepEqual((await article.told()).map(({ type }) => type), ['ready', 'ready', 'run-start', 'run-end']);
});
