# Async, together: all numbers start, and
# each wakes on its own.
import asyncio
from datetime import datetime

# Who sleeps, and for how many seconds.
sleeps = {8: 3, 12: 2}


async def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        await asyncio.sleep(sleeps[number])
        print(number, "done sleeping")
    print(number)


async def main():
    steps = []
    for number in range(1, 31):
        steps.append(step(number))
    await asyncio.gather(*steps)


start = datetime.now()
asyncio.run(main())
end = datetime.now()

elapsed = (end - start).total_seconds()
print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {elapsed:.2f} s")
