/** The built page in a browser in which something can be made to go wrong: before it starts, or in the midst of a run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Page } from './page.mjs';
import { DIST, serveFor } from './server.mjs';
import { waitUntil } from './wait.mjs';

/**
 * Runs in the page before its own scripts. `fault(name, …)` breaks something of the browser's own, as a file of the page,
 * since what a driver's script throws is reported to nobody; `mend()` makes all of it whole again.
 */
const FAULTS = `(() => {
  const undone = [];
  const put = (owner, name, value) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, ...value });
    undone.push(() => Object.defineProperty(owner, name, before));
  };
  const fail = (why) => { throw why ? new DOMException('On purpose.', why) : new Error('On purpose.'); };
  const throwing = (owner, name) => put(owner, name, { value: () => fail() });
  const methodsOfStorage = ['getItem', 'setItem', 'removeItem', 'key', 'clear'];
  const { now } = Performance.prototype;
  const { setItem } = Storage.prototype;
  const bytesOf = (storage) => Object.entries({ ...storage }).join('').length;

  /** From the so manieth time on that the program asks it. Some drivers ask it, too, and are answered. */
  function breakClock(nth) {
    let asked = 0;
    put(Performance.prototype, 'now', { value() {
      const ms = now.call(this);
      if (!new Error().stack.includes('wasm')) return ms;
      asked += 1;
      return asked < nth ? ms : fail();
    } });
  }

  const FAULTS = {
    /** Room for so many bytes more than are taken now. */
    storageFull(more) {
      const limit = bytesOf(localStorage) + more;
      put(Storage.prototype, 'setItem', { value(key, value) {
        const length = bytesOf(this) - (this.getItem(key) === null ? 0 : key.length + this.getItem(key).length + 1);
        if (length + key.length + String(value).length + 1 > limit) fail('QuotaExceededError');
        setItem.call(this, key, value);
      } });
    },
    /** Reads and removes, and writes nothing, as on a disk without room. */
    storageReadOnly() {
      put(Storage.prototype, 'setItem', { value: () => fail('QuotaExceededError') });
    },
    storageThrows() {
      methodsOfStorage.forEach((name) => throwing(Storage.prototype, name));
      put(Storage.prototype, 'length', { get: () => fail() });
    },
    /** The clock throws whenever the program asks it. */
    clockThrows() {
      breakClock(1);
    },
    /** The clock throws from the so manieth time on that the program asks it in the next run: what keeps the page busy asks all the time. */
    clockThrowsFrom(nth) {
      document.addEventListener('sleep-count:run-start', () => breakClock(nth), { once: true });
    },
    /** Nothing can be built any more: what leptos builds panics, and what the page builds itself throws. */
    noElements() {
      for (const name of ['createElement', 'createTextNode', 'createComment']) throwing(Document.prototype, name);
      throwing(Node.prototype, 'cloneNode');
    },
    /** The wall clock is so far ahead; behind, where it is less than nothing. */
    wallClock(aheadMs) {
      const Wall = Date;
      put(window, 'Date', { writable: true, value: class extends Wall {
        constructor(...when) {
          when.length ? super(...when) : super(Wall.now() + aheadMs);
        }
        static now() { return Wall.now() + aheadMs; }
      } });
    },
    /** The wall clock stands still, as one that is told only so often. */
    wallClockStands() {
      const Wall = Date;
      const then = Wall.now();
      put(window, 'Date', { writable: true, value: class extends Wall {
        constructor(...when) {
          when.length ? super(...when) : super(then);
        }
        static now() { return then; }
      } });
    },
    /** The program may take so much more memory than it starts with, in pages of 64 KB. */
    memoryLimit(pages) {
      const { compile } = WebAssembly;
      put(WebAssembly, 'compile', { value: (bytes) => compile(limited(new Uint8Array(bytes), pages)) });
    },
  };

  /** The same wasm with a most for its memory. */
  function limited(bytes, more) {
    const read = (at) => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return [value, at];
      }
    };
    const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >> 7)]);
    for (let at = 8; at < bytes.length;) {
      const id = bytes[at];
      const [length, start] = read(at + 1);
      if (id === 5) {
        const [least] = read(start + 2);
        const section = [1, 1, ...written(least), ...written(least + more)];
        return Uint8Array.from([...bytes.subarray(0, at), 5, ...written(section.length), ...section, ...bytes.subarray(start + length)]);
      }
      at = start + length;
    }
    throw new Error('This wasm has no memory of its own.');
  }

  window.fault = (name, ...how) => FAULTS[name](...how);
  window.mend = () => undone.splice(0).reverse().forEach((undo) => undo());
  window.told = [];
  for (const type of ['run-start', 'run-end', 'freeze-start', 'freeze-end', 'error']) {
    document.addEventListener('sleep-count:' + type, ({ detail }) => window.told.push(detail));
  }
  const early = sessionStorage.getItem('early-fault');
  if (early) window.fault(...JSON.parse(early));
})();`;

const CHARSET = '<meta charset=utf-8>';

/** Options for a server of the page in which faults can be made. `head`: what else stands first in the document. */
export async function faulty({ head = '', pages = {}, ...options } = {}) {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  if (!html.includes(CHARSET)) throw new Error(`index.html in ${DIST} has to hold ${CHARSET}.`);
  const page = html.replace(CHARSET, `${CHARSET}<script src="/faults.js"></script>${head}`);
  return { ...options, pages: { '/faults.js': FAULTS, '/some/sub/path/': page, ...pages } };
}

/**
 * Opens a link as somebody who was never here: each server is an origin of its own. `early`: a fault, with what it takes, that
 * is there before the page starts.
 */
export async function openFaulty(t, driver, link, { early, ...options } = {}) {
  const whole = await faulty(options);
  const server = await serveFor(t, whole);
  const page = new FaultyPage(driver, server.address);
  page.server = { ...server, pages: whole.pages };
  if (early) {
    await driver.get(`${server.address}nothing-here`);
    await driver.executeScript((early) => sessionStorage.setItem('early-fault', early), JSON.stringify(early));
  }
  await page.open(link);
  return page;
}

/** A page that can be broken, and says what it told of its runs. */
export class FaultyPage extends Page {
  fault(...how) {
    return this.driver.executeScript((how) => window.fault(...how), how);
  }

  mend() {
    return this.driver.executeScript(() => window.mend());
  }

  /** Starts a lane, and returns while that number sleeps: the log of the run before has it awake again. */
  async runUntilAsleep(mode, step) {
    await this.lane(mode).run();
    await waitUntil(`${step} sleeps`, () => this.driver.executeScript((mode, asleep, awake) => {
      const lines = Array.from(document.querySelectorAll(`[data-lane="${mode}"] [data-line]`), (row) => row.textContent);
      return lines.includes(asleep) && !lines.includes(awake);
    }, mode, `${step} start sleeping`, `${step} done sleeping`));
  }

  /** The records that the page told of since it was opened. */
  records() {
    return this.driver.executeScript(() => JSON.parse(JSON.stringify(
      window.told.filter(({ type }) => type === 'run-end').map(({ record }) => record))));
  }

  /** The kept records, from the oldest on. */
  kept() {
    return this.driver.executeScript(() => Object.entries({ ...localStorage })
      .filter(([key]) => key.startsWith('sleep-count.run.')).sort().map(([, run]) => JSON.parse(run)));
  }
}
