//! Decides when frames are watched: during a run, shortly after it, and while a lane has the pointer or the focus.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::clock::BrowserClock;
use crate::browser::frame_loop::FrameLoop;
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::FrameGaps;

/// Watches frames on demand. Times in ms on the page's clock.
pub struct FrameMonitor {
    frame_loop: FrameLoop,
    /// The gaps since watching began, or since the last run.
    frame_gaps: Rc<RefCell<FrameGaps>>,
    pointed_at: Cell<Option<Mode>>,
    focused: Cell<Option<Mode>>,
    until_ms: Cell<f64>,
}

impl FrameMonitor {
    /// A monitor that does not watch yet. `on_frame` gets the time of each frame in ms, `on_tick` that of each tick of a timer, with
    /// or without frames.
    pub fn new(clock: BrowserClock, on_frame: impl Fn(f64) + 'static, on_tick: impl Fn(f64) + 'static) -> Self {
        let frame_gaps = Rc::<RefCell<FrameGaps>>::default();
        let [framed, ticked] = [Rc::clone(&frame_gaps), Rc::clone(&frame_gaps)];
        let step_clock = clock.clone();
        let frame = move |now| {
            let mut frame_gaps = framed.borrow_mut();
            frame_gaps.set_resolution(step_clock.resolution_ms().unwrap_or(f64::INFINITY));
            frame_gaps.record(now);
            drop(frame_gaps);
            on_frame(now);
        };
        let tick = move |now| {
            ticked.borrow_mut().tick(now);
            on_tick(now);
        };
        let frame_loop = FrameLoop::new(clock, frame, tick);
        Self {
            frame_loop,
            frame_gaps,
            pointed_at: Cell::default(),
            focused: Cell::default(),
            until_ms: Cell::default(),
        }
    }

    /// The time of the last frame, in ms; `None` while nothing is watched.
    pub fn last_ms(&self) -> Option<f64> {
        self.frame_loop.last_frame_ms()
    }

    /// A copy of the gaps so far.
    pub fn frame_gaps(&self) -> FrameGaps {
        self.frame_gaps.borrow().clone()
    }

    /// Forgets the gaps so far.
    pub fn reset(&self) {
        self.frame_gaps.take();
    }

    /// Watches at least until `until_ms`.
    pub fn watch_until(&self, until_ms: f64) {
        self.until_ms.set(until_ms);
        self.restart_loop();
    }

    /// Until when frames are watched, whether or not a lane has the pointer or the focus.
    pub fn until_ms(&self) -> f64 {
        self.until_ms.get()
    }

    /// Sets the lane that has the pointer; watches while there is one.
    pub fn point_at(&self, mode: Option<Mode>) {
        self.pointed_at.set(mode);
        self.restart_loop();
    }

    /// Sets the lane that has the focus; watches while there is one.
    pub fn focus(&self, mode: Option<Mode>) {
        self.focused.set(mode);
        self.restart_loop();
    }

    /// The lane that has the pointer or the focus.
    pub fn watched(&self) -> Option<Mode> {
        self.pointed_at.get().or(self.focused.get())
    }

    fn restart_loop(&self) {
        if !self.frame_loop.is_running() {
            self.reset();
        }
        let until_ms = if self.watched().is_some() { f64::INFINITY } else { self.until_ms.get() };
        self.frame_loop.run_until(until_ms);
    }
}
