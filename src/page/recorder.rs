//! The recorder of one run: once a frame it hands new events to the lane, and notes when their lines were shown.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::prelude::*;

use crate::browser::clock::BrowserTime;
use crate::browser::dates::iso_now;
use crate::browser::frames::Message;
use crate::exercise::log::{Event, EventKind, Log};
use crate::exercise::plan::Plan;
use crate::exercise::time::Time;
use crate::findings::pulse::{Gap, Pulse};
use crate::findings::run::{Outcome, Remark, Run, Workers};
use crate::page::lane_state::{LaneSignals, Row};

/// The most lines that are mounted: the last ones.
const MOST_ROWS: usize = 200;
/// How many sleepers the gutter beside the log can tell apart.
const TRACKS: u32 = 3;

/// Records one run of a lane.
pub struct Recorder {
    time: BrowserTime,
    lane: LaneSignals,
    run: u32,
    plan: Plan,
    next_awake: Option<u32>,
    log: Rc<Log>,
    /// When each event's line was shown.
    shown_ms: RefCell<Vec<Option<f64>>>,
    pulse: RefCell<Pulse>,
    hidden: Cell<bool>,
    /// The workers it has, if it is one of threads.
    workers: Cell<Option<Workers>>,
    /// What else keeps it from being compared with others.
    remarks: RefCell<Vec<Remark>>,
    gutter: RefCell<Gutter>,
    /// When each step fell asleep, by its position, in ms from the run's start.
    asleep_since: RefCell<Vec<f64>>,
    /// Lines that were mounted and are not drawn yet, and the message that comes when they are.
    undrawn: RefCell<Vec<Row>>,
    message: RefCell<Option<Message>>,
    itself: Weak<Self>,
}

impl Recorder {
    /// A recorder of `log`, the `run`th of the page, of `plan` in `lane`.
    pub fn new(time: BrowserTime, lane: LaneSignals, run: u32, plan: Plan, log: Rc<Log>) -> Rc<Self> {
        Rc::new_cyclic(|itself| Self {
            time,
            lane,
            run,
            asleep_since: RefCell::new(vec![0.0; plan.count() as usize + 1]),
            next_awake: plan.next_awake(),
            plan,
            log,
            shown_ms: RefCell::default(),
            pulse: RefCell::default(),
            hidden: Cell::new(false),
            workers: Cell::default(),
            remarks: RefCell::default(),
            gutter: RefCell::default(),
            undrawn: RefCell::default(),
            message: RefCell::default(),
            itself: itself.clone(),
        })
    }

    /// What is run.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Which run it is.
    pub fn number(&self) -> u32 {
        self.run
    }

    /// The lane whose run this is.
    pub fn lane(&self) -> LaneSignals {
        self.lane
    }

    /// The log that is recorded.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Takes in the last frame before the run, in ms.
    pub fn start_from(&self, last_beat: f64) {
        self.pulse.borrow_mut().beat(last_beat);
    }

    /// Notes which workers the run has, and how many cores there are for them, if that is known.
    pub fn employ(&self, workers: Workers, cores: Option<u32>) {
        self.workers.set(Some(workers));
        self.remarks.borrow_mut().extend(cores.and_then(|cores| workers.crowding(cores)));
    }

    /// Notes what keeps the run from being compared with others.
    pub fn remark(&self, remark: Remark) {
        self.remarks.borrow_mut().push(remark);
    }

    /// Notes that the tab was hidden.
    pub fn hide(&self) {
        self.hidden.set(true);
    }

    /// The run as it was recorded so far. Where its last lines were not drawn, no frames came.
    pub fn run(&self, started_at: String, elapsed_ms: f64, outcome: Outcome, is_drawn: bool) -> Run {
        let has_frames = is_drawn && !self.pulse.borrow().is_broken();
        let remark = match (self.hidden.get(), has_frames) {
            (true, _) => Some(Remark::Hidden),
            (false, false) => Some(Remark::NoFrames),
            (false, true) => None,
        };
        let mut shown_ms = self.shown_ms.borrow().clone();
        shown_ms.resize(self.log.len(), None);
        Run {
            mode: self.lane.mode,
            plan: self.plan.clone(),
            started_at,
            ended_at: iso_now(),
            elapsed_ms,
            longest_freeze_ms: self.pulse.borrow().longest_ms().filter(|_| remark.is_none()),
            freezes: if remark.is_none() { self.freezes() } else { Vec::new() },
            workers: self.workers.get(),
            outcome,
            remarks: remark.iter().chain(&*self.remarks.borrow()).map(ToString::to_string).collect(),
            predicted: self.lane.prediction.get_untracked(),
            note: String::new(),
            events: self.log.events(),
            shown_ms,
        }
    }

