# Sync: one after another. While a number sleeps, everything waits.
import time
from datetime import datetime

# Which numbers sleep, and for how many seconds.
sleeps = {8: 3, 12: 2}


def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        time.sleep(sleeps[number])
        print(number, "done sleeping")
    print(number)


start = datetime.now()
for number in range(1, 31):
    step(number)
end = datetime.now()

print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {(end - start).total_seconds():.2f} s")
