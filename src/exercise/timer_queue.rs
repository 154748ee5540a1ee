//! Pending timers of one clock, and the future that waits for one of them.

use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::exercise::clock::Clock;
use crate::exercise::ladder_queue::{LadderQueue, TimerKey};

/// The waker of one timer. The sequence number tells it from earlier timers in the same slot.
#[derive(Debug)]
struct Entry {
    seq: u64,
    waker: Waker,
}

/// All pending timers of one clock, ordered by deadline, then by insertion.
///
/// Wakers live in a slab; the queue holds their keys. Cancelling frees the slot and leaves the key behind. Such stale keys are never
/// first, and never more than half of all keys.
#[derive(Debug, Default)]
pub struct TimerQueue {
    keys: LadderQueue,
    slots: Vec<Option<Entry>>,
    free_slots: Vec<usize>,
    next_seq: u64,
}

impl TimerQueue {
    /// The earliest deadline in ms, or `None` if the queue is empty.
    pub fn next_deadline(&self) -> Option<f64> {
        self.keys.first().map(|key| key.deadline_ms)
    }

    /// The number of pending timers.
    pub fn len(&self) -> usize {
        self.slots.len() - self.free_slots.len()
    }

    /// Whether no timer is pending.
    pub fn is_empty(&self) -> bool {
        self.keys.first().is_none()
    }

    /// Removes at most `limit` timers whose deadline is `now` (ms) or earlier, and returns their wakers in order.
    pub fn drain_expired(&mut self, now: f64, limit: usize) -> Vec<Waker> {
        let mut expired = Vec::new();
        while let Some(&next) = self.keys.first().filter(|next| expired.len() < limit && next.deadline_ms <= now) {
            expired.extend(self.cancel(next));
        }
        expired
    }

    fn insert(&mut self, deadline_ms: f64, waker: Waker) -> TimerKey {
        let slot = self.free_slots.pop().unwrap_or(self.slots.len());
        let key = TimerKey { deadline_ms, seq: self.next_seq, slot };
        let entry = Some(Entry { seq: key.seq, waker });
        match self.slots.get_mut(slot) {
            Some(free) => *free = entry,
            None => self.slots.push(entry),
        }
        self.next_seq += 1;
        self.keys.insert(key);
        key
    }

    /// The waker of a pending timer, or `None` if that has expired or was cancelled.
    fn waker(&mut self, key: TimerKey) -> Option<&mut Waker> {
        let entry = self.slots.get_mut(key.slot)?.as_mut()?;
        (entry.seq == key.seq).then_some(&mut entry.waker)
    }

    /// Removes a timer and returns its waker, or `None` if it is no longer pending.
    fn cancel(&mut self, key: TimerKey) -> Option<Waker> {
        let entry = self.slots.get_mut(key.slot)?.take_if(|entry| entry.seq == key.seq)?;
        self.free_slots.push(key.slot);
        while self.keys.first().is_some_and(|key| self.is_stale(key)) {
            self.keys.pop_first();
        }
        if self.keys.len() > 2 * self.len() {
            let mut keys = std::mem::take(&mut self.keys);
            keys.retain(|key| !self.is_stale(key));
            self.keys = keys;
        }
        Some(entry.waker)
    }

    fn is_stale(&self, key: &TimerKey) -> bool {
        !matches!(self.slots.get(key.slot), Some(Some(entry)) if entry.seq == key.seq)
    }
}

/// A clock that fires the timers of a queue.
pub trait TimerDriver: Clock {
    /// The pending timers.
    fn timers(&self) -> &RefCell<TimerQueue>;

    /// Called when the earliest deadline moved forward, or the queue became empty. Cancelling does not re-arm the timer otherwise:
    /// a spurious wake-up re-arms itself, and a hundred thousand timers may be cancelled at once.
    fn rearm(&self);
}

/// A future that is ready once the clock reaches the deadline. Dropping it cancels the timer.
#[derive(Debug)]
#[must_use = "a sleep does nothing unless it is awaited"]
pub struct Sleep<'a, D: TimerDriver> {
    driver: &'a D,
    deadline_ms: f64,
    key: Option<TimerKey>,
}

impl<'a, D: TimerDriver> Sleep<'a, D> {
    /// A sleep until `deadline_ms` on the driver's clock.
    pub fn until(driver: &'a D, deadline_ms: f64) -> Self {
        Self { driver, deadline_ms, key: None }
    }

    /// Cancels the timer; true if it was pending. The waker is dropped after the borrow of the queue has ended, because
    /// dropping it may drop other sleeps, which cancel their timers.
    fn cancel(&mut self) -> bool {
        let waker = self.key.take().and_then(|key| self.driver.timers().borrow_mut().cancel(key));
        waker.is_some()
    }
}

impl<D: TimerDriver> Future for Sleep<'_, D> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let sleep = &mut *self;
        if sleep.driver.now() >= sleep.deadline_ms {
            sleep.cancel();
            return Poll::Ready(());
        }
        let waker = context.waker().clone();
        let mut timers = sleep.driver.timers().borrow_mut();
        match sleep.key.and_then(|key| timers.waker(key)) {
            Some(earlier) => {
                let earlier = std::mem::replace(earlier, waker);
                drop(timers);
                drop(earlier);
            }
            None => {
                let next = timers.next_deadline();
                sleep.key = Some(timers.insert(sleep.deadline_ms, waker));
                drop(timers);
                if next.is_none_or(|next| sleep.deadline_ms < next) {
                    sleep.driver.rearm();
                }
            }
        }
        Poll::Pending
    }
}

impl<D: TimerDriver> Drop for Sleep<'_, D> {
    fn drop(&mut self) {
        if self.cancel() && self.driver.timers().borrow().is_empty() {
            self.driver.rearm();
        }
    }
}
