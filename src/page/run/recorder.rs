//! The recorder of a run: mounts new lines at most once a frame, and records when their rows or squares were shown.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::browser::clock::BrowserClock;
use crate::browser::dates::iso_now;
use crate::browser::frames::Message;
use crate::exercise::clock::Clock;
use crate::exercise::log::Log;
use crate::exercise::plan::Plan;
use crate::findings::frame_gaps::{FrameGaps, TimeSpan};
use crate::findings::log_rows::{LogRow, LogRows};
use crate::findings::look::MOST_SQUARES;
use crate::findings::remark::Remark;
use crate::findings::run::{Outcome, Run, Workers};
use crate::page::state::lane::Lane;

/// Records one run of a lane.
pub struct Recorder {
    clock: BrowserClock,
    lane: Lane,
    log_rows: Rc<LogRows>,
    frame_gaps: RefCell<FrameGaps>,
    hidden: Cell<bool>,
    is_broken: Cell<bool>,
    /// Whether the next frame skips mounting.
    skips_next_frame: Cell<bool>,
    /// The workers of a threads run.
    workers: Cell<Option<Workers>>,
    /// Remarks that keep the run from being compared with others.
    remarks: RefCell<Vec<Remark>>,
    /// The indices of lines whose row or square is on the page and not drawn yet.
    undrawn: RefCell<Vec<usize>>,
    /// The pending message, which arrives after the frame that draws these lines.
    message: RefCell<Option<Message>>,
    itself: Weak<Self>,
}

impl Recorder {
    /// A recorder of the run with the number `run`, of `plan` in `lane`. The run writes to `log`.
    pub fn new(clock: BrowserClock, lane: Lane, run: u32, plan: Plan, log: Rc<Log>) -> Rc<Self> {
        let log_rows = Rc::new(LogRows::new(run, plan, log));
        lane.log_rows.set(Some(Rc::clone(&log_rows)));
        Rc::new_cyclic(|itself| Self {
            clock,
            lane,
            log_rows,
            frame_gaps: RefCell::default(),
            hidden: Cell::new(false),
            is_broken: Cell::new(false),
            skips_next_frame: Cell::new(false),
            workers: Cell::default(),
            remarks: RefCell::default(),
            undrawn: RefCell::default(),
            message: RefCell::default(),
            itself: itself.clone(),
        })
    }

    /// The plan of the run.
    pub fn plan(&self) -> &Plan {
        self.log_rows.plan()
    }

    /// The number of the run.
    pub fn number(&self) -> u32 {
        self.log_rows.run_number()
    }

    /// The lane of the run.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// The log of the run.
    pub fn log(&self) -> &Log {
        self.log_rows.log()
    }

    /// Records the time of the last frame before the run, in ms on the page's clock.
    pub fn start_from(&self, last_frame_ms: f64) {
        let mut frame_gaps = self.frame_gaps.borrow_mut();
        frame_gaps.set_resolution(self.clock.resolution_ms().unwrap_or_default());
        frame_gaps.record(last_frame_ms);
    }

    /// Records the workers, with a remark if there are fewer cores. `cores` is `None` if the browser does not tell.
    pub fn use_workers(&self, workers: Workers, cores: Option<u32>) {
        self.workers.set(Some(workers));
        self.remarks.borrow_mut().extend(cores.and_then(|cores| workers.crowding(cores)));
    }

    /// Adds a remark that keeps the run from being compared with others.
    pub fn remark(&self, remark: Remark) {
        self.remarks.borrow_mut().push(remark);
    }

    /// Records that the run broke. `record` then moves the log into the record, since there may be no memory for a copy.
    pub fn break_off(&self) {
        self.is_broken.set(true);
    }

    /// Records that the tab was hidden.
    pub fn hide(&self) {
        self.hidden.set(true);
    }

    /// The record of the run. `is_drawn` is `false` if no frame drew its last lines; the record then has no freezes.
    pub fn record(&self, started_at: String, elapsed_ms: f64, outcome: Outcome, is_drawn: bool) -> Run {
        // Code that broke may still hold a borrow of the gaps.
        let frame_gaps = self.frame_gaps.try_borrow();
        let has_frames = is_drawn && frame_gaps.as_ref().is_ok_and(|frame_gaps| !frame_gaps.is_broken());
        let remark = match (self.hidden.get(), has_frames) {
            (true, _) => Some(Remark::Hidden),
            (false, false) => Some(Remark::NoFrames),
            (false, true) => None,
        };
        let known = frame_gaps.as_deref().ok().filter(|_| remark.is_none());
        let (events, shown_ms) = match self.is_broken.get() {
            true => self.log_rows.take(),
            false => (self.log().events(), self.log_rows.shown_ms()),
        };
        let mut run = Run {
            mode: self.lane.mode,
            plan: self.plan().clone(),
            started_at,
            ended_at: iso_now(),
            elapsed_ms,
            longest_freeze_ms: known.and_then(FrameGaps::longest_ms),
            freezes: known.map_or_else(Vec::new, |frame_gaps| self.freezes(frame_gaps)),
            clock_resolution_ms: self.clock.resolution_ms().unwrap_or_default(),
            workers: self.workers.get(),
            outcome,
            remarks: remark.iter().chain(&*self.remarks.borrow()).map(ToString::to_string).collect(),
            predicted: self.lane.prediction.get_untracked(),
            note: String::new(),
            events,
            shown_ms,
        };
        // The start time may have been moved on, and the wall clock may be coarse.
        if run.ended_at < run.started_at {
            run.ended_at.clone_from(&run.started_at);
        }
        run.note_disturbance();
        run
    }

