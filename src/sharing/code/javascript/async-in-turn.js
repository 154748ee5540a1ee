// Async, in turn: each number waits for the one before it.

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
  for (let number = 1; number <= 30; number++) {
    await step(number);
  }
  const end = new Date();

  console.log(`Start:   ${start.toLocaleTimeString()}`);
  console.log(`End:     ${end.toLocaleTimeString()}`);
  console.log(`Elapsed: ${((end - start) / 1000).toFixed(2)} s`);
}

main();
