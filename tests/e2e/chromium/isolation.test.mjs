/** The scope of a freeze, on two real sites: the element's frame has its own process, and the article does not freeze. Frames that are scrolled off. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openArticle } from '../article.mjs';
import { openBrowser, resize } from '../browsers.mjs';
import { DIST } from '../server.mjs';
import { IS_SOAK } from '../soak.mjs';
import { pause, waitUntil } from '../wait.mjs';

/** Host names of two sites, both on this machine. */
const SITES = { host: 'article.test', app: 'playground.test' };
const FLAGS = ['site-per-process', 'host-resolver-rules=MAP *.test 127.0.0.1'];
const ELEMENT = '<sleep-count id="one" count="30" sleep="8:1.5,12:0.5" modes="sync,async-together"></sleep-count>';
/** The longest gap between timers of an article that does not freeze, in ms: longer than a busy machine makes, and a quarter of the freeze. */
const MOST_GAP_MS = 500;
const TIMES = IS_SOAK ? 5 : 3;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

let driver;
before(async () => {
  driver = await openBrowser('chromium', 'normal', FLAGS);
});
after(() => driver?.quit());

/** Runs Sync in an element. Returns the article's longest gap between timers, and the `freeze-end` event of the element. */
async function freezeOnce(article, id = 'one') {
  await article.run(() => {
    window.told = [];
    let last = performance.now();
    window.longestGapMs = 0;
    window.watch = setInterval(() => {
      const now = performance.now();
      window.longestGapMs = Math.max(window.longestGapMs, now - last);
      last = now;
    }, 5);
  });
  await article.within(id, (page) => page.lane('sync').runToItsEnd());
  await waitUntil('the end is told', async () => (await article.told()).some(({ type }) => type === 'run-end'));
  const gapMs = await article.run(() => {
    clearInterval(window.watch);
    return window.longestGapMs;
  });
  const [end] = (await article.told()).filter(({ type }) => type === 'freeze-end');
  return { gapMs, ...end };
}

async function freezes(article) {
  await article.activate();
  await article.started();
  const ends = [];
  for (let time = 0; time < TIMES; time += 1) ends.push(await freezeOnce(article));
  assert.ok(ends.every(({ freezeMs }) => freezeMs >= 1990), ends.map(({ freezeMs }) => freezeMs).join());
  return ends;
}

for (const [where, names] of [['on another site', SITES], ['on the article’s own site', { host: SITES.host, app: SITES.host }]]) {
  test(`with the playground ${where}, a freeze of 2 s affects only the sandboxed frame`, async (t) => {
    const article = await openArticle(t, driver, ELEMENT, { names });
    const ends = await freezes(article);
    const told = ends.map(({ gapMs, hostGapMs, scope }) => `${gapMs} ms, by the element ${hostGapMs} ms, ${scope}`).join('; ');
    t.diagnostic(told);
    assert.ok(median(ends.map(({ gapMs }) => gapMs)) < MOST_GAP_MS, told);
    assert.deepEqual([...new Set(ends.map(({ scope }) => scope))], ['frame'], told);
    await article.within('one', async (page) => page.says('The article around it went on'));
  });
}

/** The element's script without the sandbox, which isolates the frame. */
async function unsandboxed() {
  const script = await readFile(join(DIST, 'embed.js'), 'utf8');
  const changed = script.replace('sandbox:', 'lang:');
  assert.notEqual(changed, script);
  return { '/some/sub/path/embed.js': changed };
}

test('in the article’s origin, without a sandbox, the measured scope of the freeze is the whole article', async (t) => {
  const names = { host: SITES.host, app: SITES.host };
  const article = await openArticle(t, driver, ELEMENT, { names, app: { pages: await unsandboxed() } });
  const ends = await freezes(article);
  assert.deepEqual([...new Set(ends.map(({ scope }) => scope))], ['page']);
  assert.ok(ends.every(({ hostGapMs }) => hostGapMs >= 1900), ends.map(({ hostGapMs }) => hostGapMs).join());
  await article.within('one', (page) => page.says('Freezes this whole article'));
});

