// Async, together: all numbers start, and
// each wakes on its own.

// Who sleeps, and for how many seconds.
const sleeps = {8: 3, 12: 2};

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
