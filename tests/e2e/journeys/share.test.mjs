/** Share or embed: snippets of the current plan, pictures, and exports of the runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { copied, giveClipboard } from '../clipboard.mjs';
import { Page } from '../page.mjs';
import { savedBy } from '../downloads.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { findButton, pause, waitUntil } from '../wait.mjs';

const page = visit();
const QUERY = '?count=12&sleep=4:0.6,7:0.4&modes=sync,async-together';
const NO_PICTURE = 'A picture comes with the first run of this plan.';

const run = (script, ...values) => page().driver.executeScript(script, ...values);

/** The text of a snippet, or `null`. */
const snippet = (name) => run((name) => document.querySelector(`[data-snippet="${name}"] textarea`)?.value ?? null, name);

const becomes = (name, what, isSo) => waitUntil(`${name} ${what}`, async () => isSo((await snippet(name)) ?? ''));

async function openShare(link = QUERY, at = page()) {
  await at.openAfresh(link);
  await at.unfold('Share or embed');
  await waitUntil('the snippets are there', () => at.count('[data-snippet="link"]'));
}

/** Selects a tab of the panel. */
const select = async (title, at = page()) => (await findButton(at.driver, title, '.sc-share [role="tablist"]')).click();

/** The elements of a snippet as the browser parses them: names and attributes. */
const elements = async (name) =>
  run((markup) => {
    const place = new DOMParser().parseFromString(markup, 'text/html').body;
    const attributesOf = (element) => Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
    return Array.from(place.parentNode.querySelectorAll('body *, head *'), (element) =>
      ({ name: element.localName, ...attributesOf(element) }));
  }, await snippet(name));

test('no snippet is written before the panel is opened, and an embed has no panel', async () => {
  await page().openAfresh(QUERY);
  assert.equal(await snippet('link'), null);
  await page().openAfresh(`${QUERY}&embed=1`);
  assert.equal(await page().shows('.sc-share'), false);
});

test('four tabs, of which one is open, by pointer and by keyboard', async () => {
  await openShare();
  const open = () => run(() => {
    const panels = Array.from(document.querySelectorAll('.sc-share [role="tabpanel"]')).filter((panel) => panel.offsetHeight > 0);
    return panels.map((panel) => document.getElementById(panel.getAttribute('aria-labelledby')).textContent);
  });
  const tabs = () => run(() => Array.from(document.querySelectorAll('.sc-share [role="tab"]'), (tab) =>
    [tab.textContent, tab.getAttribute('aria-selected'), tab.tabIndex, document.getElementById(tab.getAttribute('aria-controls')).getAttribute('role')]));
  const titles = ['Link', 'Article', 'Frame', 'Picture'];
  const wanted = (title) => titles.map((other) => [other, String(other === title), other === title ? 0 : -1, 'tabpanel']);
  assert.deepEqual(await tabs(), wanted('Link'));
  assert.deepEqual(await open(), ['Link']);
  await select('Frame');
  assert.deepEqual([await open(), await tabs()], [['Frame'], wanted('Frame')]);
  for (const [key, title] of [[Key.ARROW_RIGHT, 'Picture'], [Key.ARROW_RIGHT, 'Link'], [Key.ARROW_LEFT, 'Picture'], [Key.HOME, 'Link'], [Key.END, 'Picture'], [Key.ARROW_LEFT, 'Frame']]) {
    await page().driver.switchTo().activeElement().sendKeys(key);
    assert.equal(await page().driver.switchTo().activeElement().getText(), title);
    assert.deepEqual([await open(), await tabs()], [[title], wanted(title)]);
  }
});