    /// The freezes that can be noticed, in ms from the run's start.
    fn freezes(&self) -> Vec<Gap> {
        self.pulse.borrow().gaps().iter().map(|gap| gap.since(self.log.started_ms())).collect()
    }

    /// Whether every line that is mounted has been shown.
    pub fn has_shown_all(&self) -> bool {
        let is_mounted = self.shown_ms.borrow().len() == self.log.len();
        is_mounted && self.lane.rows.with_untracked(|rows| rows.iter().all(|row| row.shown.get_untracked().is_some()))
    }

    /// Takes in the frame at `now`, in ms: mounts what is new, to be drawn in it.
    pub fn on_frame(&self, now: f64) {
        self.pulse.borrow_mut().beat(now);
        self.undrawn.borrow_mut().extend(self.mount());
        if !self.undrawn.borrow().is_empty() && self.message.borrow().is_none() {
            let itself = self.itself.clone();
            let drawn = move || itself.upgrade().iter().for_each(|recorder| recorder.note_shown());
            self.message.replace(Some(Message::post(drawn)));
        }
    }

    /// Takes in a tick of the timer that tells a frozen page from one that is not drawn.
    pub fn on_tick(&self) {
        self.pulse.borrow_mut().tick();
    }

    /// Mounts the lines of all new events, as far as there is room, and returns them.
    pub fn mount(&self) -> Vec<Row> {
        let first = self.shown_ms.borrow().len();
        let events = self.log.since(first);
        if events.is_empty() {
            return Vec::new();
        }
        self.shown_ms.borrow_mut().resize(first + events.len(), None);
        let mut gutter = self.gutter.borrow_mut();
        let row = |(index, event)| Row {
            key: (self.run, index),
            event,
            line: self.plan.line(&event),
            is_told: self.plan.story().is_some(),
            slept_ms: self.slept_ms(&event),
            is_next: event.kind == EventKind::Printed && Some(event.step) == self.next_awake,
            asleep: gutter.beside(&event),
            shown: ArcRwSignal::new(None),
        };
        let mut new: Vec<_> = (first..).zip(events).map(row).collect();
        new.drain(..new.len().saturating_sub(MOST_ROWS));
        self.lane.rows.update(|rows| {
            rows.drain(..(rows.len() + new.len()).saturating_sub(MOST_ROWS));
            rows.extend(new.iter().cloned());
        });
        self.lane.lines.set(self.log.len());
        new
    }

    /// How long a step slept that is done sleeping, in ms.
    fn slept_ms(&self, event: &Event) -> Option<f64> {
        let mut asleep_since = self.asleep_since.borrow_mut();
        let since_ms = asleep_since.get_mut(event.step as usize)?;
        match event.kind {
            EventKind::SleepStarted => *since_ms = event.at_ms,
            EventKind::SleepDone => return Some(event.at_ms - *since_ms),
            EventKind::Printed => {}
        }
        None
    }

    fn note_shown(&self) {
        self.message.take();
        let shown_ms = self.log.since_start(self.time.now());
        for row in self.undrawn.take() {
            if let Some(shown) = self.shown_ms.borrow_mut().get_mut(row.key.1) {
                *shown = Some(shown_ms);
            }
            row.shown.set(Some(shown_ms));
        }
    }
}

/// Who sleeps on which track of the gutter.
#[derive(Default)]
struct Gutter([Option<u32>; TRACKS as usize]);

impl Gutter {
    /// The tracks to hatch beside `event`, a bit a track, from the line that says so to the line that ends it.
    fn beside(&mut self, event: &Event) -> u8 {
        let free = self.0.iter_mut().find(|track| track.is_none());
        if let (EventKind::SleepStarted, Some(track)) = (event.kind, free) {
            *track = Some(event.step);
        }
        let taken = (0..).zip(&self.0).filter(|(_, track)| track.is_some());
        let bits = taken.fold(0, |bits, (track, _)| bits | 1 << track);
        if event.kind == EventKind::SleepDone {
            self.0.iter_mut().filter(|track| **track == Some(event.step)).for_each(|track| *track = None);
        }
        bits
    }
}
