//! The log: what a run said, in the order in which it happened.

use std::cell::RefCell;

/// What can happen to a step.
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

/// A run's events. They are appended to, and taken out as a whole where a run broke.
#[derive(Debug)]
pub struct Log {
    started_ms: f64,
    events: RefCell<Vec<Event>>,
}

impl Log {
    /// An empty log of a run that starts at `started_ms` of its clock. It has room for `lines` events, so that a run that
    /// says no more is not disturbed by its growing.
    pub fn new(lines: usize, started_ms: f64) -> Self {
        Self { started_ms, events: RefCell::new(Vec::with_capacity(lines)) }
    }

    /// When the run started, in ms of its clock.
    pub fn started_ms(&self) -> f64 {
        self.started_ms
    }

    /// Adds what happens to `step` at `now`, in ms of the run's clock.
    pub fn add(&self, now: f64, step: u32, kind: EventKind) {
        self.events.borrow_mut().push(Event { at_ms: self.since_start(now), step, kind });
    }

    /// The time from the run's start to `now`, in ms, to the microsecond: what is kept is what records say.
    pub fn since_start(&self, now: f64) -> f64 {
        ((now - self.started_ms) * 1000.0).round() / 1000.0
    }

    /// How many events there are.
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

    /// How many events there are until `at_ms` from the start.
    pub fn until(&self, at_ms: f64) -> usize {
        self.events.borrow().partition_point(|event| event.at_ms <= at_ms)
    }

    /// The first event of `step` from the one at `index` on.
    pub fn find(&self, step: u32, index: usize) -> Option<usize> {
        let events = self.events.borrow();
        events.get(index..)?.iter().position(|event| event.step == step).map(|further| index + further)
    }

    /// The events from the one at `index` on.
    pub fn since(&self, index: usize) -> Vec<Event> {
        self.events.borrow().get(index..).unwrap_or_default().to_vec()
    }

    /// All events.
    pub fn events(&self) -> Vec<Event> {
        self.since(0)
    }

    /// All events, which are then no longer in the log: where there is no room for them twice.
    pub fn take(&self) -> Vec<Event> {
        self.events.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_kept_as_records_say_them() {
        let log = Log::new(1, 1000.1);
        log.add(1_123.400_000_000_09, 1, EventKind::Printed);
        assert_eq!(log.events(), [Event { at_ms: 123.3, step: 1, kind: EventKind::Printed }]);
    }

    #[test]
    fn a_log_is_read_by_place_by_time_and_by_step() {
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
        assert_eq!((log.take().len(), log.len()), (4, 0));
    }
}
