//! The log of a run: its events in order.

use std::cell::RefCell;

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// It was printed.
    Printed,
    /// It started to sleep.
    SleepStarted,
    /// It was done sleeping.
    SleepDone,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Printed, Self::SleepStarted, Self::SleepDone];

    /// Its name in records.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::SleepStarted => "sleep-started",
            Self::SleepDone => "sleep-done",
        }
    }
}

/// Something that happened to a step, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// The time since the start of the run, in ms.
    pub at_ms: f64,
    /// The step's position in the plan.
    pub step: u32,
    /// What happened.
    pub kind: EventKind,
}

/// The events of a run. Append-only, except that [`Log::take`] moves all of them out.
#[derive(Debug)]
pub struct Log {
    started_ms: f64,
    events: RefCell<Vec<Event>>,
}

impl Log {
    /// An empty log of a run that started at `started_ms` on its clock. Allocates room for `lines` events up front, so
    /// that the log does not reallocate during the run.
    pub fn new(lines: usize, started_ms: f64) -> Self {
        Self { started_ms, events: RefCell::new(Vec::with_capacity(lines)) }
    }

    /// When the run started, in ms on its clock.
    pub fn started_ms(&self) -> f64 {
        self.started_ms
    }

    /// Appends an event of `step` at `now`, in ms on the run's clock.
    pub fn add(&self, now: f64, step: u32, kind: EventKind) {
        self.events.borrow_mut().push(Event { at_ms: self.since_start(now), step, kind });
    }

    /// The time from the run's start to `now`, in ms, rounded to the microsecond as in records.
    pub fn since_start(&self, now: f64) -> f64 {
        ((now - self.started_ms) * 1000.0).round() / 1000.0
    }

    /// The number of events.
    pub fn len(&self) -> usize {
        self.events.borrow().len()
    }

    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The event at `index`.
    pub fn at(&self, index: usize) -> Option<Event> {
        self.events.borrow().get(index).copied()
    }

    /// The number of events up to `at_ms`, in ms from the run's start.
    pub fn until(&self, at_ms: f64) -> usize {
        self.events.borrow().partition_point(|event| event.at_ms <= at_ms)
    }

    /// The index of the first event of `step` at or after `index`.
    pub fn find(&self, step: u32, index: usize) -> Option<usize> {
        let events = self.events.borrow();
        events.get(index..)?.iter().position(|event| event.step == step).map(|further| index + further)
    }

    /// The events from `index` on.
    pub fn since(&self, index: usize) -> Vec<Event> {
        self.events.borrow().get(index..).unwrap_or_default().to_vec()
    }

    /// Reads the events in place, without a copy.
    pub fn read<R>(&self, look: impl FnOnce(&[Event]) -> R) -> R {
        look(&self.events.borrow())
    }

    /// All events.
    pub fn events(&self) -> Vec<Event> {
        self.since(0)
    }

    /// Moves all events out of the log, for when there is no memory for a copy.
    pub fn take(&self) -> Vec<Event> {
        self.events.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_as_in_records() {
        let log = Log::new(1, 1000.1);
        log.add(1_123.400_000_000_09, 1, EventKind::Printed);
        assert_eq!(log.events(), [Event { at_ms: 123.3, step: 1, kind: EventKind::Printed }]);
    }

    #[test]
    fn a_log_is_read_by_index_by_time_and_by_step() {
        let log = Log::new(4, 500.0);
        assert!(log.is_empty());
        for (now, step) in [(500.0, 1), (510.0, 2), (510.0, 3), (520.0, 2)] {
            log.add(now, step, EventKind::Printed);
        }
        assert_eq!((log.started_ms(), log.len(), log.is_empty()), (500.0, 4, false));
        assert_eq!([0, 3, 4].map(|index| log.at(index).map(|event| event.step)), [Some(1), Some(2), None]);
        assert_eq!([-1.0, 0.0, 9.9, 10.0, 20.0].map(|ms| log.until(ms)), [0, 1, 1, 3, 4]);
        let found = [(2, 0), (2, 1), (2, 2), (3, 1), (1, 1), (1, 9)].map(|(step, index)| log.find(step, index));
        assert_eq!(found, [Some(1), Some(1), Some(3), Some(2), None, None]);
        assert_eq!([0, 3, 4, 9].map(|index| log.since(index).len()), [4, 1, 0, 0]);
        assert_eq!(log.read(|events| events.iter().map(|event| event.step).collect::<Vec<_>>()), [1, 2, 3, 2]);
        assert_eq!((log.take().len(), log.len()), (4, 0));
    }
}
