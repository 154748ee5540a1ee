/** Faults of time for the fault injection: clocks that are coarse, hang or throw, frames that do not come, a thread that stands still. */

/** Entries of the table of faults, which use its helpers "put" and "fail", and "now", the real clock. */
export const TIME_FAULTS = `/** The clock throws once, at the nth call of the program in the next run, as if an extension had patched it. */
    clockThrowsAsExtension(nth) {
      let asked = 0;
      document.addEventListener('sleep-count:run-start', () => put(Performance.prototype, 'now', { value() {
        asked += 1;
        if (asked !== nth) return now.call(this);
        throw Object.assign(new Error('On purpose.'), { stack: 'Error: at now (chrome-extension://id/patch.js)' });
      } }), { once: true });
    },
    /** In the next run, the clock does not return from its first call after the first line of the log. Tells the server before. */
    clockHangs() {
      // The program's tasks run in microtasks; its callbacks of frames and timers don't.
      const queue = window.queueMicrotask;
      let isTask = false;
      put(window, 'queueMicrotask', { value: (task) => queue(() => {
        isTask = true;
        task();
        isTask = false;
      }) });
      put(Performance.prototype, 'now', { value() {
        if (isTask && document.querySelector('[data-state=running] [data-line]')) {
          Performance.prototype.now = now;
          navigator.sendBeacon('/frozen');
          for (;;);
        }
        return now.call(this);
      } });
    },
    /** performance.now(), and with "all" all other times of the document, in steps of so many ms; "jitter" moves half of the steps by a part of one, "goesBack" sets some readings back by one. */
    coarseClock(stepMs, { all = false, jitter = 0, goesBack = false } = {}) {
      let asked = 0;
      const coarse = (ms) => {
        asked += 1;
        const step = Math.floor(ms / stepMs + (jitter && Math.random() < 0.5 ? jitter : 0));
        return (goesBack && asked % 7 === 0 ? step - 1 : step) * stepMs;
      };
      put(Performance.prototype, 'now', { writable: true, value() { return coarse(now.call(this)); } });
      if (!all) return;
      const { requestAnimationFrame: request } = window;
      put(window, 'requestAnimationFrame', { writable: true, value: (act) => request.call(window, (ms) => act(coarse(ms))) });
      const { get } = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
      put(Event.prototype, 'timeStamp', { get() { return coarse(get.call(this)); } });
      const Wall = Date;
      put(window, 'Date', { writable: true, value: class extends Wall {
        constructor(...when) {
          when.length ? super(...when) : super(coarse(Wall.now()));
        }
        static now() { return coarse(Wall.now()); }
      } });
    },
    /** From now on no frames come, for so many ms. Timers go on, as in a frame that is scrolled off. */
    noFrames(ms) {
      const { requestAnimationFrame: request } = window;
      const until = now.call(performance) + ms;
      put(window, 'requestAnimationFrame', { writable: true, value(act) {
        const leftMs = until - now.call(performance);
        return leftMs > 0 ? setTimeout(() => request.call(window, act), leftMs) : request.call(window, act);
      } });
    },
    /** The page's thread stands still for so many ms. */
    holdUp(ms) {
      for (const until = now.call(performance) + ms; now.call(performance) < until;);
    },
    /** The document is reported as hidden for a moment. */
    hiddenForAMoment() {
      for (const hidden of [true, false]) {
        put(Document.prototype, 'hidden', { get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }
    },`;
