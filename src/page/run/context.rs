//! The run state that no view reads: the clock, the frame monitor and the current run.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use futures_util::future::AbortHandle;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::throw_str;

use crate::browser::clock::BrowserClock;
use crate::browser::dates::iso_now;
use crate::browser::listener::Listener;
use crate::browser::stall_detector::StallDetector;
use crate::browser::storage::KeptRuns;
use crate::findings::run_phase::{RunEvent, RunPhase};
use crate::findings::sequence::SequenceEvent;
use crate::page::run::frame_monitor::FrameMonitor;
use crate::page::run::recorder::Recorder;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// How long frames are watched after a run, in ms.
const WATCH_AFTER_RUN_MS: f64 = 1_000.0;

/// Memory that is freed when a run breaks, so that its record can be saved, in bytes. Without it, the record of a run that gets no more
/// memory is lost: in every engine, the last test of `tests/e2e/faults/breaking.test.mjs` fails.
const SPARE_MEMORY_BYTES: usize = 256 * 1024;

/// The part of the current run that no view reads. The run is in the latest lane.
pub struct Current {
    /// The number that identifies the run.
    pub number: u32,
    /// The wall-clock time of its start, in ISO format.
    pub started_at: String,
    /// Aborts the run.
    pub abort: AbortHandle,
    /// Its recorder; `None` until the run counts.
    pub recorder: Option<Rc<Recorder>>,
}

/// The state of the runs that no view reads.
pub struct RunContext {
    /// The clock of all runs.
    pub clock: BrowserClock,
    /// The stored runs; `None` if the browser refuses storage.
    pub kept: Option<KeptRuns>,
    /// Watches frames while a lane runs, or has the pointer or the focus.
    pub frame_monitor: FrameMonitor,
    /// The state that the views read.
    pub session: Session,
    current: RefCell<Option<Current>>,
    /// Measures stalls while another playground in the host page may freeze this one.
    pub stall_detector: RefCell<Option<StallDetector>>,
    /// The lane and duration of the last freeze that was sent to the host page, in ms; `None` once the host page has answered.
    pub unanswered_freeze: Cell<Option<(Lane, f64)>>,
    /// Memory that is freed when a run breaks, since the cause may be a lack of memory.
    pub spare_memory: Cell<Vec<u8>>,
    /// When the sequence began, in ms on the page's clock.
    pub began_ms: Cell<f64>,
    /// The pause before the next lane of a sequence.
    pub pause: Cell<Option<Timeout>>,
    /// Whether a lane blocks the page.
    is_blocking: Cell<bool>,
    /// Whether the browser has ended the script in the middle of the current run.
    is_stopped: Cell<bool>,
    runs: Cell<u32>,
    _listener: Listener,
}

