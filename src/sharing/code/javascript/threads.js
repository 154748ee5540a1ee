// Threads: a worker for each sleeper. They
// block themselves, and nobody else.

// Who sleeps, and for how many seconds.
const sleeps = {8: 3, 12: 2};

// Node has its workers in a module, and
// browsers have them at hand.
const workers = globalThis.Worker ?
  globalThis : import("worker_threads");

// What a worker runs: it keeps its thread
// busy, and then it is over.
const busyUntil = (wakeUp) => `
  while (Date.now() < ${wakeUp}) {}
  globalThis.postMessage?.("awake");
`;

async function sleep(seconds) {
  const ms = seconds * 1000;
  const code = busyUntil(Date.now() + ms);
  const {Worker} = await workers;
  const worker = new Worker(
    new URL(`data:text/javascript,${code}`)
  );
  await new Promise((wakeUp) => {
    worker.onmessage = wakeUp;
    worker.on?.("exit", wakeUp);
  });
  worker.terminate();
}

async function step(number) {
  if (number in sleeps) {
    console.log(number, "start sleeping");
    await sleep(sleeps[number]);
    console.log(number, "done sleeping");
  }
  console.log(number);
}

async function main() {
  await workers;
  const start = new Date();
  const steps = [];
  for (let n = 1; n <= 30; n++) {
    steps.push(step(n));
  }
  await Promise.all(steps);
  const end = new Date();

  const elapsed = (end - start) / 1000;
  console.log("Start:  ", time(start));
  console.log("End:    ", time(end));
  console.log("Elapsed:", elapsed, "s");
}

function time(date) {
  return date.toLocaleTimeString();
}

main();
