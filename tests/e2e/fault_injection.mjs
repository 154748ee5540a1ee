/** Fault injection: the built page in a browser in which an API can be broken, before the page starts or during a run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Page } from './page.mjs';
import { DIST, serveFor } from './server.mjs';
import { TIME_FAULTS } from './time_faults.mjs';
import { waitUntil } from './wait.mjs';

/**
 * Runs in the page before its own scripts. `fault(name, …)` breaks an API of the browser, `mend()` restores all of them. It is a
 * file of the page, because an exception from a driver's script fires no `error` event.
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

  /** The clock throws from the nth call of the program on. Calls of drivers succeed. */
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
    /** Room for only so many bytes more than are used now. */
    storageFull(more) {
      const limit = bytesOf(localStorage) + more;
      put(Storage.prototype, 'setItem', { value(key, value) {
        const length = bytesOf(this) - (this.getItem(key) === null ? 0 : key.length + this.getItem(key).length + 1);
        if (length + key.length + String(value).length + 1 > limit) fail('QuotaExceededError');
        setItem.call(this, key, value);
      } });
    },
    /** Reads and removes work, writes throw, as on a full disk. */
    storageReadOnly() {
      put(Storage.prototype, 'setItem', { value: () => fail('QuotaExceededError') });
    },
    storageThrows() {
      methodsOfStorage.forEach((name) => throwing(Storage.prototype, name));
      put(Storage.prototype, 'length', { get: () => fail() });
    },
    /** The clock throws at each call of the program. */
    clockThrows() {
      breakClock(1);
    },
    /** The clock throws from the nth call of the program in the next run on. A busy-wait calls it all the time. */
    clockThrowsFrom(nth) {
      document.addEventListener('sleep-count:run-start', () => breakClock(nth), { once: true });
    },
    /**
     * The clock throws in the next freeze, and from then on. Calls are counted by task: a busy-wait makes thousands in one, also on a busy machine;
     * measuring the clock's step makes 2,000.
     */
    clockThrowsInFreeze() {
      let calls = 0;
      put(Performance.prototype, 'now', { configurable: true, value() {
        if (calls === 0) queueMicrotask(() => { calls = 0; });
        calls += 1;
        if (calls < 3_000) return now.call(this);
        breakClock(1);
        return fail();
      } });
    },
    ${TIME_FAULTS}
    /** A method or property of the document throws the next three times. */
    methodThrows(name) {
      const owners = { setAttribute: Element, insertBefore: Node, append: Element, replaceChildren: Element, postMessage: MessagePort, textContent: Node };
      const owner = owners[name]?.prototype ?? window;
      const { value, get, set } = Object.getOwnPropertyDescriptor(owner, name);
      let left = 3;
      const patched = (method) => function (...how) { return left-- > 0 ? fail() : method.apply(this, how); };
      put(owner, name, value ? { writable: true, value: patched(value) } : { get, set: patched(set) });
    },
    /** No element can be created: code of leptos panics, other code throws. */
    noElements() {
      for (const name of ['createElement', 'createTextNode', 'createComment']) throwing(Document.prototype, name);
      throwing(Node.prototype, 'cloneNode');
    },
    /** The wall clock is so many ms ahead, or behind if negative. */
    wallClock(aheadMs) {
      const Wall = Date;
      put(window, 'Date', { writable: true, value: class extends Wall {
        constructor(...when) {
          when.length ? super(...when) : super(Wall.now() + aheadMs);
        }
        static now() { return Wall.now() + aheadMs; }
      } });
    },
    /** The wall clock does not advance, as a clock of low resolution between two ticks. */
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
    /** The maximum by which the program's memory can grow, in pages of 64 KB. */
    memoryLimit(pages) {
      const { compile } = WebAssembly;
      put(WebAssembly, 'compile', { value: (bytes) => compile(limited(new Uint8Array(bytes), pages)) });
    },
  };

  /** The same wasm with a maximum in its memory section. */
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

  /** Whether a step sleeps in a lane. The log of an earlier run has the step awake again. */
  window.isAsleep = (mode, step) => {
    const lines = Array.from(document.querySelectorAll('[data-lane="' + mode + '"] [data-line]'), (row) => row.textContent);
    return lines.includes(step + ' start sleeping') && !lines.includes(step + ' done sleeping');
  };
  window.faultDuringSleep = (mode, step, how) => {
    window.stateAfterFault = undefined;
    const look = () => {
      if (!window.isAsleep(mode, step)) return requestAnimationFrame(look);
      window.fault(...how);
      window.stateAfterFault = document.querySelector('[data-lane="' + mode + '"]').dataset.state;
    };
    requestAnimationFrame(look);
  };
  window.fault = (name, ...how) => FAULTS[name](...how);
  window.mend = () => undone.splice(0).reverse().forEach((undo) => undo());
  window.told = [];
  for (const type of ['run-start', 'run-end', 'freeze-start', 'freeze-end', 'error']) {
    document.addEventListener('sleep-count:' + type, ({ detail }) => window.told.push(detail));
  }
  const early = sessionStorage.getItem('early-fault');
  if (early) window.fault(...JSON.parse(early));
})();`;

/** Without quotes in a release. */
const CHARSET = /<meta charset="?utf-8"?>/;

/** Options for a server of the page with fault injection. `head`: more HTML at the beginning of the document. */
export async function faulty({ head = '', pages = {}, ...options } = {}) {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  if (!CHARSET.test(html)) throw new Error(`index.html in ${DIST} has to hold ${CHARSET}.`);
  const page = html.replace(CHARSET, `$&<script src="/faults.js"></script>${head}`);
  return { ...options, pages: { '/faults.js': FAULTS, '/some/sub/path/': page, ...pages } };
}

/**
 * Opens a link on a new server, which is a new origin with empty storage. `early`: the name and arguments of a fault that is
 * injected before the page starts.
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

/** A page with fault injection, and the records of its runs. */
export class FaultyPage extends Page {
  fault(...how) {
    return this.driver.executeScript((how) => window.fault(...how), how);
  }

  mend() {
    return this.driver.executeScript(() => window.mend());
  }

  /** Starts a lane, and returns while the step sleeps. On a busy machine the driver may see only that the run is done. */
  async runUntilAsleep(mode, step) {
    const lane = this.lane(mode);
    await lane.run();
    const isAsleep = () => this.driver.executeScript((...how) => window.isAsleep(...how), mode, step);
    await waitUntil(`${step} sleeps`, async () => (await isAsleep()) || (await lane.state()) === 'done');
  }

  /**
   * Starts a lane, and injects a fault as soon as the step sleeps, in the page itself: a driver may be too late on a busy machine. Returns the
   * state of the lane after the fault.
   */
  async runWithFaultDuringSleep(mode, step, ...how) {
    await this.driver.executeScript((...all) => window.faultDuringSleep(...all), mode, step, how);
    await this.lane(mode).run();
    return waitUntil(`the fault is injected while ${step} sleeps`, () => this.driver.executeScript(() => window.stateAfterFault));
  }

  /** The records of the `run-end` events since the page was opened. */
  records() {
    return this.driver.executeScript(() => JSON.parse(JSON.stringify(
      window.told.filter(({ type }) => type === 'run-end').map(({ record }) => record))));
  }

  /** The stored records, the oldest first. */
  kept() {
    return this.driver.executeScript(() => Object.entries({ ...localStorage })
      .filter(([key]) => key.startsWith('sleep-count.run.')).sort().map(([, run]) => JSON.parse(run)));
  }
}
