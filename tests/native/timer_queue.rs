//! The timer queue against a sorted list as its model: after any sequence of polls, cancellations, expiries and changes of the
//! clock, both wake the same timers in the same order.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Wake, Waker};

use proptest::prelude::*;
use sleep_count::exercise::clock::Clock;
use sleep_count::exercise::timer_queue::{Sleep, TimerDriver, TimerQueue};

/// The number of slots of the test, each for one sleep.
const SLOTS: usize = 24;

/// A clock set by the test. It counts the calls of `rearm`.
#[derive(Default)]
struct TestClock {
    now: Cell<f64>,
    timers: RefCell<TimerQueue>,
    rearmed: Cell<u32>,
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
        self.rearmed.set(self.rearmed.get() + 1);
    }
}

/// The numbers of the wakers that were called, in order.
type Woken = Arc<Mutex<Vec<u32>>>;

struct NumberedWaker {
    number: u32,
    woken: Woken,
}

impl Wake for NumberedWaker {
    fn wake(self: Arc<Self>) {
        self.woken.lock().unwrap_or_else(PoisonError::into_inner).push(self.number);
    }
}

/// A pending timer in the model.
#[derive(Clone, Copy, Debug)]
struct Entry {
    deadline_ms: f64,
    waker: u32,
    slot: usize,
}

/// The model: a list ordered by deadline, then by insertion.
#[derive(Default)]
struct Model {
    entries: Vec<Entry>,
    deadlines: [Option<f64>; SLOTS],
    rearmed: u32,
}

impl Model {
    fn position_of(&self, slot: usize) -> Option<usize> {
        self.entries.iter().position(|entry| entry.slot == slot)
    }

    /// Polls the sleep in `slot`; true if it is over.
    fn poll(&mut self, slot: usize, now: f64, waker: u32) -> bool {
        let Some(deadline_ms) = self.deadlines[slot] else { return true };
        let position = self.position_of(slot);
        if now >= deadline_ms {
            self.deadlines[slot] = None;
            position.map(|position| self.entries.remove(position));
            return true;
        }
        match position {
            Some(position) => self.entries[position].waker = waker,
            None => {
                let position = self.entries.iter().take_while(|entry| entry.deadline_ms <= deadline_ms).count();
                self.entries.insert(position, Entry { deadline_ms, waker, slot });
                self.rearmed += u32::from(position == 0);
            }
        }
        false
    }

    fn cancel(&mut self, slot: usize) {
        self.deadlines[slot] = None;
        if let Some(position) = self.position_of(slot) {
            self.entries.remove(position);
            self.rearmed += u32::from(self.entries.is_empty());
        }
    }

    /// Removes at most `most` expired timers, and returns the numbers of their wakers.
    fn drain_expired(&mut self, now: f64, most: usize) -> Vec<u32> {
        let due = self.entries.iter().take(most).take_while(|entry| entry.deadline_ms <= now).count();
        self.entries.drain(..due).map(|entry| entry.waker).collect()
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Polls the sleep in a slot. If there is none, starts one of so many half milliseconds.
    Poll(usize, i32),
    /// Drops the sleep in a slot.
    Drop(usize),
    /// Moves the clock by so many half milliseconds, forward or back.
    MoveClock(i32),
    /// Wakes at most so many expired timers.
    Expire(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..SLOTS, -2..40).prop_map(|(slot, half_ms)| Step::Poll(slot, half_ms)),
        2 => (0..SLOTS).prop_map(Step::Drop),
        3 => prop_oneof![8 => 0..12, 1 => -15..0, 1 => 20..200].prop_map(Step::MoveClock),
        2 => prop_oneof![Just(1), 0..6_usize, Just(usize::MAX)].prop_map(Step::Expire),
    ]
}

