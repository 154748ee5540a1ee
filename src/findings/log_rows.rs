//! The rows of a run's log. Any of them can be built on demand, so that a long log need not be mounted as a whole.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::exercise::format::hundredths;
use crate::exercise::log::{Event, EventKind, Log};
use crate::exercise::plan::Plan;
use crate::findings::gutter::Gutter;
use crate::findings::look::{Look, Moment, look_at};
use crate::findings::tally::{Tally, tally_at};

/// The most rows that are mounted at once. Of a longer log, only the visible rows are mounted.
pub const MOST_ROWS: usize = 200;

/// What identifies a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// The number of its run.
    pub run: u32,
    /// The index of its event in the log.
    pub index: usize,
}

/// A row of a lane's log.
#[derive(Debug)]
pub struct LogRow {
    /// What identifies it.
    pub key: RowKey,
    /// Its event.
    pub event: Event,
    /// Its text.
    pub line: String,
    /// Whether its text may need more than one line, since steps have names.
    pub is_named: bool,
    /// How long the step slept, in ms, if this says that it is done sleeping.
    pub slept_ms: Option<f64>,
    /// Whether it prints the first awake step after the first sleeper.
    pub is_next: bool,
    /// The tracks of the gutter that are hatched beside it, one bit for each.
    pub asleep: u8,
    /// When it was shown, in ms from the run's start; `None` until then.
    pub shown_ms: Cell<Option<f64>>,
}

/// The rows of a run's log, as far as its events have been taken in.
pub struct LogRows {
    run: u32,
    plan: Plan,
    log: Rc<Log>,
    next_awake: Option<u32>,
    are_many: bool,
    /// When each line was shown, in ms from the run's start.
    shown_ms: RefCell<Vec<Option<f64>>>,
    /// When each step fell asleep, by position, in ms from the run's start.
    asleep_since: RefCell<Vec<f64>>,
    /// The hatched tracks beside each row; empty for a log with too many rows.
    beside: RefCell<Vec<u8>>,
    gutter: Cell<Gutter>,
    /// Of the events that have been taken in.
    tally: Cell<Tally>,
    is_taken: Cell<bool>,
}

impl LogRows {
    /// An empty list for run number `run` of the page, which runs `plan` and writes to `log`.
    pub fn new(run: u32, plan: Plan, log: Rc<Log>) -> Self {
        Self {
            run,
            asleep_since: RefCell::new(vec![0.0; plan.count() as usize + 1]),
            next_awake: plan.next_awake(),
            are_many: plan.lines() > MOST_ROWS,
            shown_ms: RefCell::new(Vec::with_capacity(plan.lines())),
            plan,
            log,
            beside: RefCell::default(),
            gutter: Cell::default(),
            tally: Cell::default(),
            is_taken: Cell::default(),
        }
    }

    /// The number of the run.
    pub fn run_number(&self) -> u32 {
        self.run
    }