test('the snippets hold the current plan and lanes, and follow them', async () => {
  await openShare();
  const { address } = page();
  assert.equal(await snippet('link'), address + QUERY);
  const [frame, ...others] = await elements('iframe');
  assert.deepEqual(others, []);
  assert.equal(frame.src, `${address}${QUERY}&embed=1`);
  assert.equal(frame.title, 'What does waiting cost? Count from 1 to 12. 4 sleeps for 0.6 seconds, 7 for 0.4.');
  assert.equal(frame.sandbox, 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox');
  assert.deepEqual([frame.allow, frame.loading], ['web-share; clipboard-write', 'lazy']);
  assert.deepEqual(await elements('element'), [
    { name: 'script', src: `${address}embed.js`, async: '' },
    { name: 'sleep-count', count: '12', sleep: '4:0.6,7:0.4', modes: 'sync,async-together' },
    { name: 'a', href: address + QUERY },
  ]);

  await page().chip(5).click();
  const edited = '?count=12&sleep=4:0.6,5:1,7:0.4&modes=sync,async-together';
  await becomes('link', 'follows the plan', (text) => text === address + edited);
  assert.equal((await elements('iframe'))[0].src, `${address}${edited}&embed=1`);
  assert.equal((await elements('element'))[1].sleep, '4:0.6,5:1,7:0.4');
  await page().lane('sync').click('Remove');
  await becomes('link', 'follows the lanes', (text) => text.endsWith('&modes=async-together'));

  await openShare('?preset=busy-phone&modes=threads&theme=dark');
  assert.deepEqual((await elements('element'))[1], { name: 'sleep-count', preset: 'busy-phone', modes: 'threads', theme: 'dark' });
});

test('the iframe snippet in an article opens the plan in a sandbox', async (t) => {
  const pages = {};
  const server = await serveFor(t, { headers: { 'access-control-allow-origin': '*' }, pages });
  const embedded = new Page(page().driver, server.address);
  await openShare('?count=9&sleep=2:0.3,6:0.2&modes=async-together,async-in-turn', embedded);
  pages['/article.html'] = `<!doctype html><title>An article</title><p>Before.</p>${await snippet('iframe')}<p>After.</p>`;
  await page().driver.get(`${server.origin}/article.html`);
  await page().driver.switchTo().frame(await page().find('iframe'));
  try {
    await embedded.started();
    assert.deepEqual(await embedded.pressed(), [2, 6]);
    assert.equal(await embedded.count('button[data-step]'), 9);
    assert.deepEqual(await embedded.modes(), ['async-together', 'async-in-turn']);
    await embedded.lane('async-together').run();
    await embedded.lane('async-together').reaches('done');
  } finally {
    await page().driver.switchTo().defaultContent();
  }
});

test('a picture is offered after the first run, with the measurements, and not for another plan', async () => {
  await openShare();
  await select('Picture');
  await page().says(NO_PICTURE);
  assert.equal(await snippet('Markdown'), null);
  await page().lane('async-together').runToItsEnd();
  await becomes('Markdown', 'is there', (text) => text !== '');
  const inTime = /^\[!\[What waiting costs: Async, together took [\d.]+ s.*\]\(timeline\.png\)\]\((.*)\)$/;
  const [, leads] = inTime.exec(await snippet('Markdown'));
  assert.equal(leads, page().address + QUERY);
  await page().lane('sync').runToItsEnd();
  await becomes('Markdown', 'tells of Sync too', (text) => text.includes('Sync took 1.'));
  await page().chip(5).click();
  await page().says(NO_PICTURE);
  await page().wake(5);
  await page().saysNot(NO_PICTURE);
});

test('a snippet may disappear before the browser refuses to copy it', async () => {
  await openShare();
  await select('Picture');
  await page().lane('async-together').runToItsEnd();
  await giveClipboard(page().driver, 'refuses late');
  await becomes('Markdown', 'is there', (text) => text !== '');
  await page().press('Copy Markdown');
  await page().chip(5).click();
  await page().says(NO_PICTURE);
  await pause(700);
  assert.equal(await run(() => document.querySelector('[data-crash]').hidden), true);
});

test('Copy copies the snippet, or says that the browser refuses and selects it', async () => {
  await openShare();
  await giveClipboard(page().driver, 'takes');
  for (const [tab, name] of [['Link', 'link'], ['Frame', 'iframe'], ['Article', 'element']]) {
    await select(tab);
    await page().press(`Copy ${name === 'element' ? 'HTML' : name}`);
    await waitUntil(`${name} is copied`, async () => (await copied(page().driver)).at(-1) === (await snippet(name)));
  }
  await page().says('Copied.');
  for (const clipboard of ['refuses', 'is missing']) {
    await openShare();
    await giveClipboard(page().driver, clipboard);
    await select('Frame');
    await page().press('Copy iframe');
    await page().says('The browser does not let this page copy. The iframe is selected: copy it by keyboard or menu.');
    const selected = () => run(() => {
      const field = document.activeElement;
      return field.value?.slice(field.selectionStart, field.selectionEnd);
    });
    const whole = await snippet('iframe');
    await waitUntil('the snippet is selected', async () => (await selected()) === whole);
  }
});

/** The rows of a CSV text. */
function rowsOf(csv) {
  const cells = [...csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)];
  const rows = [[]];
  for (const [, cell, end] of cells) {
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('a note is exported with the run that had ended last, also of a series, and also if the next run was on', async () => {
  await page().openAfresh('?count=8&sleep=7:3&modes=sync,async-together');
  const together = page().lane('async-together');
  const note = async (text) => (await page().find('.sc-note input')).sendKeys(text, Key.TAB);
  await page().lane('sync').runToItsEnd();
  await together.run();
  await together.reaches('running');
  await note('on Sync');
  await together.reaches('done');
  await (await together.awaitButton('Three times')).click();
  await page().says('3 runs took', 60_000);
  await note('on the last');
  await page().unfold('Your runs');
  const { bytes } = await savedBy(page().driver, () => page().press('Save as JSON'));
  assert.deepEqual(JSON.parse(bytes).map((run) => run.note), ['on Sync', '', '', '', 'on the last']);
});

test('runs are saved as JSON, Markdown, CSV and a trace, each with all of them', async () => {
  await page().openAfresh(QUERY);
  const results = [];
  for (const mode of await page().modes()) results.push(await page().lane(mode).runToItsEnd());
  // Firefox shows the downloads of the test before, which took the focus from the page.
  await page().driver.switchTo().window(await page().driver.getWindowHandle());
  const field = await page().find('.sc-note input');
  await field.sendKeys('=1+1; "9" came late', Key.TAB);
  await page().unfold('Your runs');
  const save = async (title) => {
    const { name, bytes } = await savedBy(page().driver, () => page().press(`Save as ${title}`));
    return { name, text: bytes.toString() };
  };

  const json = await save('JSON');
  assert.equal(json.name, 'runs.json');
  const records = JSON.parse(json.text);
  assert.deepEqual(records.map(({ mode }) => mode), ['sync', 'async-together']);
  assert.deepEqual(records.map(({ elapsedMs }) => elapsedMs), results.map(({ elapsedMs }) => elapsedMs));
  assert.deepEqual(records.map(({ events }) => events.length), [16, 16]);
  assert.equal(records[1].note, '=1+1; "9" came late');

  const csv = await save('CSV');
  assert.equal(csv.name, 'runs.csv');
  const [titles, ...rows] = rowsOf(csv.text.replace(/^\ufeff/, ''));
  const runs = rows.map((row) => Object.fromEntries(row.map((cell, place) => [titles[place], cell])));
  assert.deepEqual(runs.map(({ mode }) => mode), ['sync', 'async-together']);
  assert.equal(Number(runs[0].elapsed_ms), results[0].elapsedMs);
  assert.equal(runs[0].link, `${page().address}?count=12&sleep=4:0.6,7:0.4`);
  assert.equal(runs[1].note, '\'=1+1; "9" came late');

  const workbook = await savedBy(page().driver, () => page().press('Save for Excel'));
  assert.equal(workbook.name, 'runs.xlsx');
  assert.equal(workbook.bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
  const sheet = workbook.bytes.toString();
  assert.ok(sheet.includes(`<v>${results[0].elapsedMs}</v>`), sheet);
  assert.ok(sheet.includes('>=1+1; &quot;9&quot; came late</t>'), sheet);

  const markdown = await save('Markdown');
  assert.equal(markdown.name, 'runs.md');
  assert.equal(markdown.text.trim().split('\n').length, 4);
  assert.ok(markdown.text.includes('| Async, together | [4: 0.6 s, 7: 0.4 s]('), markdown.text);

  const trace = await save('Trace');
  assert.equal(trace.name, 'runs.trace.json');
  const { traceEvents } = JSON.parse(trace.text);
  const named = traceEvents.filter(({ name }) => name === 'process_name').map(({ args }) => args.name);
  assert.deepEqual(named, ['Sync (4: 0.6 s, 7: 0.4 s)', 'Async, together (4: 0.6 s, 7: 0.4 s)']);
  const slept = traceEvents.filter(({ ph, cat }) => ph === 'X' && cat === 'sleep');
  assert.deepEqual(slept.map(({ name }) => name), ['4 asleep', '7 asleep', '4 asleep', '7 asleep']);
  assert.ok(slept.every(({ dur }) => dur >= 399_000));
});

/** A PNG as the browser decodes it: its size, and the colour of its first pixel. */
const seen = (bytes) =>
  page().driver.executeAsyncScript((bytes, tell) => {
    createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' })).then((picture) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      tell({ width: picture.width, height: picture.height, paper: Array.from(context.getImageData(0, 0, 1, 1).data) });
    }, (problem) => tell({ problem: String(problem) }));
  }, [...bytes]);

for (const [theme, paper] of [['light', [0xfb, 0xfa, 0xf7, 255]], ['dark', [0x16, 0x17, 0x1a, 255]]]) {
  test(`in ${theme} the picture is saved as SVG, and as PNG of twice the resolution, under the page's img-src`, async (t) => {
    const server = await serveFor(t, { headers: { 'content-security-policy': "img-src 'self' data:" } });
    await openShare(`${QUERY}&theme=${theme}`, new Page(page().driver, server.address));
    await page().lane('async-together').runToItsEnd();
    await becomes('Markdown', 'is there', (text) => text !== '');
    await select('Picture');
    const press = async (format) => (await findButton(page().driver, `Save as ${format}`, '.sc-share')).click();
    const svg = await savedBy(page().driver, () => press('SVG'));
    assert.equal(svg.name, 'timeline.svg');
    const [, width, height] = /^<svg [^>]*width="(\d+)"\s+height="(\d+)"/.exec(svg.bytes.toString()).map(Number);
    const png = await savedBy(page().driver, () => press('PNG'));
    assert.equal(png.name, 'timeline.png');
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual(await seen(png.bytes), { width: 2 * width, height: 2 * height, paper });
    assert.equal(width, 752);
  });
}

test('the table of runs is copied as Markdown, or the page says that the browser refuses', async () => {
  await page().openAfresh(QUERY);
  await page().lane('async-together').runToItsEnd();
  await page().unfold('Your runs');
  for (const isThere of [true, false]) {
    await giveClipboard(page().driver, isThere ? 'takes' : 'is missing');
    await page().press('Copy as Markdown');
    await page().says(isThere ? 'Copied.' : 'The browser does not let this page copy. The table is selected: copy it by keyboard or menu.');
    assert.deepEqual((await copied(page().driver)).map((text) => text.split('\n').length), isThere ? [4] : []);
  }
});

test('if the browser draws no PNG, the page says so and what to do', async () => {
  const refusals = [
    (canvas) => { canvas.toBlob = (tell) => tell(null); },
    (canvas) => { canvas.toBlob = () => { throw new DOMException('tainted', 'SecurityError'); }; },
    (canvas) => { canvas.getContext = () => null; },
  ];
  for (const refuse of refusals) {
    await openShare();
    await page().lane('async-together').runToItsEnd();
    await becomes('Markdown', 'is there', (text) => text !== '');
    await select('Picture');
    await run(`(${refuse})(HTMLCanvasElement.prototype)`);
    await (await findButton(page().driver, 'Save as PNG', '.sc-share')).click();
    await page().says('The browser does not let this page draw a PNG file. Save it as SVG.');
  }
});