proptest! {
    // About 250,000 steps by default, millions with `make soak`.
    #[test]
    fn any_steps_wake_the_same_timers_in_the_same_order_as_the_model(steps in prop::collection::vec(step(), 0..2000)) {
        let clock = TestClock::default();
        let mut sleeps: [Option<Pin<Box<Sleep<'_, TestClock>>>>; SLOTS] = [const { None }; SLOTS];
        let mut model = Model::default();
        let woken = Woken::default();
        for (number, step) in (0..).zip(steps) {
            let now = clock.now();
            match step {
                Step::Poll(slot, half_ms) => {
                    let sleep = sleeps[slot].get_or_insert_with(|| {
                        let deadline_ms = now + f64::from(half_ms) / 2.0;
                        model.deadlines[slot] = Some(deadline_ms);
                        Box::pin(Sleep::until(&clock, deadline_ms))
                    });
                    let waker = Waker::from(Arc::new(NumberedWaker { number, woken: Arc::clone(&woken) }));
                    let is_over = sleep.as_mut().poll(&mut Context::from_waker(&waker)).is_ready();
                    prop_assert_eq!(is_over, model.poll(slot, now, number));
                    if is_over {
                        sleeps[slot] = None;
                    }
                }
                Step::Drop(slot) => {
                    sleeps[slot] = None;
                    model.cancel(slot);
                }
                Step::MoveClock(half_ms) => clock.block(now + f64::from(half_ms) / 2.0),
                Step::Expire(most) => {
                    let due = clock.timers.borrow_mut().drain_expired(now, most);
                    due.into_iter().for_each(Waker::wake);
                    let called = std::mem::take(&mut *woken.lock().unwrap_or_else(PoisonError::into_inner));
                    prop_assert_eq!(called, model.drain_expired(now, most));
                }
            }
            let timers = clock.timers.borrow();
            prop_assert_eq!((timers.len(), timers.is_empty()), (model.entries.len(), model.entries.is_empty()));
            prop_assert_eq!(timers.next_deadline(), model.entries.first().map(|next| next.deadline_ms));
            prop_assert_eq!(clock.rearmed.get(), model.rearmed);
        }
        drop(sleeps);
        prop_assert!(clock.timers.borrow().is_empty(), "a cancelled timer is still in the queue");
    }
}

/// A sleep that was polled once and is pending.
fn pending_sleep(clock: &TestClock, deadline_ms: f64) -> Pin<Box<Sleep<'_, TestClock>>> {
    let mut sleep = Box::pin(Sleep::until(clock, deadline_ms));
    assert!(sleep.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    sleep
}

/// The number of keys in the queue, stale ones included. Only its `Debug` output has them.
fn key_count(clock: &TestClock) -> usize {
    format!("{:?}", clock.timers).matches("deadline_ms").count()
}

#[test]
fn stale_keys_are_never_more_than_half_of_all_keys() {
    for remaining in [0, 1, 7, 50] {
        let clock = TestClock::default();
        let remaining_sleeps: Vec<_> = (0..remaining).map(|_| pending_sleep(&clock, 1.0)).collect();
        let cancelled: Vec<_> = (0..200).map(|_| pending_sleep(&clock, 2.0)).collect();
        let cancel = cancelled.into_iter().map(|sleep| vec![sleep]);
        let insert_and_cancel = (0..200).map(|_| vec![pending_sleep(&clock, 2.0)]);
        for dropped in cancel.chain(insert_and_cancel) {
            drop(dropped);
            let pending = clock.timers.borrow().len();
            assert!(
                (pending..=2 * pending).contains(&key_count(&clock)),
                "{} keys for {pending} timers",
                key_count(&clock)
            );
        }
        assert_eq!(clock.timers.borrow().len(), remaining);
        drop(remaining_sleeps);
        assert_eq!((key_count(&clock), clock.timers.borrow().next_deadline()), (0, None));
    }
}

thread_local! {
    /// A sleep that is dropped with the waker below.
    static OWNED: RefCell<Option<Pin<Box<Sleep<'static, TestClock>>>>> = const { RefCell::new(None) };
}

/// A waker that owns another sleep on the same clock, as a task may.
struct OwningWaker;

impl Wake for OwningWaker {
    fn wake(self: Arc<Self>) {}
}

impl Drop for OwningWaker {
    fn drop(&mut self) {
        OWNED.take();
    }
}

#[test]
fn dropping_a_waker_may_drop_other_sleeps_of_the_queue() {
    let clock: &TestClock = Box::leak(Box::default());
    let with_owning_waker = || {
        OWNED.set(Some(pending_sleep(clock, 2.0)));
        let mut sleep = Box::pin(Sleep::until(clock, 1.0));
        let waker = Waker::from(Arc::new(OwningWaker));
        assert!(sleep.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
        sleep
    };
    let mut polled_again = with_owning_waker();
    assert!(polled_again.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert_eq!(clock.timers.borrow().len(), 1);
    drop(polled_again);
    drop(with_owning_waker());
    assert!(clock.timers.borrow().is_empty());
}