    /// The plan of the run.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The log of the run.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.shown_ms.borrow().len()
    }

    /// Whether there are no rows yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the events have been moved out.
    pub fn is_taken(&self) -> bool {
        self.is_taken.get()
    }

    /// Whether the complete log has more rows than are mounted at once.
    pub fn are_many(&self) -> bool {
        self.are_many
    }

    /// Takes in the new events of the log. Returns true if there were any.
    pub fn take_in(&self) -> bool {
        let taken_in = self.len();
        let events = self.log.since(taken_in);
        self.shown_ms.borrow_mut().resize(taken_in + events.len(), None);
        let mut tally = self.tally.get();
        for event in &events {
            self.note_sleep(event);
            tally.count(event.kind);
            if !self.are_many {
                let (beside, gutter) = self.gutter.get().beside(event);
                self.beside.borrow_mut().push(beside);
                self.gutter.set(gutter);
            }
        }
        self.tally.set(tally);
        !events.is_empty()
    }

    /// How each step looks at `moment`, as far as events have been taken in.
    pub fn looks(&self, moment: Moment) -> Vec<Look> {
        let shown_ms = self.shown_ms.borrow();
        let taken_in = |events: &[Event]| {
            look_at(self.plan.count(), events.get(..shown_ms.len()).unwrap_or_default(), &shown_ms, moment)
        };
        self.log.read(taken_in)
    }

    /// How many steps were shown or are asleep at `moment`, likewise.
    pub fn tally(&self, moment: Moment) -> Tally {
        match moment {
            Moment::Now => self.tally.get(),
            _ => self.log.read(|events| tally_at(events, &self.shown_ms.borrow(), moment)),
        }
    }

    /// The row at `index`.
    pub fn row(&self, index: usize) -> Option<Rc<LogRow>> {
        let shown_ms = *self.shown_ms.borrow().get(index)?;
        let event = self.log.at(index)?;
        Some(Rc::new(LogRow {
            key: RowKey { run: self.run, index },
            event,
            line: self.plan.line(&event),
            is_named: self.plan.is_named(),
            slept_ms: self.slept_ms(&event),
            is_next: event.kind == EventKind::Printed && Some(event.step) == self.next_awake,
            asleep: self.beside.borrow().get(index).copied().unwrap_or_default(),
            shown_ms: Cell::new(shown_ms),
        }))
    }

    /// Records that the row at `index` was shown at `ms` from the run's start.
    pub fn note_shown(&self, index: usize, ms: f64) {
        if let Some(shown_ms) = self.shown_ms.borrow_mut().get_mut(index) {
            *shown_ms = Some(ms);
        }
    }

    /// When the row at `index` was shown, in ms from the run's start; `None` until then.
    pub fn shown_at(&self, index: usize) -> Option<f64> {
        *self.shown_ms.borrow().get(index)?
    }

    /// When each event of the log was shown, in ms from the run's start.
    pub fn shown_ms(&self) -> Vec<Option<f64>> {
        let mut shown_ms = self.shown_ms.borrow().clone();
        shown_ms.resize(self.log.len(), None);
        shown_ms
    }

    /// Moves out all events and when each was shown, for when there is no memory for a copy. The rows that are mounted stay.
    pub fn take(&self) -> (Vec<Event>, Vec<Option<f64>>) {
        self.is_taken.set(true);
        let events = self.log.take();
        let mut shown_ms = self.shown_ms.take();
        shown_ms.resize(events.len(), None);
        (events, shown_ms)
    }

    /// All rows as tab-separated text: when each was printed, its text, and when it was shown. Times are in seconds.
    pub fn text(&self) -> String {
        let shown_ms = self.shown_ms.borrow();
        let line = |(event, shown_ms): (&Event, &Option<f64>)| {
            let shown = shown_ms.map_or_else(String::new, hundredths);
            format!("{}\t{}\t{shown}\n", hundredths(event.at_ms), self.plan.line(event))
        };
        self.log.events().iter().zip(&*shown_ms).map(line).collect()
    }

    /// The number of rows that had been printed at `at_ms` from the run's start.
    pub fn printed_at(&self, at_ms: f64) -> usize {
        self.log.until(at_ms).min(self.len())
    }

    /// The index of the next row of `step` after the one at `after`; continues from the top if there is none below.
    pub fn find(&self, step: u32, after: Option<usize>) -> Option<usize> {
        let from = after.map_or(0, |index| index + 1);
        let found = self.log.find(step, from).or_else(|| self.log.find(step, 0));
        found.filter(|index| *index < self.len())
    }

    fn note_sleep(&self, event: &Event) {
        if event.kind == EventKind::SleepStarted
            && let Some(since_ms) = self.asleep_since.borrow_mut().get_mut(event.step as usize)
        {
            *since_ms = event.at_ms;
        }
    }

    /// How long the step of a `SleepDone` event slept, in ms.
    fn slept_ms(&self, event: &Event) -> Option<f64> {
        let since_ms = *self.asleep_since.borrow().get(event.step as usize)?;
        (event.kind == EventKind::SleepDone).then_some(event.at_ms - since_ms)
    }
}
