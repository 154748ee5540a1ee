//! The recorder of one run: once a frame at most it hands new events to the lane, and it notes when their lines were shown.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::browser::clock::BrowserClock;
use crate::browser::dates::iso_now;
use crate::browser::frames::Message;
use crate::exercise::clock::Clock;
use crate::exercise::log::Log;
use crate::exercise::plan::Plan;
use crate::findings::frame_gaps::{FrameGaps, Interval};
use crate::findings::log_rows::{Lines, Row};
use crate::findings::remark::Remark;
use crate::findings::run::{Outcome, Run, Workers};
use crate::page::state::lane::Lane;

/// Records one run of a lane.
pub struct Recorder {
    clock: BrowserClock,
    lane: Lane,
    lines: Rc<Lines>,
    frame_gaps: RefCell<FrameGaps>,
    hidden: Cell<bool>,
    is_broken: Cell<bool>,
    /// Whether the next frame mounts nothing.
    rests: Cell<bool>,
    /// The workers it has, if it is one of threads.
    workers: Cell<Option<Workers>>,
    /// What else keeps it from being compared with others.
    remarks: RefCell<Vec<Remark>>,
    /// Lines that were mounted and are not drawn yet, and the message that comes when they are.
    undrawn: RefCell<Vec<Rc<Row>>>,
    message: RefCell<Option<Message>>,
    itself: Weak<Self>,
}

impl Recorder {
    /// A recorder of `log`, the `run`th of the page, of `plan` in `lane`.
    pub fn new(clock: BrowserClock, lane: Lane, run: u32, plan: Plan, log: Rc<Log>) -> Rc<Self> {
        let lines = Rc::new(Lines::new(run, plan, log));
        lane.source.set(Some(Rc::clone(&lines)));
        Rc::new_cyclic(|itself| Self {
            clock,
            lane,
            lines,
            frame_gaps: RefCell::default(),
            hidden: Cell::new(false),
            is_broken: Cell::new(false),
            rests: Cell::new(false),
            workers: Cell::default(),
            remarks: RefCell::default(),
            undrawn: RefCell::default(),
            message: RefCell::default(),
            itself: itself.clone(),
        })
    }

    /// What is run.
    pub fn plan(&self) -> &Plan {
        self.lines.plan()
    }

    /// Which run it is.
    pub fn number(&self) -> u32 {
        self.lines.run()
    }

    /// The lane whose run this is.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// The log that is recorded.
    pub fn log(&self) -> &Log {
        self.lines.log()
    }

    /// Records the last frame before the run, in ms.
    pub fn start_from(&self, last_frame_ms: f64) {
        self.frame_gaps.borrow_mut().record(last_frame_ms);
    }

    /// Records the run's workers, and a remark if there are fewer cores, as far as their number is known.
    pub fn employ(&self, workers: Workers, cores: Option<u32>) {
        self.workers.set(Some(workers));
        self.remarks.borrow_mut().extend(cores.and_then(|cores| workers.crowding(cores)));
    }

    /// Adds a remark that keeps the run from being compared with others.
    pub fn remark(&self, remark: Remark) {
        self.remarks.borrow_mut().push(remark);
    }

    /// Records that something broke: the log is then moved into the record, since there may be no memory to copy it.
    pub fn break_off(&self) {
        self.is_broken.set(true);
    }

    /// Records that the tab was hidden.
    pub fn hide(&self) {
        self.hidden.set(true);
    }

