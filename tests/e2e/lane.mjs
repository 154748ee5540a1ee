/** One lane of the page, through the handles of its contract. */
import { findButton, waitUntil } from './wait.mjs';

/** The buttons in the menu of a lane. */
const IN_MENU = ['Remove', 'Three times', 'Ten times', 'Find a number', 'Copy all lines', 'Show its log', 'Hide its log'];

export class Lane {
  constructor(driver, mode) {
    this.driver = driver;
    this.mode = mode;
    this.css = `[data-lane="${mode}"]`;
  }

  element() {
    return this.driver.findElement({ css: this.css });
  }

  /** One script call, because tests poll this: `getAttribute` takes two calls, and sends a script of 5 KB. */
  state() {
    return this.driver.executeScript((css) => document.querySelector(css).dataset.state, this.css);
  }

  /** The visible text of the lane. */
  async text() {
    return (await this.element()).getText();
  }

  /** Opens the menu of the lane. The page itself presses its button: the lane may be in the middle of a run. */
  openMenu() {
    return this.driver.executeScript((css) => document.querySelector(`${css} .sc-more[aria-expanded="false"]`)?.click(), this.css);
  }

  /** The button of the lane whose name starts with `start`: `Run`, `Stop`, or one of its menu, which is opened. */
  async button(start) {
    if (IN_MENU.some((name) => start.startsWith(name))) await this.openMenu();
    return findButton(this.driver, start, this.css);
  }

  /** Waits for such a button: the lazy chunk, which comes with the first run, adds some. */
  awaitButton(start) {
    return waitUntil(`there is ${start}… in ${this.mode}`, () => this.button(start).catch(() => null));
  }

  async run() {
    await this.click('Run');
  }

  async stop() {
    await this.click('Stop');
  }

  /** Scrolls the button to the middle of the window, where no bar at its edge covers it, and clicks it. */
  async click(start) {
    const button = await this.awaitButton(start);
    await this.driver.executeScript((button) => button.scrollIntoView({ block: 'center' }), button);
    await button.click();
  }

  async reaches(state, limitMs) {
    await waitUntil(`${this.mode} is ${state}`, async () => (await this.state()) === state, limitMs);
  }

  /** Runs the lane to its end, waits for the lazy chunk, or a notice that it did not arrive, and returns the result. */
  async runToItsEnd(limitMs = 15_000) {
    await this.run();
    await this.reaches('done', limitMs);
    await this.isShown();
    await waitUntil('the lazy chunk has arrived or failed', () => this.driver.executeScript(() =>
      document.querySelector('[data-verdict], [data-result]') !== null
        || Array.from(document.querySelectorAll('[data-notice]')).some((notice) => notice.textContent.includes('did not arrive'))));
    return this.result();
  }

  /** Waits until every mounted line has its shown time. */
  async isShown() {
    await waitUntil(`all lines of ${this.mode} are shown`, async () => {
      const { log } = await this.result();
      return log.length > 0 && log.every(({ shownMs }) => shownMs !== null);
    });
  }

  /** The numbers and the log of the lane, read in one task. */
  result() {
    return this.driver.executeScript((css) => {
      const lane = document.querySelector(css);
      const number = (element, name) => (element?.hasAttribute(name) ? Number(element.getAttribute(name)) : null);
      const lineOf = (row) => ({
        line: row.querySelector('[data-line]').textContent,
        printedMs: number(row, 'data-printed-ms'),
        shownMs: number(row, 'data-shown-ms'),
      });
      return {
        elapsedMs: number(lane.querySelector('[data-elapsed-ms]'), 'data-elapsed-ms'),
        longestFreezeMs: number(lane.querySelector('[data-longest-freeze-ms]'), 'data-longest-freeze-ms'),
        log: Array.from(lane.querySelectorAll('[data-log] [data-printed-ms]'), lineOf),
      };
    }, this.css);
  }

  /** Whether Run is enabled. */
  async canRun() {
    const run = await this.button('Run');
    return this.driver.executeScript(
      (button) => !button.disabled && button.getAttribute('aria-disabled') !== 'true',
      run,
    );
  }
}
