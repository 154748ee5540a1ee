/** One lane of the page, known by its handles. */
import { findButton, waitUntil } from './wait.mjs';

export class Lane {
  constructor(driver, mode) {
    this.driver = driver;
    this.mode = mode;
    this.css = `[data-lane="${mode}"]`;
  }

  element() {
    return this.driver.findElement({ css: this.css });
  }

  /** Asked at one go, since it is asked often: for an attribute of an element selenium sends a script of 5 KB, after it has found it. */
  state() {
    return this.driver.executeScript((css) => document.querySelector(css).dataset.state, this.css);
  }

  /** All that the lane says. */
  async text() {
    return (await this.element()).getText();
  }

  /** Its button whose name starts so: `Run`, `Stop`, `Remove`. */
  button(start) {
    return findButton(this.driver, start, this.css);
  }

  /** The same, as soon as it is there: some come with the first run. */
  awaitButton(start) {
    return waitUntil(`there is ${start}… in ${this.mode}`, () => this.button(start).catch(() => null));
  }

  async run() {
    await this.click('Run');
  }

  async stop() {
    await this.click('Stop');
  }

  /** Clicks the button in the middle of the window, where no bar at its edge covers it. */
  async click(start) {
    const button = await this.awaitButton(start);
    await this.driver.executeScript((button) => button.scrollIntoView({ block: 'center' }), button);
    await button.click();
  }

  async reaches(state, limitMs) {
    await waitUntil(`${this.mode} is ${state}`, async () => (await this.state()) === state, limitMs);
  }

  /** Runs to the end, and returns what the lane says then. */
  async runToItsEnd(limitMs = 15_000) {
    await this.run();
    await this.reaches('done', limitMs);
    await this.isShown();
    await waitUntil('what comes with the first run is there, or is missed', () => this.driver.executeScript(() =>
      document.querySelector('[data-verdict]') !== null
        || Array.from(document.querySelectorAll('[data-notice]')).some((notice) => notice.textContent.includes('did not arrive'))));
    return this.result();
  }

  /** Waits until every line that is mounted has its shown time. */
  async isShown() {
    await waitUntil(`all lines of ${this.mode} are shown`, async () => {
      const { log } = await this.result();
      return log.length > 0 && log.every(({ shownMs }) => shownMs !== null);
    });
  }

  /** Its numbers and its log, read at one moment. */
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

  /** Whether Run can be used. */
  async canRun() {
    const run = await this.button('Run');
    return this.driver.executeScript(
      (button) => !button.disabled && button.getAttribute('aria-disabled') !== 'true',
      run,
    );
  }
}
