# Sync: one after another. While a number
# sleeps, everything waits.
import time
from datetime import datetime

# Who sleeps, and for how many seconds.
sleeps = {8: 3, 12: 2}


def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        time.sleep(sleeps[number])
        print(number, "done sleeping")
    print(number)


def main():
    for number in range(1, 31):
        step(number)


start = datetime.now()
main()
end = datetime.now()

elapsed = (end - start).total_seconds()
print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {elapsed:.2f} s")
