/** Links that were mangled on their way: what has one meaning is read, and a notice says so; what has none is named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const READ = 'This link was changed on its way. It is read as “?count=20&sleep=8:0.3,12:0.2&modes=async-together';

/** Links of a count to 20 in which 8 and 12 sleep, in one lane. */
const MANGLED = [
  '?count=20&amp;sleep=8:0.3,12:0.2&amp;modes=async-together',
  '?count=20&#38;sleep=8:0.3,12:0.2&#38;modes=async-together',
  '??count=20&sleep=8:0.3,12:0.2&modes=async-together',
  '?Count=20&SLEEP=8:0.3,12:0.2&Modes=Async-Together',
  '?count%3D20%26sleep%3D8%3A0.3%2C12%3A0.2%26modes%3Dasync-together',
  '?count%3D20&sleep%3D8:0.3,12:0.2&modes%3Dasync-together',
  '#count=20&sleep=8:0.3,12:0.2&modes=async-together',
  '?count=20#sleep=8:0.3,12:0.2&modes=async-together',
  '?count=20&sleeps=8:0.3,12:0.2&mode=async-together',
  '?count=20&sleep=8:0.3,12:0.2&modes=async-together)',
  '?count=20&sleep=8:0.3,12:0.2&modes=async-together”.',
  '?count=20/&sleep=8:0.3,12:0.2>&modes=async-together,',
  '?count=20&sleep=8:0.3%252C12:0.2&modes=async-together',
  '?count=20&sleep=8:0.3;12:0.2&modes=async-together',
  '?count=20&sleep=8:0.3s,12:200ms&modes=async-together',
  '?count=20&sleep=8:0,3;12:0,2&modes=async+together',
  '?count=20&sleep=8%E2%80%8B:0.3,12:0.2&modes=async%C2%AD-together',
  '?count＝２０＆sleep＝８：0.3，１２：0.2＆modes＝async－together',
  '?url=https%3A%2F%2Fexample.org%2F%3Fcount%3D20%26sleep%3D8%3A0.3%2C12%3A0.2%26modes%3Dasync-together&data=05%7C01',
];

test('a mangled link is read as what it was, and one notice says so', async (t) => {
  for (const link of MANGLED) {
    await t.test(link, async () => {
      await page().openAfresh(link);
      const notices = await page().notices();
      assert.equal(notices.length, 1, JSON.stringify(notices));
      assert.ok(notices[0].startsWith(READ), notices[0]);
      assert.deepEqual([await page().count('button[data-step]'), await page().pressed(), await page().modes()], [20, [8, 12], ['async-together']]);
    });
  }
});

test('a mended link runs, and its first change makes the address plain', async () => {
  await page().openAfresh('#count=20&amp;sleep=8:0.3;12:0.2&mode=async-together');
  const { log } = await page().lane('async-together').runToItsEnd();
  assert.equal(log.length, 24);
  await page().countTo('21');
  const address = () => page().driver.executeScript(() => location.search + location.hash);
  await waitUntil('the address is plain', async () => (await address()) === '?count=21&sleep=8:0.3,12:0.2&modes=async-together');
});

test('what has no one meaning is left out and named, with what to write', async (t) => {
  for (const [link, pressed, sentence] of [
    ['?count=20&sleep=8:0,5', [], 'The sleep “8:0,5” can\'t be read: write 0.5 with a point. Left out.'],
    ['?count=20&sleep=12:1,8:3,5', [12], 'The sleep “8:3,5” can\'t be read: write 3.5 with a point. Left out.'],
    ['?count=20&sleep=8:1&sleeps=long', [8], 'A link can\'t set “sleeps”; the nearest that it can set is sleep. Left out.'],
  ]) {
    await t.test(link, async () => {
      await page().openAfresh(link);
      assert.deepEqual([await page().notices(), await page().pressed()], [[sentence], pressed]);
    });
  }
});

test('what others add to a link is not mentioned', async () => {
  for (const link of ['?count=20&sleep=8:1&utm_source=a&fbclid=IwAR0&ref=b', '?count=20&sleep=8:1&gclid=x&source=y&v=1#sc-tries']) {
    await page().openAfresh(link);
    await page().loadLazyChunk();
    assert.deepEqual([await page().notices(), await page().pressed(), await page().count('button[data-step]')], [[], [8], 20]);
  }
});

test('a plan pasted behind a # into the address of the open page is read', async () => {
  await page().openAfresh('');
  await page().driver.executeScript(() => { location.hash = 'count=20&sleep=8:0.3,12:0.2&modes=async-together'; });
  await waitUntil('it counts to 20', async () => (await page().count('button[data-step]')) === 20);
  assert.deepEqual([await page().pressed(), await page().modes()], [[8, 12], ['async-together']]);
  // A heading's anchor is no plan.
  await page().openAfresh('');
  await page().driver.executeScript(() => { window.isSame = true; location.hash = 'sc-tries'; });
  await page().driver.executeAsyncScript((done) => setTimeout(done, 300));
  assert.equal(await page().driver.executeScript(() => window.isSame), true);
});
