/** An article that holds the element. The article and the playground have a server each. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Page } from './page.mjs';
import { DIST, serveFor } from './server.mjs';
import { waitUntil } from './wait.mjs';

/** The header with which a sandboxed frame may load the playground's files. */
const OPEN = { 'access-control-allow-origin': '*' };
const TYPES = ['ready', 'resize', 'run-start', 'freeze-start', 'freeze-end', 'run-end', 'error'];
/** A script that records the element's events as they reach the document, warnings in the console, and uncaught errors. */
const RECORDER = `window.told = [];
  window.warned = [];
  for (const name of ['warn', 'error']) console[name] = (...what) => window.warned.push(what.join(' '));
  window.broken = [];
  addEventListener('error', ({ message }) => window.broken.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.broken.push(String(reason)));
  for (const type of ${JSON.stringify(TYPES)}) {
    document.addEventListener('sleep-count:' + type, ({ target, detail }) => window.told.push({ id: target.id, at: performance.now(), ...detail }));
  }`;
/** The way that docs/embedding.md shows first. */
const LOAD = '<script src="APP/embed.js" async></script>';
/** A page that sends no messages, and records those it receives. */
const SILENT_PAGE = `<!doctype html><title>No playground</title><script>
  window.heard = [];
  addEventListener('message', ({ data, source }) => source === parent && window.heard.push(data));
</script>`;

/**
 * Opens an article with this HTML, in which APP/ stands for the playground's address.
 * - `policy`: the article's Content-Security-Policy, in which APP stands for the playground's origin.
 * - `fake`: serves the real script, but a silent page in the frames.
 * - `app`: options for the playground's server.
 * - `names`: host names of both servers.
 * - `load`: the HTML that loads the element's script, in which APP/ stands for the playground's address.
 * - `head`: more HTML at the beginning.
 * - `files`: more files of the article's server, by path.
 * - `headers`: more headers of the article's server.
 * - `isDefined`: whether the script defines the element.
 */
export async function openArticle(t, driver, html, { policy, fake = false, app = {}, names = {}, load = LOAD, head = '', files = {}, headers: more = {}, isDefined = true } = {}) {
  const pages = { ...app.pages };
  if (fake) {
    pages['/some/sub/path/'] = SILENT_PAGE;
    for (const name of ['embed.js', 'embed.mjs']) pages[`/some/sub/path/${name}`] = await readFile(join(DIST, name));
  }
  const playground = await serveFor(t, { ...app, headers: { ...OPEN, ...app.headers }, pages });
  const named = (address, name) => (name ? address.replace('127.0.0.1', name) : address);
  const appAddress = named(playground.address, names.app);
  const headers = { ...more, ...(policy && { 'content-security-policy': policy.replaceAll('APP', new URL(appAddress).origin) }) };
  const start = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><script src="/article.js"></script>`;
  const page = `${start}${head}${load}<body>${html}<p id="after">After it.</p>`.replaceAll('APP/', appAddress);
  const host = await serveFor(t, { headers, pages: { '/article.html': page, '/article.js': RECORDER, ...files } });
  await driver.get(`${named(host.origin, names.host)}/article.html`);
  t.after(() => driver.switchTo().defaultContent());
  const article = new Article(driver, appAddress, playground.requests);
  article.origin = host.origin;
  if (isDefined) await article.isDefined();
  return article;
}

/** Waits until a frame is as high as the page in it. Until then it scrolls, and what a click aims at moves. */
export const isWhole = (page) => waitUntil('the frame is as high as its page', () =>
  page.driver.executeScript(() => document.body.getBoundingClientRect().height <= innerHeight + 1));

export class Article {
  constructor(driver, address, requests) {
    this.driver = driver;
    this.address = address;
    /** The paths that were asked of the playground's server. */
    this.requests = requests;
  }

  run(script, ...values) {
    return this.driver.executeScript(script, ...values);
  }

  async isDefined() {
    await waitUntil('the element is there', () => this.run(() => customElements.get('sleep-count') !== undefined));
  }

  /** The warnings of the element in the console. */
  warned() {
    return this.run(() => window.warned.filter((sentence) => sentence.startsWith('<sleep-count>')));
  }

  /** The visible parts of an element: its question, its button, its drawing, its error, its frame, its size. */
  look(id = 'one') {
    return this.run((id) => {
      const element = document.getElementById(id);
      const root = element.shadowRoot;
      const facade = root.querySelector('section');
      const frame = root.querySelector('iframe');
      const seen = (part) => (part && part.getClientRects().length > 0 ? part.textContent : null);
      return {
        question: seen(root.querySelector('#q')),
        button: seen(root.querySelector('button')),
        cells: facade.querySelectorAll('figure > *').length,
        sleepers: Array.from(facade.querySelectorAll('figure > b'), (cell) => cell.textContent),
        failure: seen(root.querySelector('[role="alert"]')),
        link: root.querySelector('a')?.href ?? null,
        isStarted: frame != null && !frame.inert,
        hasFrame: frame != null,
        height: element.getBoundingClientRect().height,
        isFocused: document.activeElement === element && root.activeElement === frame && frame != null,
      };
    }, id);
  }

  /** Clicks the button of the facade. */
  async activate(id = 'one') {
    const button = await this.run((id) => {
      const button = document.getElementById(id).shadowRoot.querySelector('button');
      button.scrollIntoView({ block: 'center' });
      return button;
    }, id);
    await button.click();
  }

  async started(id = 'one') {
    await waitUntil(`${id} has started`, async () => (await this.look(id)).isStarted);
  }

  /** Switches into an element's frame, calls `act` with its page, and switches back. */
  async within(id, act) {
    const frame = await this.run((id) => {
      const frame = document.getElementById(id).shadowRoot.querySelector('iframe');
      // Not every engine scrolls the article to an element that is clicked in its frame.
      frame.scrollIntoView();
      return frame;
    }, id);
    await this.driver.switchTo().frame(frame);
    try {
      return await act(new Page(this.driver, this.address));
    } finally {
      await this.driver.switchTo().defaultContent();
    }
  }

  /** Sends a message from an element's frame to the article. */
  say(id, fields) {
    return this.within(id, (page) =>
      page.driver.executeScript((fields) => parent.postMessage({ source: 'sleep-count', version: 1, ...fields }, '*'), fields));
  }

  /** The messages that an element's silent frame has received. */
  heard(id) {
    return this.within(id, (page) => page.driver.executeScript(() => window.heard));
  }

  /** The events that reached the document, except those of one type. */
  async told(without = 'resize') {
    return (await this.run(() => window.told)).filter(({ type }) => type !== without);
  }
}
