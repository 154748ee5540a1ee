/** An element that is moved or taken out, and one that swallowed the article. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { ENGINE } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const ONE = '<sleep-count id="one" count="10" sleep="3:0.2"><a href="APP/">Count to 10</a></sleep-count>';
const RUNNING = '<div id="here"><sleep-count id="one" count="10" sleep="3:8" modes="async-together" load="eager"></sleep-count></div><div id="there"></div>';

/** Starts the run of the element's lane, and waits until the article has heard of it. */
async function startRun(article) {
  await article.within('one', async (page) => {
    await page.lane('async-together').run();
    await page.lane('async-together').reaches('running');
  });
  await waitUntil('the start is told', async () => (await article.told()).some(({ type }) => type === 'run-start'));
}

// Firefox 153 loads any frame in a shadow tree again: the element then sends an error for the run.
test('moveBefore keeps the frame and its run, in a browser that keeps frames in shadow trees', async (t) => {
  const article = await openArticle(t, page().driver, RUNNING.replace('3:8', '3:4'));
  if (!(await article.run(() => 'moveBefore' in Element.prototype))) {
    t.skip('this browser has no moveBefore');
    return;
  }
  await article.started();
  await startRun(article);
  await article.run(() => {
    const one = document.getElementById('one');
    window.frame = one.shadowRoot.querySelector('iframe');
    document.getElementById('there').moveBefore(one, null);
    // With its parent, too.
    document.getElementById('here').moveBefore(document.getElementById('there'), null);
  });
  assert.equal(await article.run(() => document.getElementById('one').shadowRoot.querySelector('iframe') === window.frame), true);
  const ends = ENGINE === 'firefox' ? ['run-end', 'error'] : ['run-end'];
  const last = await waitUntil('the end is told', async () => (await article.told()).find(({ type }) => ends.includes(type)));
  t.diagnostic(last.type);
  assert.deepEqual((await article.told()).map(({ type }) => type).slice(0, 3), ['ready', 'run-start', last.type]);
});

test('a moved facade still waits for its click, its window and its attributes', async (t) => {
  const article = await openArticle(t, page().driver, `<div id="there"></div><div style="height: 6000px"></div>${ONE}<sleep-count id="two" load="lazy"></sleep-count>`, { fake: true });
  if (!(await article.run(() => 'moveBefore' in Element.prototype))) {
    t.skip('this browser has no moveBefore');
    return;
  }
  await article.run(() => ['one', 'two'].forEach((id) => document.getElementById('there').moveBefore(document.getElementById(id), null)));
  await waitUntil('the lazy one loads', async () => (await article.look('two')).hasFrame);
  await article.run(() => document.getElementById('one').setAttribute('count', '7'));
  await waitUntil('the facade follows', async () => (await article.look()).cells === 7);
  await article.activate();
  assert.equal((await article.look()).hasFrame, true);
});

/** Ways to take the element out during a run, by what stays in the document. */
const REMOVALS = {
  'removed': () => document.getElementById('one').remove(),
  'removed with its parent': () => document.getElementById('here').remove(),
  'overwritten': () => { document.getElementById('here').textContent = ''; },
  'moved without moveBefore': () => document.getElementById('there').append(document.getElementById('one')),
  'given another page': () => { document.getElementById('one').src = '/other/'; },
};

test('an element that is taken out during a run sends an error for it, once', async (t) => {
  for (const [way, act] of Object.entries(REMOVALS)) {
    const article = await openArticle(t, page().driver, RUNNING);
    await article.started();
    await startRun(article);
    await article.run(() => {
      window.ownly = [];
      document.getElementById('one').addEventListener('sleep-count:error', ({ detail }) => window.ownly.push(detail.message));
    });
    await article.run(act);
    await pause(100);
    const told = (await article.told()).filter(({ type }) => type !== 'ready');
    assert.deepEqual(told.map(({ type }) => type), ['run-start', 'error'], way);
    const [, { source, version, message }] = told;
    assert.deepEqual([source, version, message], ['sleep-count', 1, 'The playground was removed or reloaded during a run of async-together.'], way);
    assert.deepEqual(await article.run(() => window.ownly), [message], way);
    assert.deepEqual(await article.run(() => window.broken), [], way);
  }
});

test('a frame that is loaded again during a run sends an error for it', async (t) => {
  const article = await openArticle(t, page().driver, RUNNING);
  await article.started();
  await article.within('one', async (page) => {
    await page.lane('async-together').run();
    await page.lane('async-together').reaches('running');
    await page.driver.executeScript(() => location.reload());
  });
  await waitUntil('it is ready again', async () => (await article.told()).filter(({ type }) => type === 'ready').length === 2);
  assert.deepEqual((await article.told()).map(({ type }) => type), ['ready', 'run-start', 'error', 'ready']);
});

test('an element that is taken out after its runs sends nothing', async (t) => {
  const article = await openArticle(t, page().driver, ONE);
  await article.activate();
  await article.started();
  await article.within('one', (page) => page.lane('async-together').runToItsEnd());
  await waitUntil('the end is told', async () => (await article.told()).some(({ type }) => type === 'run-end'));
  await article.run(() => document.getElementById('one').remove());
  await pause(100);
  assert.deepEqual((await article.told()).map(({ type }) => type), ['ready', 'run-start', 'run-end']);
});

const SWALLOWED = '<sleep-count>: it hides the blocks in it: write its end tag, </sleep-count>.';
/** Articles, and whether the console warns of blocks in an element. */
const ARTICLES = [
  ['<sleep-count id="one" count="5" /><p>The rest.</p><h2>More</h2>', true],
  ['<sleep-count id="one" count="5" /><h2>The rest</h2><sleep-count count="6" /><p>And more.</p>', true],
  ['<sleep-count id="one" /> Words <ul><li>A list</li></ul>', true],
  ['<sleep-count id="one" /><pre>Code</pre>', true],
  ['<sleep-count id="one" /><div><p>In a box</p></div>', true],
  ['<sleep-count id="one"></sleep-count><p>The rest.</p>', false],
  [ONE, false],
  ['<sleep-count id="one">Words, <em>words</em>, <a href="#">a link</a><br><img alt=""></sleep-count>', false],
];

test('blocks in an element are warned of once, when the article has arrived', async (t) => {
  for (const load of ['<script src="APP/embed.js"></script>', '<script src="APP/embed.js" async></script>', '<script type="module" src="APP/embed.mjs"></script>']) {
    for (const [html, isWarned] of ARTICLES) {
      const article = await openArticle(t, page().driver, html, { fake: true, load });
      await pause(50);
      // The last paragraph of each article is swallowed, too.
      assert.deepEqual(await article.warned(), isWarned ? [SWALLOWED] : [], html);
    }
  }
});

test('blocks in an element that a script makes are warned of, too', async (t) => {
  const article = await openArticle(t, page().driver, '<div id="place"></div>', { fake: true });
  await article.run(() => { document.getElementById('place').innerHTML = '<sleep-count /><p>The rest.</p>'; });
  await pause(50);
  assert.deepEqual(await article.warned(), [SWALLOWED]);
});
