// Async, 3 at a time: a number
// starts when a place is free.

// Who sleeps, and for how many seconds.
const sleeps = {8: 3, 12: 2};

let free = 3;
const waiting = [];

function enter() {
  if (free === 0) {
    return new Promise((letIn) => {
      waiting.push(letIn);
    });
  }
  free--;
}

function leave() {
  if (waiting.length === 0) free++;
  else waiting.shift()();
}

function sleep(seconds) {
  const ms = seconds * 1000;
  return new Promise((wakeUp) => {
    setTimeout(wakeUp, ms);
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

async function limited(number) {
  await enter();
  await step(number);
  leave();
}

async function main() {
  const start = new Date();
  const steps = [];
  for (let n = 1; n <= 30; n++) {
    steps.push(limited(n));
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