    /// The recorded gaps, in ms from the run's start.
    fn freezes(&self, frame_gaps: &FrameGaps) -> Vec<TimeSpan> {
        frame_gaps.gaps().iter().map(|gap| gap.since(self.log().started_ms())).collect()
    }

    /// Whether all lines of the log were taken in, and all that are on the page were shown.
    pub fn has_shown_all(&self) -> bool {
        let is_mounted = self.log_rows.len() == self.log().len() && self.undrawn.borrow().is_empty();
        is_mounted && self.lane.rows.with_untracked(|rows| rows.iter().all(|row| self.shown_ms(row).is_some()))
    }

    /// Handles the frame at `now`, in ms: mounts new lines, which this frame draws. If a long log replaces all rows in view each
    /// frame, every other frame skips mounting: the rows pass too fast to be read, and the run needs the time.
    pub fn on_frame(&self, now: f64) {
        self.frame_gaps.borrow_mut().record(now);
        if !self.skips_next_frame.take() {
            let (in_view, before) = (self.lane.rows.with_untracked(Vec::len), self.log_rows.len());
            let new = self.mount();
            self.skips_next_frame.set(self.log_rows.are_many() && in_view > 0 && new.len() >= in_view);
            if self.plan().count() <= MOST_SQUARES {
                // The square of each line changes in this frame, whether its row is mounted or not.
                self.undrawn.borrow_mut().extend(before..self.log_rows.len());
            } else {
                self.await_drawing(new);
            }
        }
        if !self.undrawn.borrow().is_empty() && self.message.borrow().is_none() {
            let itself = self.itself.clone();
            let drawn = move || {
                if let Some(recorder) = itself.upgrade() {
                    recorder.note_shown();
                }
            };
            self.message.replace(Some(Message::post(drawn)));
        }
    }

    /// Cancels a skipped frame, so that the next frame mounts the rest of the log. Called when the run has ended.
    pub fn cancel_skip(&self) {
        self.skips_next_frame.set(false);
    }

    /// Adds rows that the next frame draws. Rows of other runs and rows that were shown are left out.
    pub fn await_drawing(&self, rows: Vec<Rc<LogRow>>) {
        let is_new = |row: &Rc<LogRow>| row.key.run == self.number() && self.shown_ms(row).is_none();
        self.undrawn.borrow_mut().extend(rows.iter().filter(|row| is_new(row)).map(|row| row.key.index));
    }

    /// Records a tick of the timer at `now`, in ms, which distinguishes a frozen page from one that is not drawn.
    pub fn on_tick(&self, now: f64) {
        self.frame_gaps.borrow_mut().tick(now);
    }

    /// Adds all new events, mounts their lines that are in view, and returns the new rows. Also updates the shown times of mounted
    /// rows of a long log: an update between two frames would cost one more layout.
    pub fn mount(&self) -> Vec<Rc<LogRow>> {
        let new = if self.log_rows.take_in() { self.lane.mount_rows() } else { Vec::new() };
        self.tell_shown();
        new
    }

    fn note_shown(&self) {
        self.message.take();
        let shown_ms = self.log().since_start(self.clock.now());
        self.undrawn.take().into_iter().for_each(|index| self.log_rows.note_shown(index, shown_ms));
        if !self.log_rows.are_many() {
            self.tell_shown();
        }
    }

    fn tell_shown(&self) {
        let mut has_changed = false;
        self.lane.rows.with_untracked(|rows| {
            for row in rows {
                // A log that was moved into the record has no shown times: its rows keep theirs.
                if let Some(shown_ms) = self.shown_ms(row) {
                    has_changed |= row.shown_ms.replace(Some(shown_ms)) != Some(shown_ms);
                }
            }
        });
        if has_changed {
            self.lane.rows.update(|_| {});
        }
    }

    /// The time when a row was shown, in ms from the run's start; `None` if it was not, or is of another run.
    fn shown_ms(&self, row: &LogRow) -> Option<f64> {
        self.log_rows.shown_at(row.key.index).filter(|_| row.key.run == self.number())
    }
}
