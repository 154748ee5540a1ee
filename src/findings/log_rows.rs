//! The lines of a run's log: any of them, whenever somebody looks there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::exercise::format::hundredths;
use crate::exercise::log::{Event, EventKind, Log};
use crate::exercise::plan::Plan;

/// A log of no more lines is mounted as a whole; of a longer one, only what is looked at.
pub const MOST_ROWS: usize = 200;
/// How many sleepers the gutter beside the log can tell apart.
const TRACKS: u32 = 3;

/// A line of a lane's log, as it is mounted.
#[derive(Debug)]
pub struct Row {
    /// Which run of the lane and which of its events: together they name the row.
    pub key: (u32, usize),
    /// What it tells.
    pub event: Event,
    /// The same in words.
    pub line: String,
    /// Whether it may be longer than a row: a line of a story.
    pub is_told: bool,
    /// How long the step slept that was done sleeping, in ms.
    pub slept_ms: Option<f64>,
    /// Whether it prints the step to watch: the first awake one after the first sleeper.
    pub is_next: bool,
    /// Which of the gutter's tracks are hatched beside it, a bit a track.
    pub asleep: u8,
    /// When it was shown, in ms from the run's start; nothing until then.
    pub shown_ms: Cell<Option<f64>>,
}

/// See the module's first line. What the log got since they were taken in last is not among them yet.
pub struct Lines {
    run: u32,
    plan: Plan,
    log: Rc<Log>,
    next_awake: Option<u32>,
    are_many: bool,
    /// When each line was shown, in ms from the run's start.
    shown_ms: RefCell<Vec<Option<f64>>>,
    /// When each step fell asleep, by its position, likewise.
    asleep_since: RefCell<Vec<f64>>,
    /// What is hatched beside each line: empty where the log is too long for it.
    beside: RefCell<Vec<u8>>,
    gutter: Cell<Gutter>,
}

impl Lines {
    /// No lines yet of the `run`th run of the page, which runs `plan` and writes to `log`.
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
        }
    }

    /// Which run it is.
    pub fn run(&self) -> u32 {
        self.run
    }

    /// What is run.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.shown_ms.borrow().len()
    }

    /// Whether there is no line yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there will be more than are mounted at once.
    pub fn are_many(&self) -> bool {
        self.are_many
    }

    /// Takes in what is new in the log; true where something is.
    pub fn take_in(&self) -> bool {
        let taken_in = self.len();
        let events = self.log.since(taken_in);
        self.shown_ms.borrow_mut().resize(taken_in + events.len(), None);
        for event in &events {
            self.note_sleep(event);
            if !self.are_many {
                let (beside, gutter) = self.gutter.get().beside(event);
                self.beside.borrow_mut().push(beside);
                self.gutter.set(gutter);
            }
        }
        !events.is_empty()
    }

    /// The line at `index`, to be mounted.
    pub fn row(&self, index: usize) -> Option<Rc<Row>> {
        let shown_ms = *self.shown_ms.borrow().get(index)?;
        let event = self.log.at(index)?;
        Some(Rc::new(Row {
            key: (self.run, index),
            event,
            line: self.plan.line(&event),
            is_told: self.plan.story().is_some(),
            slept_ms: self.slept_ms(&event),
            is_next: event.kind == EventKind::Printed && Some(event.step) == self.next_awake,
            asleep: self.beside.borrow().get(index).copied().unwrap_or_default(),
            shown_ms: Cell::new(shown_ms),
        }))
    }

    /// Notes that the line at `index` was shown, in ms from the run's start.
    pub fn note_shown(&self, index: usize, ms: f64) {
        if let Some(shown_ms) = self.shown_ms.borrow_mut().get_mut(index) {
            *shown_ms = Some(ms);
        }
    }

    /// When the line at `index` was shown, in ms from the run's start; nothing until then.
    pub fn shown_at(&self, index: usize) -> Option<f64> {
        *self.shown_ms.borrow().get(index)?
    }

    /// When each line was shown.
    pub fn shown_ms(&self) -> Vec<Option<f64>> {
        let mut shown_ms = self.shown_ms.borrow().clone();
        shown_ms.resize(self.log.len(), None);
        shown_ms
    }

    /// The events of all lines and when each was shown, which are then no longer here: where there is no room for them twice.
    pub fn take(&self) -> (Vec<Event>, Vec<Option<f64>>) {
        let events = self.log.take();
        let mut shown_ms = self.shown_ms.take();
        shown_ms.resize(events.len(), None);
        (events, shown_ms)
    }

    /// All lines as a text: when each was printed, what it says, and when it was shown, set apart by tabs. Times in seconds.
    pub fn text(&self) -> String {
        let shown_ms = self.shown_ms.borrow();
        let line = |(event, shown_ms): (&Event, &Option<f64>)| {
            let shown = shown_ms.map_or_else(String::new, hundredths);
            format!("{}\t{}\t{shown}\n", hundredths(event.at_ms), self.plan.line(event))
        };
        self.log.events().iter().zip(&*shown_ms).map(line).collect()
    }

    /// How many lines had been printed at `at_ms` from the run's start.
    pub fn printed_at(&self, at_ms: f64) -> usize {
        self.log.until(at_ms).min(self.len())
    }

    /// The next line of `step` after the one at `index`, from the top again where there is none below.
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

    /// How long a step slept that is done sleeping, in ms.
    fn slept_ms(&self, event: &Event) -> Option<f64> {
        let since_ms = *self.asleep_since.borrow().get(event.step as usize)?;
        (event.kind == EventKind::SleepDone).then_some(event.at_ms - since_ms)
    }
}

/// Who sleeps on which track of the gutter.
#[derive(Clone, Copy, Default)]
struct Gutter([Option<u32>; TRACKS as usize]);

impl Gutter {
    /// The tracks to hatch beside `event`, a bit a track, from the line that says so to the line that ends it; and who sleeps
    /// on them afterwards.
    fn beside(mut self, event: &Event) -> (u8, Self) {
        let free = self.0.iter_mut().find(|track| track.is_none());
        if let (EventKind::SleepStarted, Some(track)) = (event.kind, free) {
            *track = Some(event.step);
        }
        let taken = (0..).zip(&self.0).filter(|(_, track)| track.is_some());
        let bits = taken.fold(0, |bits, (track, _)| bits | 1 << track);
        if event.kind == EventKind::SleepDone {
            self.0.iter_mut().filter(|track| **track == Some(event.step)).for_each(|track| *track = None);
        }
        (bits, self)
    }
}
