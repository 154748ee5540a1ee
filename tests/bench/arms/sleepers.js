// Timers in JavaScript, with the same `result` as those in Rust.

const asked = (index) => Math.round(1 + 999 * ((index * 0.6180339887498949) % 1));

/** A timer for each, as most programs have it. */
async function promises(sleepers, lateMs, wakes) {
  let startMs = 0;
  const from = performance.now();
  const sleeper = async (index) => {
    const since = performance.now();
    startMs = since - from;
    await new Promise((wake) => setTimeout(wake, asked(index)));
    lateMs[index] = performance.now() - since - asked(index);
    wakes[index] += 1;
  };
  await Promise.all(Array.from({ length: sleepers }, (_, index) => sleeper(index)));
  return { startMs, totalMs: performance.now() - from };
}

/** A binary heap of deadlines. */
class Heap {
  items = [];
  push(item) {
    let place = this.items.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.items[parent].deadline <= item.deadline) break;
      this.items[place] = this.items[parent];
      place = parent;
    }
    this.items[place] = item;
  }
  pop() {
    const [first] = this.items;
    const last = this.items.pop();
    const { length } = this.items;
    if (length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= length) break;
      if (child + 1 < length && this.items[child + 1].deadline < this.items[child].deadline) child += 1;
      if (this.items[child].deadline >= last.deadline) break;
      this.items[place] = this.items[child];
      place = child;
    }
    this.items[place] = last;
    return first;
  }
}

/** One timer for all, over a heap, as a library might have it. */
async function heap(sleepers, lateMs, wakes) {
  const queue = new Heap();
  let timer;
  const arm = () => {
    const [next] = queue.items;
    if (!next || (timer && timer.deadline <= next.deadline)) return;
    if (timer) clearTimeout(timer.id);
    timer = { deadline: next.deadline, id: setTimeout(ring, Math.max(0, Math.ceil(next.deadline - performance.now()))) };
  };
  const ring = () => {
    timer = undefined;
    const now = performance.now();
    while (queue.items.length > 0 && queue.items[0].deadline <= now) queue.pop().wake();
    arm();
  };
  const sleepUntil = (deadline) => new Promise((wake) => {
    queue.push({ deadline, wake });
    arm();
  });
  let startMs = 0;
  const from = performance.now();
  const sleeper = async (index) => {
    const since = performance.now();
    startMs = since - from;
    await sleepUntil(since + asked(index));
    lateMs[index] = performance.now() - since - asked(index);
    wakes[index] += 1;
  };
  await Promise.all(Array.from({ length: sleepers }, (_, index) => sleeper(index)));
  return { startMs, totalMs: performance.now() - from };
}

const ARMS = { promises, heap };

export async function run(arm, sleepers) {
  const lateMs = new Float64Array(sleepers).fill(NaN);
  const wakes = new Uint8Array(sleepers);
  globalThis.result = { ...(await ARMS[arm](sleepers, lateMs, wakes)), lateMs, wakes };
}
