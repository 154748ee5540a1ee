//! Who sleeps, and who is to wake next.

use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::exercise::time::Time;
use crate::exercise::waking_order::{Place, Places};

/// Who lies in a bed. Others may have lain in it before, and have their turns by which they are told apart.
#[derive(Debug)]
struct Sleeper {
    turn: u64,
    waker: Waker,
}

/// All sleepers of one clock, the next to wake first.
#[derive(Debug, Default)]
pub struct Sleepers {
    /// The places of all who sleep, and of some who are gone: these are never in front, and never more than half.
    places: Places,
    beds: Vec<Option<Sleeper>>,
    free_beds: Vec<usize>,
    turns: u64,
}

impl Sleepers {
    /// When the next sleeper is to wake, in ms; nothing where nobody sleeps.
    pub fn next_deadline(&self) -> Option<f64> {
        self.places.first().map(|place| place.deadline_ms)
    }

    /// How many sleep.
    pub fn len(&self) -> usize {
        self.beds.len() - self.free_beds.len()
    }

    /// Whether nobody sleeps.
    pub fn is_empty(&self) -> bool {
        self.places.first().is_none()
    }

    /// Takes out at most so many of those who are due at `now`, in the order in which they are to wake.
    pub fn take_due(&mut self, now: f64, most: usize) -> Vec<Waker> {
        let mut due = Vec::new();
        while let Some(&next) = self.places.first().filter(|next| due.len() < most && next.deadline_ms <= now) {
            due.extend(self.take_out(next));
        }
        due
    }

    fn put(&mut self, deadline_ms: f64, waker: Waker) -> Place {
        let bed = self.free_beds.pop().unwrap_or(self.beds.len());
        let place = Place { deadline_ms, turn: self.turns, bed };
        let sleeper = Some(Sleeper { turn: place.turn, waker });
        match self.beds.get_mut(bed) {
            Some(free) => *free = sleeper,
            None => self.beds.push(sleeper),
        }
        self.turns += 1;
        self.places.put(place);
        place
    }

    /// The waker of the sleeper at `place`; nothing where it is gone.
    fn waker(&mut self, place: Place) -> Option<&mut Waker> {
        let sleeper = self.beds.get_mut(place.bed)?.as_mut()?;
        (sleeper.turn == place.turn).then_some(&mut sleeper.waker)
    }

    /// Takes out the sleeper at `place`, likewise. The place itself may stay among those of others.
    fn take_out(&mut self, place: Place) -> Option<Waker> {
        let sleeper = self.beds.get_mut(place.bed)?.take_if(|sleeper| sleeper.turn == place.turn)?;
        self.free_beds.push(place.bed);
        while self.places.first().is_some_and(|place| self.is_gone(place)) {
            self.places.drop_first();
        }
        if self.places.len() > 2 * self.len() {
            let mut places = std::mem::take(&mut self.places);
            places.retain(|place| !self.is_gone(place));
            self.places = places;
        }
        Some(sleeper.waker)
    }

    fn is_gone(&self, place: &Place) -> bool {
        !matches!(self.beds.get(place.bed), Some(Some(sleeper)) if sleeper.turn == place.turn)
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

    /// Leaves the queue; true where the sleeper was still in it. Its waker goes when the queue can be asked again: it may
    /// be the last that keeps others who sleep.
    fn leave(&mut self) -> bool {
        let waker = self.place.take().and_then(|place| self.alarm.sleepers().borrow_mut().take_out(place));
        waker.is_some()
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
        let waker = context.waker().clone();
        let mut sleepers = sleep.alarm.sleepers().borrow_mut();
        match sleep.place.and_then(|place| sleepers.waker(place)) {
            Some(earlier) => {
                let earlier = std::mem::replace(earlier, waker);
                drop(sleepers);
                drop(earlier);
            }
            None => {
                let next = sleepers.next_deadline();
                sleep.place = Some(sleepers.put(sleep.deadline_ms, waker));
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
