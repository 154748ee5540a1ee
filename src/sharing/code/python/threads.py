# Threads: a thread for each sleeper. They block themselves, and nobody else.
import threading
import time
from datetime import datetime

# Which numbers sleep, and for how many seconds.
sleeps = {8: 3, 12: 2}

threads = []


def sleeper(number):
    time.sleep(sleeps[number])
    print(number, "done sleeping")
    print(number)


def step(number):
    if number in sleeps:
        print(number, "start sleeping")
        thread = threading.Thread(target=sleeper, args=(number,))
        thread.start()
        threads.append(thread)
    else:
        print(number)


start = datetime.now()
for number in range(1, 31):
    step(number)
for thread in threads:
    thread.join()
end = datetime.now()

print(f"Start:   {start:%H:%M:%S}")
print(f"End:     {end:%H:%M:%S}")
print(f"Elapsed: {(end - start).total_seconds():.2f} s")
