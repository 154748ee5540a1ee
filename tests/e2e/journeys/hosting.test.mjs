/** The page in a frame: the messages it sends and receives, and its sentences about freezes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:0.4&modes=sync,async-together&embed=1';
const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** An article with the page in a frame. It records the frame's messages. */
const ARTICLE = '<!doctype html><title>An article</title><script src="/article.js"></script>'
  + `<iframe title="A count" sandbox="${SANDBOX}" width="700" height="900" src="ADDRESS"></iframe>`;
const RECORDER = `window.told = [];
  addEventListener('message', ({ data, source }) => source === frames[0] && told.push(data));
  window.say = (fields) => frames[0].postMessage({ source: 'sleep-count', version: 1, ...fields }, '*');`;

const run = (script, ...values) => page().driver.executeScript(script, ...values);
const outside = () => page().driver.switchTo().defaultContent();
const inside = () => page().driver.switchTo().frame(0);
/** Sends a message to the page, and waits until it was received. */
const say = async (fields) => {
  await run((type) => {
    document.documentElement.dataset.received = '';
    addEventListener('message', function note({ data }) {
      if (data?.type !== type) return;
      document.documentElement.dataset.received = type;
      removeEventListener('message', note);
    });
  }, fields.type);
  await outside();
  await run((fields) => window.say(fields), fields);
  await inside();
  await waitUntil(`${fields.type} is received`, async () => (await run(() => document.documentElement.dataset.received)) === fields.type);
};
const told = async () => {
  await outside();
  const told = await run(() => window.told);
  await inside();
  return told;
};
const kinds = async () => (await told()).map(({ type }) => type).filter((type) => type !== 'resize');

/** Opens an article around the page, and leaves the driver in the frame. */
async function openArticle(t, link = LINK) {
  const app = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const pages = { '/article.html': ARTICLE.replace('ADDRESS', (app.address + link).replaceAll('&', '&amp;')), '/article.js': RECORDER };
  const host = await serveFor(t, { pages });
  await page().driver.get(`${host.origin}/article.html`);
  t.after(outside);
  await inside();
  await new Page(page().driver, app.address).started();
  await waitUntil('it says that it is ready', async () => (await kinds()).includes('ready'));
}

const description = (mode) => run((mode) => document.querySelector(`[data-lane="${mode}"] .sc-says`).textContent, mode);
const remarks = (mode) => run((mode) => document.querySelector(`[data-lane="${mode}"] .sc-remarks`).textContent, mode);

test('the page sends messages about runs and freezes, in order, with the record', async (t) => {
  await openArticle(t);
  for (const mode of ['sync', 'async-together']) await page().lane(mode).runToItsEnd();
  await waitUntil('both ends are told', async () => (await kinds()).filter((kind) => kind === 'run-end').length === 2);
  assert.deepEqual(await kinds(), ['ready', 'run-start', 'freeze-start', 'freeze-end', 'run-end', 'run-start', 'run-end']);
  const messages = await told();
  assert.ok(messages.every(({ source, version }) => source === 'sleep-count' && version === 1));
  const [first, second] = messages.filter(({ type }) => type === 'run-end').map(({ record }) => record);
  assert.deepEqual([first.mode, first.outcome, first.events.length], ['sync', 'done', 12]);
  assert.deepEqual([second.mode, second.outcome, second.events.length], ['async-together', 'done', 12]);
  const [start] = messages.filter(({ type }) => type === 'freeze-start');
  assert.deepEqual([start.mode, start.expectedMs], ['sync', 400]);
  const [end] = messages.filter(({ type }) => type === 'freeze-end');
  assert.ok(end.freezeMs >= 400, `${end.freezeMs} ms`);
});