    /// The run as it was recorded so far. Where its last lines were not drawn, no frames came.
    pub fn run(&self, started_at: String, elapsed_ms: f64, outcome: Outcome, is_drawn: bool) -> Run {
        // What broke may still borrow the gaps.
        let frame_gaps = self.frame_gaps.try_borrow();
        let has_frames = is_drawn && frame_gaps.as_ref().is_ok_and(|frame_gaps| !frame_gaps.is_broken());
        let remark = match (self.hidden.get(), has_frames) {
            (true, _) => Some(Remark::Hidden),
            (false, false) => Some(Remark::NoFrames),
            (false, true) => None,
        };
        let known = frame_gaps.as_deref().ok().filter(|_| remark.is_none());
        let (events, shown_ms) = match self.is_broken.get() {
            true => self.lines.take(),
            false => (self.log().events(), self.lines.shown_ms()),
        };
        Run {
            mode: self.lane.mode,
            plan: self.plan().clone(),
            started_at,
            ended_at: iso_now(),
            elapsed_ms,
            longest_freeze_ms: known.and_then(FrameGaps::longest_ms),
            freezes: known.map_or_else(Vec::new, |frame_gaps| self.freezes(frame_gaps)),
            workers: self.workers.get(),
            outcome,
            remarks: remark.iter().chain(&*self.remarks.borrow()).map(ToString::to_string).collect(),
            predicted: self.lane.prediction.get_untracked(),
            note: String::new(),
            events,
            shown_ms,
        }
    }

    /// The freezes that can be noticed, in ms from the run's start.
    fn freezes(&self, frame_gaps: &FrameGaps) -> Vec<Interval> {
        frame_gaps.gaps().iter().map(|gap| gap.since(self.log().started_ms())).collect()
    }

    /// Whether every line that is mounted has been shown.
    pub fn has_shown_all(&self) -> bool {
        let is_mounted = self.lines.len() == self.log().len();
        is_mounted && self.lane.rows.with_untracked(|rows| rows.iter().all(|row| self.shown_ms(row).is_some()))
    }

    /// Takes in the frame at `now`, in ms: mounts what is new, to be drawn in it. Of a log so long that all lines in view are
    /// others with each frame, every other frame shows some: nobody reads them as they go by, and the run needs the time.
    pub fn on_frame(&self, now: f64) {
        self.frame_gaps.borrow_mut().record(now);
        if !self.rests.take() {
            let in_view = self.lane.rows.with_untracked(Vec::len);
            let new = self.mount();
            self.rests.set(self.lines.are_many() && in_view > 0 && new.len() >= in_view);
            self.await_drawing(new);
        }
        if !self.undrawn.borrow().is_empty() && self.message.borrow().is_none() {
            let itself = self.itself.clone();
            let drawn = move || itself.upgrade().iter().for_each(|recorder| recorder.note_shown());
            self.message.replace(Some(Message::post(drawn)));
        }
    }

    /// Mounts rows in every frame from now on: the run is over, and the rest of its log is shown.
    pub fn rest_no_more(&self) {
        self.rests.set(false);
    }

    /// Takes in lines that will be drawn in the next frame, as far as they are of this run.
    pub fn await_drawing(&self, rows: Vec<Rc<Row>>) {
        let is_new = |row: &Rc<Row>| row.key.0 == self.number() && self.shown_ms(row).is_none();
        self.undrawn.borrow_mut().extend(rows.into_iter().filter(is_new));
    }

    /// Records a tick of the timer that tells a frozen page from one that is not drawn.
    pub fn on_tick(&self) {
        self.frame_gaps.borrow_mut().tick();
    }

    /// Takes in all new events, mounts those of their lines that are looked at, and returns these. Lines that were shown meanwhile
    /// say so then, with all else that changes: between two frames it would be laid out once more.
    pub fn mount(&self) -> Vec<Rc<Row>> {
        let new = if self.lines.take_in() { self.lane.look() } else { Vec::new() };
        self.tell_shown();
        new
    }

    fn note_shown(&self) {
        self.message.take();
        let shown_ms = self.log().since_start(self.clock.now());
        self.undrawn.take().iter().for_each(|row| self.lines.note_shown(row.key.1, shown_ms));
    }

    fn tell_shown(&self) {
        // Of a log that was handed over nothing is known any more; what its rows say stays.
        let tell = |row: &&Rc<Row>| {
            let shown_ms = self.shown_ms(row);
            shown_ms.is_some() && row.shown_ms.replace(shown_ms) != shown_ms
        };
        if self.lane.rows.with_untracked(|rows| rows.iter().filter(tell).count()) > 0 {
            self.lane.rows.update(|_| {});
        }
    }

    /// When a line was shown; `None` until then, and for a line of another run.
    fn shown_ms(&self, row: &Row) -> Option<f64> {
        self.lines.shown_at(row.key.1).filter(|_| row.key.0 == self.number())
    }
}
