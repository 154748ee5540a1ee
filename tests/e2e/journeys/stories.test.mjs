/** Stories: chosen under More, in the link, in runs and logs, in sentences, in records and in programs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSleptEnough, expectedLog, linesIn } from '../expected_log.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const PHONE = ['post a status', 'send a message', 'call mom', 'download a video', 'send a picture'];
const STATUS = ['uploading...', 'encoding', 'Your status is ready'];

async function linkBecomes(expected) {
  await waitUntil(`the link says ${JSON.stringify(expected)}`, async () => {
    const { modes, ...link } = await page().link();
    return JSON.stringify(Object.entries(link).sort()) === JSON.stringify(Object.entries(expected).sort());
  });
}

/** The labels of the chips, and the seconds of those that sleep. */
const chips = () =>
  page().driver.executeScript(() => Array.from(document.querySelectorAll('button[data-step]'), (chip) => [
    chip.firstChild.textContent, chip.querySelector('.sc-cell-seconds')?.textContent ?? '',
  ]));

const program = (language) =>
  page().driver.executeScript((language) => document.querySelector(`[data-code="${language}"]`)?.textContent ?? '', language);

test('a story is chosen under More, and its steps have their names on the page', async () => {
  await page().openAfresh();
  await page().unfold('More');
  await page().press('A busy phone');
  await linkBecomes({ preset: 'busy-phone' });
  const told = ['3 s', '', '4 s', '1.5 s', '0.5 s'].map((seconds, index) => [PHONE[index], seconds]);
  await waitUntil('the chips have its labels', async () => JSON.stringify(await chips()) === JSON.stringify(told));
  await page().says('A phone does five things, and most of them are waiting. 4 of the steps sleep.');
  await page().says('Back to the exercise');
  await page().says('A busy phone, in five steps.');
  await page().says('“post a status” sleeps for 3 s. In Async, together, when will “send a message” appear?');
  await page().saysNot('Count from 1 to');
  await page().press('Status upload');
  await linkBecomes({ preset: 'status-upload' });
  await page().says('A status is posted with a video, and the video has to be encoded first.');
  await waitUntil('there are three chips', async () => (await page().count('button[data-step]')) === STATUS.length);
  await page().press('The exercise');
  await page().says('Count from 1 to 30. 8 sleeps for 3 seconds');
  await waitUntil('numbers are back', async () => JSON.stringify((await chips())[7]) === JSON.stringify(['8', '3 s']));
});

test('an edited story has its own link, and survives a reload', async () => {
  await page().openAfresh('?preset=busy-phone');
  await page().chip(2).click();
  await linkBecomes({ story: 'busy-phone', sleep: '1:3,2:1,3:4,4:1.5,5:0.5' });
  await page().putToSleep(3, '0.25');
  await linkBecomes({ story: 'busy-phone', sleep: '1:3,2:1,3:0.25,4:1.5,5:0.5' });
  const before = await chips();
  await page().reload();
  assert.deepEqual(await chips(), before);
  assert.deepEqual(await page().pressed(), [1, 2, 3, 4, 5]);
  assert.deepEqual(await page().notices(), []);
  await page().putToSleep(3, '99');
  await waitUntil('a notice names the step', async () =>
    (await page().notices()).includes("“call mom” can't sleep 99 s; the limit is 60 s. Using 60 s."));
  await page().putToSleep(3, 'long');
  await waitUntil('a notice names the step', async () =>
    (await page().notices()).some((notice) => notice.startsWith("The sleep of “call mom” can't be “long”")));
});

test('a story runs like a count, and its log has its labels', async (t) => {
  const sleeps = { 1: 300, 3: 600, 4: 200, 5: 100 };
  await page().openAfresh('?story=busy-phone&sleep=1:0.3,3:0.6,4:0.2,5:0.1&modes=sync,async-together');
  for (const mode of await page().modes()) {
    await t.test(mode, async () => {
      const { log } = await page().lane(mode).runToItsEnd();
      assert.deepEqual(linesIn(log), expectedLog(mode, PHONE.length, sleeps, PHONE));
      assertSleptEnough(log, sleeps, PHONE);
    });
  }
  await page().chip(2).click();
  await page().says('These numbers belong to another plan (A busy phone, post a status: 0.3 s, call mom: 0.6 s,');
});

test('the verdict says that the status was ready before its video was encoded', async () => {
  await page().openAfresh('?story=status-upload&sleep=2:1&modes=sync,async-in-turn,async-together');
  for (const mode of await page().modes()) {
    const { log } = await page().lane(mode).runToItsEnd();
    assert.deepEqual(linesIn(log), expectedLog(mode, STATUS.length, { 2: 1000 }, STATUS));
  }
  const told = (mode) => page().driver.executeScript((mode) => document.querySelector(`[data-verdict="${mode}"]`).textContent, mode);
  const early = /“Your status is ready” ran 1\.\d s before “encoding” was done\. Fast, and not yet true\. What depends on a result must await it: that is Async, in turn\./;
  assert.match(await told('async-together'), early);
  for (const mode of ['sync', 'async-in-turn']) assert.doesNotMatch(await told(mode), /not yet true/);
  await page().says('In a terminal you would have seen “uploading...”, then a wait');
});

test('the record of a story has its labels and a link that opens it', async () => {
  await page().openAfresh('?story=status-upload&sleep=1:0.2&modes=async-in-turn');
  await page().lane('async-in-turn').runToItsEnd();
  const records = await page().driver.executeScript(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('sleep-count.')).map((key) => JSON.parse(localStorage.getItem(key))));
  const [record] = records.filter(({ format }) => format === 'sleep-count.run');
  assert.deepEqual([record.labels, record.link], [STATUS, '?story=status-upload&sleep=1:0.2']);
  const seen = await chips();
  await page().open(record.link);
  assert.deepEqual(await chips(), seen);
  await page().unfold('Your runs');
  await page().says('Status upload, uploading...: 0.2 s');
});

test('the programs of a story have its steps', async () => {
  await page().openAfresh('?preset=status-upload&modes=async-in-turn');
  await page().seeCode();
  const python = await program('python');
  for (const said of ['sleeps = {"encoding": 3}', 'async def upload_video():', '    await upload_video()', 'asyncio.run(upload_status())']) {
    assert.ok(python.includes(said), python);
  }
  assert.ok((await program('javascript')).includes('  await uploadStatus();'));
  await page().chip(1).click();
  await waitUntil('the program follows', async () => (await program('python')).includes('sleeps = {"uploading...": 1, "encoding": 3}'));
  await page().openAfresh('?preset=busy-phone');
  await page().seeCode();
  const list = `tasks = [\n${PHONE.map((task) => `    "${task}",\n`).join('')}]\n`;
  await waitUntil('the tasks are listed', async () => (await program('python')).includes(list));
  assert.ok((await program('javascript')).includes('for (const task of tasks)'));
});