test('the page sends its height as an integer, and again when it changes', async (t) => {
  await openArticle(t);
  const heights = async () => (await told()).filter(({ type }) => type === 'resize').map(({ height }) => height);
  await waitUntil('a height is told', async () => (await heights()).length > 0);
  await page().lane('async-together').runToItsEnd();
  const actual = () => run(() => Math.ceil(document.body.getBoundingClientRect().height));
  await page().lane('async-together').click('Show its log');
  await waitUntil('the height with the log is told', async () => Math.abs((await heights()).at(-1) - (await actual())) < 2);
  const all = await heights();
  assert.ok(all.length > 1 && all.every(Number.isInteger), all.join());
});

test('`set` applies a link, with notices, and starts no run', async (t) => {
  await openArticle(t);
  await say({ type: 'set', link: '?count=12&sleep=5:0.2,99:1&modes=async-together,async-in-turn&theme=dark' });
  await waitUntil('the plan is another one', async () => (await page().count('button[data-step]')) === 12);
  assert.deepEqual(await page().pressed(), [5]);
  assert.deepEqual(await page().modes(), ['async-together', 'async-in-turn']);
  assert.equal(await run(() => document.documentElement.dataset.theme), 'dark');
  assert.equal((await page().notices()).filter((notice) => notice.includes('99')).length, 1);
  await pause(500);
  assert.deepEqual(await kinds(), ['ready']);
});

test('`set` during a run is applied after the run', async (t) => {
  await openArticle(t, '?count=10&sleep=3:1.5&modes=async-together&embed=1');
  await outside();
  // Sent by the article itself, since a driver may be too late for that on a busy machine.
  await run(() => addEventListener('message', ({ data }) => {
    if (data.type === 'run-start') window.say({ type: 'set', link: '?count=7&modes=async-in-turn' });
  }));
  await inside();
  await run(() => {
    window.seen = [];
    const see = (what) => window.seen.push([what, document.querySelectorAll('button[data-step]').length]);
    addEventListener('message', () => setTimeout(() => see('after the message')), { once: true });
    document.addEventListener('sleep-count:run-end', () => see('at the end'), { once: true });
  });
  await page().lane('async-together').run();
  await waitUntil('the link is applied', async () => (await page().count('button[data-step]')) === 7);
  assert.deepEqual(await run(() => window.seen), [['after the message', 10], ['at the end', 10]]);
  await waitUntil('the end is told', async () => (await kinds()).includes('run-end'));
  const [end] = (await told()).filter(({ type }) => type === 'run-end');
  assert.deepEqual([end.record.outcome, end.record.events.length], ['done', 12]);
});

test('the warning names the whole article until a freeze was measured, and then its measured scope', async (t) => {
  await openArticle(t);
  assert.match(await description('sync'), /^May freeze the whole article for 0\.4 s, on purpose\./);
  await page().lane('sync').runToItsEnd();
  assert.match(await description('sync'), /^May freeze the whole article for 0\.4 s, on purpose\./);
  await say({ type: 'host-gap', ms: 14 });
  await waitUntil('the frame alone is warned of', async () => (await description('sync')).startsWith('Freezes this playground for 0.4 s, on purpose.'));
  assert.match(await remarks('sync'), /The article around it went on: its longest pause was under 0\.1 s\./);
  await page().lane('sync').runToItsEnd();
  await say({ type: 'host-gap', ms: 405 });
  await waitUntil('the article is warned of', async () =>
    (await description('sync')).startsWith('Freezes this whole article for 0.4 s, on purpose.'));
  assert.match(await remarks('sync'), /The article around it stood still too, for 0\.4 s\./);
  // Only the first answer counts.
  for (let time = 0; time < 50; time += 1) await say({ type: 'host-gap', ms: 1 });
  await pause(200);
  assert.match(await description('sync'), /^Freezes this whole article/);
  assert.equal((await remarks('sync')).match(/The article around/g).length, 1);
});

