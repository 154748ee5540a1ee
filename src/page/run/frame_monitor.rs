//! The heart of the page: it beats for the run that is on and for a lane that somebody looks at, and no longer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::clock::BrowserClock;
use crate::browser::frame_loop::FrameLoop;
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::FrameGaps;

/// See the module's first line. Times in ms on the page's clock.
pub struct FrameMonitor {
    frame_loop: FrameLoop,
    /// The pulse since the heart began to beat, or since the last run.
    pulse: Rc<RefCell<FrameGaps>>,
    pointed_at: Cell<Option<Mode>>,
    focused: Cell<Option<Mode>>,
    until_ms: Cell<f64>,
}

impl FrameMonitor {
    /// A heart at rest. `on_beat` is told the time of each frame; `on_tick` is called where a timer ticks, frame or not.
    pub fn new(clock: BrowserClock, on_beat: impl Fn(f64) + 'static, on_tick: impl Fn() + 'static) -> Self {
        let pulse = Rc::<RefCell<FrameGaps>>::default();
        let [beaten, ticked] = [Rc::clone(&pulse), Rc::clone(&pulse)];
        let beat = move |now| {
            beaten.borrow_mut().record(now);
            on_beat(now);
        };
        let tick = move || {
            ticked.borrow_mut().tick();
            on_tick();
        };
        let frame_loop = FrameLoop::new(clock, beat, tick);
        Self { frame_loop, pulse, pointed_at: Cell::default(), focused: Cell::default(), until_ms: Cell::default() }
    }

    /// When it last beat; nothing where it was at rest.
    pub fn last_ms(&self) -> Option<f64> {
        self.frame_loop.last_frame_ms()
    }

    /// The pulse so far.
    pub fn pulse(&self) -> FrameGaps {
        self.pulse.borrow().clone()
    }

    /// Forgets the pulse so far: another begins.
    pub fn begin_anew(&self) {
        self.pulse.take();
    }

    /// Beats at least until then.
    pub fn beat_until(&self, until_ms: f64) {
        self.until_ms.set(until_ms);
        self.run();
    }

    /// Beats while a lane has the pointer.
    pub fn point_at(&self, mode: Option<Mode>) {
        self.pointed_at.set(mode);
        self.run();
    }

    /// Beats while a lane has the focus.
    pub fn focus(&self, mode: Option<Mode>) {
        self.focused.set(mode);
        self.run();
    }

    /// The lane that somebody looks at.
    pub fn watched(&self) -> Option<Mode> {
        self.pointed_at.get().or(self.focused.get())
    }

    fn run(&self) {
        if !self.frame_loop.is_running() {
            self.begin_anew();
        }
        let until_ms = if self.watched().is_some() { f64::INFINITY } else { self.until_ms.get() };
        self.frame_loop.run_until(until_ms);
    }
}
