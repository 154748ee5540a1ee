//! Who sleeps, and who is to wake next.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::exercise::time::Time;

/// Where a sleeper stands among the others: by deadline, then in the order in which they fell asleep.
#[derive(Clone, Copy, Debug)]
struct Place {
    deadline_ms: f64,
    turn: u64,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.deadline_ms.total_cmp(&other.deadline_ms).then(self.turn.cmp(&other.turn))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place {}

/// All sleepers of one clock, the next to wake first.
#[derive(Debug, Default)]
pub struct Sleepers {
    places: BTreeMap<Place, Waker>,
    turns: u64,
}

impl Sleepers {
    /// When the next sleeper is to wake, in ms; nothing where nobody sleeps.
    pub fn next_deadline(&self) -> Option<f64> {
        self.places.first_key_value().map(|(place, _)| place.deadline_ms)
    }

    /// How many sleep.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nobody sleeps.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Takes out at most so many of those who are due at `now`, in the order in which they are to wake.
    pub fn take_due(&mut self, now: f64, most: usize) -> Vec<Waker> {
        let is_due = |place: &Place| place.deadline_ms <= now;
        let mut due = Vec::new();
        while let Some(entry) = self.places.first_entry().filter(|entry| due.len() < most && is_due(entry.key())) {
            due.push(entry.remove());
        }
        due
    }

    fn put(&mut self, deadline_ms: f64, waker: Waker) -> Place {
        let place = Place { deadline_ms, turn: self.turns };
        self.turns += 1;
        self.places.insert(place, waker);
        place
    }
}

/// A clock that wakes its sleepers.
pub trait Alarm: Time {
    /// Those who sleep by this clock.
    fn sleepers(&self) -> &RefCell<Sleepers>;

    /// Is told that somebody fell asleep who is to wake before all others, or that nobody sleeps any more. Who is gone is
    /// not told of otherwise: a clock that rings for nobody sets itself anew, and a hundred thousand go at once.
    fn changed(&self);
}

/// A sleep by the clock `alarm`, over when its time is the deadline or later. Dropped early, it leaves the queue.
#[derive(Debug)]
#[must_use = "a sleep does nothing unless it is awaited"]
pub struct Sleep<'a, A: Alarm> {
    alarm: &'a A,
    deadline_ms: f64,
    place: Option<Place>,
}

impl<'a, A: Alarm> Sleep<'a, A> {
    /// A sleep until `deadline_ms` of `alarm`'s clock.
    pub fn until(alarm: &'a A, deadline_ms: f64) -> Self {
        Self { alarm, deadline_ms, place: None }
    }

    /// Leaves the queue; true where the sleeper was still in it.
    fn leave(&mut self) -> bool {
        self.place.take().is_some_and(|place| self.alarm.sleepers().borrow_mut().places.remove(&place).is_some())
    }
}

impl<A: Alarm> Future for Sleep<'_, A> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let sleep = &mut *self;
        if sleep.alarm.now() >= sleep.deadline_ms {
            sleep.leave();
            return Poll::Ready(());
        }
        let mut sleepers = sleep.alarm.sleepers().borrow_mut();
        match sleep.place.and_then(|place| sleepers.places.get_mut(&place)) {
            Some(waker) => waker.clone_from(context.waker()),
            None => {
                let next = sleepers.next_deadline();
                sleep.place = Some(sleepers.put(sleep.deadline_ms, context.waker().clone()));
                drop(sleepers);
                if next.is_none_or(|next| sleep.deadline_ms < next) {
                    sleep.alarm.changed();
                }
            }
        }
        Poll::Pending
    }
}

impl<A: Alarm> Drop for Sleep<'_, A> {
    fn drop(&mut self) {
        if self.leave() && self.alarm.sleepers().borrow().is_empty() {
            self.alarm.changed();
        }
    }
}