test('the page says that another count stood still, and that another one froze only if it stood still itself', async (t) => {
  await openArticle(t);
  await page().lane('sync').runToItsEnd();
  for (const ms of [400, 405, 405]) await say({ type: 'froze-other', ms });
  await waitUntil('it says so', async () =>
    (await remarks('sync')).includes('Another count in this article stood still with this one, for 0.4 s.'));
  assert.equal((await remarks('sync')).match(/stood still with this one/g).length, 1);
  // First without a start, so that nothing was measured; then with one, while the page did not stand still.
  await say({ type: 'other-freeze', ms: 2000 });
  await say({ type: 'other-freeze-start' });
  await pause(200);
  await say({ type: 'other-freeze', ms: 2000 });
  await pause(200);
  // An embed keeps its height: it says so where it tells how a poke was answered.
  const answer = () => run(() => document.getElementById('sc-answer').innerText);
  assert.doesNotMatch(await answer(), /outside/);
  assert.ok(!(await kinds()).includes('stalled'));
  await say({ type: 'other-freeze-start' });
  await pause(200);
  // For the page this is as if another count on the same thread froze.
  await run(() => {
    const end = performance.now() + 600;
    while (performance.now() < end);
  });
  await say({ type: 'other-freeze', ms: 600 });
  await waitUntil('it says that it stood still', async () => /^Something outside held it up for [\d.]+\ss\./.test(await answer()));
  const [stalled] = (await told()).filter(({ type }) => type === 'stalled');
  assert.ok(stalled.ms >= 590, `${stalled.ms} ms`);
});

test('ten thousand malformed messages change nothing', async (t) => {
  await openArticle(t);
  const state = () => run(() => document.body.innerText);
  const before = await state();
  await outside();
  await run(() => {
    const own = { source: 'sleep-count', version: 1 };
    const values = [null, undefined, -1, NaN, Infinity, '?count=5', ['?count=5'], { ms: 1 }, new Date(), new Map(), '<img src=x onerror=alert(1)>', 2 ** 70, true];
    const kinds = ['set', 'host-gap', 'other-freeze', 'run-start', 'ready', '__proto__', 'constructor', 7, null];
    for (let number = 0; number < 10_000; number++) {
      const value = values[number % values.length];
      const type = kinds[number % kinds.length];
      const isLink = type === 'set' && typeof value === 'string';
      const messages = [value, { type, ms: 1, link: '?count=5' }, { ...own, version: 2, type, ms: 1, link: '?count=5' },
        { ...own, type, ms: typeof value === 'number' && value >= 0 ? -1 : value, link: isLink ? 5 : value }, { ...own }];
      frames[0].postMessage(messages[number % messages.length], '*');
    }
  });
  await inside();
  await say({ type: 'set', link: '?count=10&sleep=3:0.4&modes=sync,async-together' });
  await pause(500);
  assert.equal(await state(), before);
  assert.deepEqual(await kinds(), ['ready']);
  await page().lane('async-together').runToItsEnd();
});

test('outside of a frame the document gets the same messages as events, with a record that is built when it is read', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=sync,async-together');
  await run(() => {
    window.told = [];
    for (const type of ['ready', 'run-start', 'freeze-start', 'freeze-end', 'run-end', 'error', 'resize']) {
      document.addEventListener(`sleep-count:${type}`, ({ detail }) => window.told.push(detail));
    }
  });
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  const seen = await run(() => window.told.filter(({ type }) => type !== 'resize').map((detail) => ({
    type: detail.type,
    isLazy: typeof Object.getOwnPropertyDescriptor(detail, 'record')?.get === 'function',
    events: detail.record?.events.length,
    isSame: detail.record === detail.record,
  })));
  const end = { type: 'run-end', isLazy: true, events: 12, isSame: true };
  const other = (type) => ({ type, isLazy: false, isSame: true });
  const clean = seen.map(({ events, ...rest }) => (events == null ? rest : { ...rest, events }));
  assert.deepEqual(clean, [other('run-start'), other('freeze-start'), other('freeze-end'), end, other('run-start'), end]);
  assert.match(await description('sync'), /^Freezes this page for 0\.2 s, on purpose\./);
});
