# Threads: a thread for each sleeper. They
# block themselves, and nobody else.
import threading
import time
from datetime import datetime

# Who sleeps, and for how many seconds.
sleeps = {8: 3, 12: 2}

threads = []


def sleeper(number):
    time.sleep(sleeps[number])
    print(number, "done sleeping")
    print(number)


def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        thread = threading.Thread(
            target=sleeper, args=[number]
        )
        thread.start()
        threads.append(thread)
    else:
        print(number)


def main():
    for number in range(1, 31):
        step(number)
    for thread in threads:
        thread.join()


start = datetime.now()
main()
end = datetime.now()

elapsed = (end - start).total_seconds()
print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {elapsed:.2f} s")
