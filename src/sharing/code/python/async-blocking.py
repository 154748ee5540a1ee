# Async that blocks: it says async, and never lets go.
import asyncio
import time
from datetime import datetime

# Which numbers sleep, and for how many seconds.
sleeps = {8: 3, 12: 2}


async def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        time.sleep(sleeps[number])  # No await: nobody else gets a turn.
        print(number, "done sleeping")
    print(number)


async def main():
    steps = [step(number) for number in range(1, 31)]
    await asyncio.gather(*steps)


start = datetime.now()
asyncio.run(main())
end = datetime.now()

print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {(end - start).total_seconds():.2f} s")