impl RunContext {
    /// A context without a run.
    pub fn new(clock: BrowserClock, kept: Option<KeptRuns>, session: Session) -> &'static Self {
        let context = Rc::new_cyclic(|itself: &Weak<Self>| {
            let [framed, ticked, changed] = [itself.clone(), itself.clone(), itself.clone()];
            let on_frame = move |now| {
                if let Some(context) = framed.upgrade() {
                    context.on_frame(now);
                }
            };
            let on_tick = move |now| {
                if let Some(context) = ticked.upgrade() {
                    context.on_tick(now);
                }
            };
            let on_change = move |_| {
                if let Some(context) = changed.upgrade() {
                    context.note_hidden();
                }
            };
            Self {
                frame_monitor: FrameMonitor::new(clock.clone(), on_frame, on_tick),
                clock,
                kept,
                session,
                current: RefCell::default(),
                stall_detector: RefCell::default(),
                unanswered_freeze: Cell::default(),
                spare_memory: Cell::default(),
                began_ms: Cell::default(),
                pause: Cell::default(),
                is_blocking: Cell::default(),
                is_stopped: Cell::default(),
                runs: Cell::default(),
                _listener: Listener::new(document().into(), &["visibilitychange"], on_change),
            }
        });
        // The page is never unmounted, so the leak lasts as long as the document.
        Box::leak(Box::new(context))
    }

    /// Returns the next run's number.
    pub fn next_run(&self) -> u32 {
        self.runs.replace(self.runs.get() + 1)
    }

    /// Makes a run the current one.
    pub fn begin(&self, current: Current) {
        self.current.replace(Some(current));
        self.unanswered_freeze.take();
        // During a run, a stall caused by another page can't be told from one caused by the run.
        self.stall_detector.take();
        let mut spare_memory = self.spare_memory.take();
        // If the allocation fails, the run continues without spare memory.
        let _ = spare_memory.try_reserve_exact(SPARE_MEMORY_BYTES);
        self.spare_memory.set(spare_memory);
        self.frame_monitor.watch_until(f64::INFINITY);
    }

    /// Begins recording: the run now counts, and `abort` stops it.
    pub fn record(&self, recorder: &Rc<Recorder>, abort: AbortHandle) {
        let mut current = self.current.borrow_mut();
        // A run that failed while its workers started is not the current one any more.
        if let Some(current) = current.as_mut().filter(|current| current.number == recorder.number()) {
            current.recorder = Some(Rc::clone(recorder));
            // The click was earlier: the run has waited for a frame and for its workers.
            current.started_at = iso_now();
            current.abort = abort;
            recorder.lane().advance(RunEvent::Count);
        }
        drop(current);
        recorder.lane().strip.update(|strip| strip.frame_gaps = self.frame_monitor.frame_gaps());
        self.note_hidden();
    }

    /// The recorder of the current run; `None` until the run counts.
    pub fn recorder(&self) -> Option<Rc<Recorder>> {
        self.current.try_borrow().ok()?.as_ref()?.recorder.clone()
    }

    /// The number of the current run, and its abort handle.
    pub fn current(&self) -> Option<(u32, AbortHandle)> {
        self.current.try_borrow().ok()?.as_ref().map(|current| (current.number, current.abort.clone()))
    }

    /// Removes and returns the current run; `None` if it has another number.
    pub fn end(&self, number: u32) -> Option<Current> {
        let current = self.current.try_borrow_mut().ok()?.take_if(|current| current.number == number)?;
        // The clock may have broken, so the time is that of the last frame.
        let until_ms = self.frame_monitor.last_ms().unwrap_or_default() + WATCH_AFTER_RUN_MS;
        self.frame_monitor.watch_until(until_ms);
        // The next run's strip starts from here.
        self.frame_monitor.reset();
        Some(current)
    }

    /// Whether the strip of the latest lane is drawn at that time, in ms on the page's clock.
    pub fn is_drawn_at(&self, ms: f64) -> bool {
        ms < self.frame_monitor.until_ms()
    }

    fn on_frame(&self, now: f64) {
        match self.session.latest_lane().filter(|_| self.is_drawn_at(now)) {
            Some(lane) => lane.strip.update(|strip| strip.frame_gaps.record(now)),
            None => self.show_idle_frames(),
        }
        // Last, since a log that follows its end forces a layout.
        if let Some(recorder) = self.recorder() {
            recorder.on_frame(now);
        }
    }

    fn on_tick(&self, now: f64) {
        if self.is_blocking.take() {
            // No timer ticks while a lane blocks the page, so its script was ended. `boot.js` tells the reader, and `fail` is called.
            self.is_stopped.set(true);
            throw_str("stopped");
        }
        if let Some(recorder) = self.recorder() {
            recorder.on_tick(now);
            recorder.lane().strip.update_untracked(|strip| strip.frame_gaps.tick(now));
        }
    }

    /// Blocks the page with `act`. If the browser ends the script meanwhile, the next tick of a timer notices it.
    pub fn block(&self, act: impl FnOnce()) {
        self.is_blocking.set(true);
        act();
        self.is_blocking.set(false);
    }

    /// Whether the browser has ended the script in the middle of the current run. Then, or if `act` has thrown an exception, the page is
    /// not blocked any more.
    pub fn take_stopped(&self) -> bool {
        self.is_blocking.set(false);
        self.is_stopped.take()
    }

    /// Draws frames in the strip of a lane that has the pointer or the focus and has not run.
    fn show_idle_frames(&self) {
        let Some(lane) = self.frame_monitor.watched().map(|mode| self.session.lane(mode)) else { return };
        if lane.phase.get_untracked() == RunPhase::Idle {
            lane.strip.update(|strip| strip.frame_gaps = self.frame_monitor.frame_gaps());
        }
    }

    fn note_hidden(&self) {
        if document().hidden() {
            if let Some(recorder) = self.recorder() {
                recorder.hide();
            }
            self.session.change_sequence(SequenceEvent::Hide);
        }
    }
}
