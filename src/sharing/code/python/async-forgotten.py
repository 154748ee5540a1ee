# Async, await forgotten: each sleep is
# made and thrown away. Nobody sleeps.
import asyncio
from datetime import datetime

# Who sleeps, and for how many seconds.
sleeps = {8: 3, 12: 2}


async def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        # No await: this sleep never begins.
        asyncio.sleep(sleeps[number])
        print(number, "done sleeping")
    print(number)


async def main():
    for number in range(1, 31):
        await step(number)


start = datetime.now()
asyncio.run(main())
end = datetime.now()

elapsed = (end - start).total_seconds()
print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {elapsed:.2f} s")
