//! The queue of sleepers against a sorted list: whoever falls asleep, is asked again, leaves or comes back, and however the clock
//! jumps, the same ones wake, in the same order.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Wake, Waker};

use proptest::prelude::*;
use sleep_count::exercise::clock::Clock;
use sleep_count::exercise::timer_queue::{Sleep, TimerDriver, TimerQueue};

/// How many may sleep at once.
const BEDS: usize = 24;

/// A clock that is set by hand and counts how often it is told of a change.
#[derive(Default)]
struct TestClock {
    now: Cell<f64>,
    timers: RefCell<TimerQueue>,
    told: Cell<u32>,
}

impl Clock for TestClock {
    fn now(&self) -> f64 {
        self.now.get()
    }

    fn block(&self, until: f64) {
        self.now.set(until);
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        Sleep::until(self, until)
    }
}

impl TimerDriver for TestClock {
    fn timers(&self) -> &RefCell<TimerQueue> {
        &self.timers
    }

    fn rearm(&self) {
        self.told.set(self.told.get() + 1);
    }
}

/// Who was woken, by the number that was given when it was asked last.
type Woken = Arc<Mutex<Vec<u32>>>;

struct Bell {
    number: u32,
    woken: Woken,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.woken.lock().unwrap_or_else(PoisonError::into_inner).push(self.number);
    }
}

/// A sleeper in the list.
#[derive(Clone, Copy, Debug)]
struct Queued {
    deadline_ms: f64,
    bell: u32,
    bed: usize,
}

/// What the queue has to be like: a list by deadline, in which who comes stands behind those with the same one.
#[derive(Default)]
struct List {
    queue: Vec<Queued>,
    deadlines: [Option<f64>; BEDS],
    told: u32,
}

impl List {
    fn place_of(&self, bed: usize) -> Option<usize> {
        self.queue.iter().position(|queued| queued.bed == bed)
    }

    /// Asks who lies in `bed`; true where that one is awake.
    fn poll(&mut self, bed: usize, now: f64, bell: u32) -> bool {
        let Some(deadline_ms) = self.deadlines[bed] else { return true };
        let place = self.place_of(bed);
        if now >= deadline_ms {
            self.deadlines[bed] = None;
            place.map(|place| self.queue.remove(place));
            return true;
        }
        match place {
            Some(place) => self.queue[place].bell = bell,
            None => {
                let place = self.queue.iter().take_while(|queued| queued.deadline_ms <= deadline_ms).count();
                self.queue.insert(place, Queued { deadline_ms, bell, bed });
                self.told += u32::from(place == 0);
            }
        }
        false
    }

    fn leave(&mut self, bed: usize) {
        self.deadlines[bed] = None;
        if let Some(place) = self.place_of(bed) {
            self.queue.remove(place);
            self.told += u32::from(self.queue.is_empty());
        }
    }

    /// Takes out at most so many who are due, and returns their bells.
    fn drain_expired(&mut self, now: f64, most: usize) -> Vec<u32> {
        let due = self.queue.iter().take(most).take_while(|queued| queued.deadline_ms <= now).count();
        self.queue.drain(..due).map(|queued| queued.bell).collect()
    }
}

#[derive(Clone, Copy, Debug)]
enum Happens {
    /// Somebody falls asleep in a bed, for so many ms, where it is free; else who lies there is asked again.
    Asked(usize, i32),
    Dropped(usize),
    /// The clock goes on, or is set back.
    Jumped(i32),
    /// At most so many who are due are woken.
    Rang(usize),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        6 => (0..BEDS, -2..40).prop_map(|(bed, ms)| Happens::Asked(bed, ms)),
        2 => (0..BEDS).prop_map(Happens::Dropped),
        3 => prop_oneof![8 => 0..12, 1 => -15..0, 1 => 20..200].prop_map(Happens::Jumped),
        2 => prop_oneof![Just(1), 0..6_usize, Just(usize::MAX)].prop_map(Happens::Rang),
    ]
}

