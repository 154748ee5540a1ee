// Threads: a worker for each sleeper. They
// block themselves, and nobody else.
const {Worker} = require("worker_threads");

// Who sleeps, and for how many seconds.
const sleeps = {8: 3, 12: 2};

// What a worker runs: it keeps its thread
// busy, and then it is over.
const busyWorker = `
  const {workerData} =
    require("worker_threads");
  while (Date.now() < workerData) {
    // Still asleep.
  }
`;

function sleep(seconds) {
  const ms = seconds * 1000;
  return new Promise((wakeUp) => {
    const worker = new Worker(busyWorker, {
      eval: true,
      workerData: Date.now() + ms,
    });
    worker.on("exit", wakeUp);
  });
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
