/** Links with values that can't be used: a notice names each, and the rest of the link works. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from '../visit.mjs';

const page = visit();

/** A link, and a text that one of its notices must contain. */
const MALFORMED = [
  ['?count=abc', 'abc'],
  ['?count=', 'count'],
  ['?count=0', '0'],
  ['?count=-5', '-5'],
  ['?count=1e3', '1e3'],
  ['?count=30.5', '30.5'],
  ['?count=30&count=20', '20'],
  ['?sleep=8:99', '99'],
  ['?sleep=8:-1', '8:-1'],
  ['?sleep=8', '8'],
  ['?sleep=8:', '8:'],
  ['?sleep=:3', ':3'],
  ['?sleep=8:NaN', 'NaN'],
  ['?sleep=8:1.23456', '1.23456'],
  ['?sleep=40:1', '40'],
  ['?sleep=0:1', '0'],
  ['?sleep=8:1,8:2', '8'],
  ['?sleep=8:3,,12:2', 'sleep'],
  ['?modes=fibers', 'fibers'],
  ['?modes=sync,sync', 'Sync'],
  ['?modes=sync,<b>', '<b>'],
  ['?theme=pink', 'pink'],
  ['?embed=yes', 'yes'],
  ['?preset=nothing', 'nothing'],
  ['?count=%F0%9F%98%80', '😀'],
  [`?theme=${'x'.repeat(3000)}`, 'xxx'],
  ['?theme=%00%E2%80%AE', 'theme'],
];

const MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><a href="javascript:window.hurt=1" id=hurt>x</a>';

test('a notice names each value of a link that cannot be used, and the page works', async (t) => {
  for (const [link, named] of MALFORMED) {
    await t.test(link.slice(0, 60), async () => {
      await page().openAfresh(link);
      const notices = await page().notices();
      assert.ok(notices.some((notice) => notice.includes(named)), `no notice names ${named}: ${JSON.stringify(notices)}`);
      assert.ok((await page().modes()).length > 0);
      assert.ok((await page().count('button[data-step]')) > 0);
    });
  }
});

test('a lane runs with the only usable values of a link', async () => {
  await page().openAfresh('?count=5&sleep=x,2:0.1,9:9&modes=nope,async-together&theme=pink&embed=no&preset=none');
  assert.ok((await page().notices()).length >= 6);
  const { log } = await page().lane('async-together').runToItsEnd();
  assert.equal(log.length, 7);
});

test('markup in a link is shown as text and never becomes an element', async (t) => {
  const value = encodeURIComponent(MARKUP);
  for (const name of ['count', 'sleep', 'modes', 'theme', 'embed', 'preset']) {
    await t.test(name, async () => {
      await page().openAfresh(`?${name}=${value}`);
      assert.ok((await page().notices()).some((notice) => notice.includes('<img')), 'no notice shows the value as text');
      assert.equal(await page().count('img[src="x"], #hurt'), 0);
      assert.equal(await page().driver.executeScript(() => window.hurt), null);
    });
  }
});

test('a link that exceeds a limit gets the limit', async () => {
  await page().openAfresh('?count=1000000&sleep=8:0.2');
  assert.ok((await page().notices()).some((notice) => notice.includes('1,000,000') && notice.includes('100,000')));
  assert.deepEqual(await page().modes(), ['sync', 'async-together']);
});
