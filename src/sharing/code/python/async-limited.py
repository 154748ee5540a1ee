# Async, 3 at a time: a number
# starts when a place is free.
import asyncio
from datetime import datetime

# Who sleeps, and for how many seconds.
sleeps = {8: 3, 12: 2}

places = asyncio.Semaphore(3)


async def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        await asyncio.sleep(sleeps[number])
        print(number, "done sleeping")
    print(number)


async def limited(number):
    async with places:
        await step(number)


async def main():
    steps = []
    for number in range(1, 31):
        steps.append(limited(number))
    await asyncio.gather(*steps)


start = datetime.now()
asyncio.run(main())
end = datetime.now()

elapsed = (end - start).total_seconds()
print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {elapsed:.2f} s")