test('two elements on one thread both say that one stood still with the other', async (t) => {
  const names = { host: SITES.host, app: SITES.host };
  const two = ELEMENT.replace('"one"', '"two"');
  const article = await openArticle(t, driver, ELEMENT + two, { names, app: { pages: await unsandboxed() } });
  for (const id of ['one', 'two']) {
    await article.activate(id);
    await article.started(id);
  }
  await freezeOnce(article);
  await article.within('two', (page) => page.says('Something outside held it up for'));
  await article.within('one', (page) => page.says('Another count in this article stood still with this one'));
});

for (const [awayMs, remarks] of [[300, []], [2_500, ['The browser drew nothing meanwhile, so nobody can say for how long the page was frozen.']]]) {
  test(`a frame of another site that is scrolled off for ${awayMs} ms does not say that it froze`, async (t) => {
    const element = '<sleep-count id="one" count="30" sleep="8:4" modes="async-together"></sleep-count><div style="height: 5000px"></div>';
    const article = await openArticle(t, driver, element, { names: SITES });
    await article.activate();
    await article.started();
    await article.within('one', async (page) => {
      await page.lane('async-together').run();
      // A busy machine stops the page, too.
      await driver.executeScript(() => {
        let last = performance.now();
        setInterval(() => {
          const now = performance.now();
          window.longestGapMs = Math.max(window.longestGapMs ?? 0, now - last);
          last = now;
        }, 5);
      });
    });
    await article.run(() => window.scrollTo(0, 4000));
    await pause(awayMs);
    await article.run(() => window.scrollTo(0, 0));
    const { record } = await waitUntil('the end is told', async () => (await article.told()).find(({ type }) => type === 'run-end'));
    const gapMs = await article.within('one', () => driver.executeScript(() => window.longestGapMs));
    t.diagnostic(`${record.longestFreezeMs} ms; its timers stood still for ${gapMs} ms`);
    // A busy machine may bring it back late.
    if (remarks.length > 0 || record.remarks.length > 0) return assert.deepEqual([record.longestFreezeMs, record.remarks.length], [null, 1]);
    assert.ok(record.longestFreezeMs < gapMs + 150, `${record.longestFreezeMs} ms; its timers stood still for ${gapMs} ms`);
  });
}

/** Waits for ten frames of the current document. */
const tenFrames = () => driver.executeAsyncScript((tell) => {
  let left = 10;
  const next = () => (left-- ? requestAnimationFrame(next) : tell());
  next();
});

test('at each width the height settles in three steps at most, fits the page, and is never sent twice', async (t) => {
  const article = await openArticle(t, driver, `<div id="column">${ELEMENT.replace('<sleep-count', '<sleep-count height="200" load="eager"')}</div>`, { names: SITES });
  await resize(driver, 'chromium', 1300, 900);
  await article.started();
  await article.within('one', (page) => page.started());
  for (let width = 1200; width >= 280; width -= 20) {
    await article.run((width) => {
      window.told = [];
      document.getElementById('column').style.width = `${width}px`;
    }, width);
    let heights = [];
    // It has settled if no message comes in ten frames of the article and ten of the frame, which is another process and may be slower.
    await waitUntil('it settles', async () => {
      const before = heights.length;
      await tenFrames();
      await article.within('one', tenFrames);
      await tenFrames();
      heights = (await article.told('none')).filter(({ type }) => type === 'resize').map(({ height }) => height);
      return heights.length === before;
    });
    assert.ok(heights.length <= 3 && new Set(heights).size === heights.length, `${width} px: ${heights}`);
    const [content, room] = await article.within('one', () =>
      driver.executeScript(() => [document.documentElement.scrollHeight, window.innerHeight]));
    assert.ok(content <= room + 1, `${width} px: ${content} px high in ${room} px`);
  }
});
