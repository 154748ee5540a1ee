// Async, await forgotten: each sleep is
// made and thrown away. Nobody sleeps.

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
    // No await: nobody waits for the timer.
    sleep(sleeps[number]);
    console.log(number, "done sleeping");
  }
  console.log(number);
}

async function main() {
  const start = new Date();
  for (let n = 1; n <= 30; n++) {
    await step(n);
  }
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