proptest! {
    // By default some 250,000 steps; make soak takes millions.
    #[test]
    fn whatever_happens_the_same_sleepers_wake_in_the_same_order(steps in prop::collection::vec(happens(), 0..2000)) {
        let clock = TestClock::default();
        let mut asleep: [Option<Pin<Box<Sleep<'_, TestClock>>>>; BEDS] = [const { None }; BEDS];
        let mut list = List::default();
        let woken = Woken::default();
        for (bell, step) in (0..).zip(steps) {
            let now = clock.now();
            match step {
                Happens::Asked(bed, ms) => {
                    let sleep = asleep[bed].get_or_insert_with(|| {
                        let deadline_ms = now + f64::from(ms) / 2.0;
                        list.deadlines[bed] = Some(deadline_ms);
                        Box::pin(Sleep::until(&clock, deadline_ms))
                    });
                    let waker = Waker::from(Arc::new(Bell { number: bell, woken: Arc::clone(&woken) }));
                    let is_awake = sleep.as_mut().poll(&mut Context::from_waker(&waker)).is_ready();
                    prop_assert_eq!(is_awake, list.poll(bed, now, bell));
                    if is_awake {
                        asleep[bed] = None;
                    }
                }
                Happens::Dropped(bed) => {
                    asleep[bed] = None;
                    list.leave(bed);
                }
                Happens::Jumped(ms) => clock.block(now + f64::from(ms) / 2.0),
                Happens::Rang(most) => {
                    let due = clock.timers.borrow_mut().drain_expired(now, most);
                    due.into_iter().for_each(Waker::wake);
                    let rang = std::mem::take(&mut *woken.lock().unwrap_or_else(PoisonError::into_inner));
                    prop_assert_eq!(rang, list.drain_expired(now, most));
                }
            }
            let sleepers = clock.timers.borrow();
            prop_assert_eq!((sleepers.len(), sleepers.is_empty()), (list.queue.len(), list.queue.is_empty()));
            prop_assert_eq!(sleepers.next_deadline(), list.queue.first().map(|next| next.deadline_ms));
            prop_assert_eq!(clock.told.get(), list.told);
        }
        drop(asleep);
        prop_assert!(clock.timers.borrow().is_empty(), "somebody who is gone is still in the queue");
    }
}

/// A sleep that has been asked once, and is not over.
fn asleep(clock: &TestClock, deadline_ms: f64) -> Pin<Box<Sleep<'_, TestClock>>> {
    let mut sleep = Box::pin(Sleep::until(clock, deadline_ms));
    assert!(sleep.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    sleep
}

/// How many places the queue keeps: of all who sleep, and of some who have left. Only what it tells for debugging says so.
fn kept(clock: &TestClock) -> usize {
    format!("{:?}", clock.timers).matches("deadline_ms").count()
}

#[test]
fn of_those_who_left_before_their_time_no_more_are_kept_than_still_sleep() {
    for staying in [0, 1, 7, 50] {
        let clock = TestClock::default();
        let stay: Vec<_> = (0..staying).map(|_| asleep(&clock, 1.0)).collect();
        let many: Vec<_> = (0..200).map(|_| asleep(&clock, 2.0)).collect();
        let leave = many.into_iter().map(|sleep| vec![sleep]);
        let come_and_go = (0..200).map(|_| vec![asleep(&clock, 2.0)]);
        for leaving in leave.chain(come_and_go) {
            drop(leaving);
            let sleep = clock.timers.borrow().len();
            assert!((sleep..=2 * sleep).contains(&kept(&clock)), "{} are kept for {sleep}", kept(&clock));
        }
        assert_eq!(clock.timers.borrow().len(), staying);
        drop(stay);
        assert_eq!((kept(&clock), clock.timers.borrow().next_deadline()), (0, None));
    }
}

thread_local! {
    /// A sleep that lasts as long as the waker below.
    static KEPT_ALIVE: RefCell<Option<Pin<Box<Sleep<'static, TestClock>>>>> = const { RefCell::new(None) };
}

/// A waker that alone keeps somebody else who sleeps by the same clock, as a task may.
struct Keeper;

impl Wake for Keeper {
    fn wake(self: Arc<Self>) {}
}

impl Drop for Keeper {
    fn drop(&mut self) {
        KEPT_ALIVE.take();
    }
}

#[test]
fn a_waker_that_goes_may_take_others_who_sleep_with_it() {
    let clock: &TestClock = Box::leak(Box::default());
    let kept_by_its_waker = || {
        KEPT_ALIVE.set(Some(asleep(clock, 2.0)));
        let mut sleep = Box::pin(Sleep::until(clock, 1.0));
        let keeper = Waker::from(Arc::new(Keeper));
        assert!(sleep.as_mut().poll(&mut Context::from_waker(&keeper)).is_pending());
        sleep
    };
    let mut asked_again = kept_by_its_waker();
    assert!(asked_again.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert_eq!(clock.timers.borrow().len(), 1);
    drop(asked_again);
    drop(kept_by_its_waker());
    assert!(clock.timers.borrow().is_empty());
}
