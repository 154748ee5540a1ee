/** The page where a policy requires Trusted Types. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { ENGINE } from '../browsers.mjs';
import { giveClipboard } from '../clipboard.mjs';
import { savedBy } from '../downloads.mjs';
import { MODES } from '../modes.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { STATES } from '../states.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const visited = visit();
const driver = () => visited().driver;
const run = (script, ...values) => driver().executeScript(script, ...values);

const REQUIRED = "require-trusted-types-for 'script'";
const POLICIES = [REQUIRED, `${REQUIRED}; trusted-types default`];
/** Records violations from the start; the test's own script is loaded as a file. */
const WATCH = `window.violations = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => violations.push(effectiveDirective + ' ' + sample));`;

/** Serves the page with a policy as a header. It records violations. */
async function serveWith(t, policy, link) {
  const plain = await serveFor(t);
  const html = await (await fetch(plain.address)).text();
  const watched = html.replace(/<meta charset=["']?utf-8["']?>/, '$&<script src="/violations.js"></script>');
  assert.notEqual(watched, html);
  const server = await serveFor(t, { headers: { 'content-security-policy': policy }, pages: { '/some/sub/path/': watched, '/violations.js': WATCH } });
  const page = new Page(driver(), server.address);
  if (link !== undefined) await page.open(link);
  return page;
}

/** Whether this browser has them: others ignore the policy. */
const isKnown = () => run(() => 'trustedTypes' in window);
const violations = () => run(() => window.violations);

for (const policy of POLICIES) {
  test(`under “${policy}” every lane runs, Threads too, and what the runs fill in is there`, async (t) => {
    const page = await serveWith(t, policy, `?count=12&sleep=3:0.2,5:0.1&modes=${MODES}`);
    for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
    await waitUntil('the timeline is drawn', () => page.count('.sc-plot [data-mark] title'));
    const drawn = await run(() => {
      const svg = document.querySelector('.sc-plot svg');
      return { isSvg: svg.namespaceURI.endsWith('svg') && svg instanceof SVGSVGElement, height: svg.getBoundingClientRect().height, texts: svg.querySelectorAll('text').length };
    });
    assert.ok(drawn.isSvg && drawn.height > 100 && drawn.texts > 5, JSON.stringify(drawn));
    await run(() => document.querySelector('.sc-timeline summary').click());
    await waitUntil('the table is there', () => page.count('.sc-timeline tbody tr'));
    await page.seeCode();
    await page.unfold('Share or embed');
    await waitUntil('the snippets are there', () => page.count('[data-snippet]'));
    await page.unfold('Your runs');
    await waitUntil('the runs are there', () => page.count('.sc-runs tbody tr'));
    await run(() => {
      const handle = document.querySelector('[data-replay]');
      handle.value = handle.max / 2;
      handle.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitUntil('the replay is on', () => page.shows('.sc-cursor'));
    const { name } = await savedBy(driver(), () => run(() => Array.from(document.querySelectorAll('.sc-timeline button')).find(({ textContent }) => textContent === 'Save as PNG').click()));
    assert.equal(name, 'timeline.png');
    await giveClipboard(driver(), 'refuses');
    // The bar of the replay may cover it.
    await run(() => Array.from(document.querySelectorAll('.sc-runs button')).find(({ textContent }) => textContent === 'Copy as Markdown').click());
    await waitUntil('the table stands there', () => page.shows('.sc-runs textarea'));
    assert.deepEqual(await violations(), []);
    assert.equal(await page.shows('[data-crash]'), false);
  });
}

test('every state of the page comes without a violation', async (t) => {
  // Other drivers can't take all of these ways.
  if (ENGINE !== 'chromium') return;
  const page = await serveWith(t, REQUIRED);
  for (const [state, link, come] of STATES) {
    if (link) await page.open(link);
    await come?.(page);
    assert.deepEqual(await violations(), [], state);
    assert.equal(await page.shows('[data-crash]'), false, state);
  }
});

test('where its own policy is forbidden the page says so in place of breaking at its first run', async (t) => {
  const page = await serveWith(t, `${REQUIRED}; trusted-types 'none'`);
  await driver().get(page.address);
  if (!(await isKnown())) return;
  await waitUntil('it says so', async () => (await page.find('[data-failure]').getText()).startsWith('The policy that this page stands under forbids its templates: its trusted-types lacks default.'));
});

test('where they are forbidden and not required the page works', async (t) => {
  const page = await serveWith(t, "trusted-types 'none'", '?count=5&sleep=2:0.1&modes=async-together');
  await page.lane('async-together').runToItsEnd();
  await waitUntil('the timeline is drawn', () => page.count('.sc-plot svg text'));
});

test('the page’s policy lets nothing else through', async (t) => {
  const page = await serveWith(t, REQUIRED, '?count=5');
  if (!(await isKnown())) return;
  const taken = await run(() => {
    const attempts = {
      handler: () => { document.createElement('p').innerHTML = '<p onclick="alert(1)">x</p>'; },
      image: () => { document.createElement('p').innerHTML = '<img src="x">'; },
      script: () => { document.createElement('p').innerHTML = '<script>alert(1)</script>'; },
      link: () => { document.createElement('p').innerHTML = '<p class="a" href="javascript:1">x</p>'; },
      comment: () => { document.createElement('p').innerHTML = '<!-- -->'; },
      worker: () => new Worker('other.js'),
      elsewhere: () => new Worker('https://example.org/worker_loader.js'),
      code: () => { document.createElement('script').text = '1'; },
    };
    return Object.keys(attempts).filter((name) => {
      try {
        attempts[name]();
        return true;
      } catch {
        return false;
      }
    });
  });
  assert.deepEqual(taken, []);
});

test('the element works in an article that requires Trusted Types and allows none', async (t) => {
  const policy = `${REQUIRED}; trusted-types 'none'`;
  const article = await openArticle(t, driver(), '<sleep-count id="one" count="5" sleep="2:0.1"></sleep-count>', { policy });
  await article.activate();
  await article.started();
  await article.run(() => document.getElementById('one').setAttribute('count', '7'));
  await article.within('one', async (page) => {
    await waitUntil('the plan follows', async () => (await page.count('button[data-step]')) === 7);
    await page.lane('async-together').runToItsEnd();
  });
});
