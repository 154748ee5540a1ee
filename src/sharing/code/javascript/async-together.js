// Async, together: all numbers start, and each wakes on its own.

// Which numbers sleep, and for how many seconds.
const sleeps = {8: 3, 12: 2};

function sleep(seconds) {
  return new Promise((wakeUp) => setTimeout(wakeUp, seconds * 1000));
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
  for (let number = 1; number <= 30; number++) {
    steps.push(step(number));
  }
  await Promise.all(steps);
  const end = new Date();

  console.log(`Start:   ${start.toLocaleTimeString()}`);
  console.log(`End:     ${end.toLocaleTimeString()}`);
  console.log(`Elapsed: ${((end - start) / 1000).toFixed(2)} s`);
}

main();
