//! A standstill: for how long this page's timers did not come, because something else held its thread.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};

use crate::browser::clock::BrowserClock;
use crate::exercise::clock::Clock;
use crate::findings::frame_gaps::FrameGaps;

/// How often the timer ticks, in ms.
const TICK_MS: u32 = 20;
/// For how long it is watched at most, in ms: longer than any lane blocks.
const PATIENCE_MS: u32 = 15_000;

/// Watches from when it is made until it is dropped, or until patience ends.
#[must_use = "nothing is watched once it is dropped"]
pub struct StallDetector {
    clock: BrowserClock,
    pulse: Rc<RefCell<FrameGaps>>,
    timer: Rc<RefCell<Option<Interval>>>,
    _patience: Timeout,
}

impl StallDetector {
    /// Watches from now on.
    pub fn watch(clock: BrowserClock) -> Self {
        let pulse = Rc::<RefCell<FrameGaps>>::default();
        pulse.borrow_mut().record(clock.now());
        let (beating, ticking) = (Rc::clone(&pulse), clock.clone());
        let tick = move || beating.borrow_mut().record(ticking.now());
        let timer = Rc::new(RefCell::new(Some(Interval::new(TICK_MS, tick))));
        let ending = Rc::clone(&timer);
        Self { clock, pulse, timer, _patience: Timeout::new(PATIENCE_MS, move || drop(ending.take())) }
    }

    /// The longest it stood still, in ms, up to now; nothing where the watch is over.
    pub fn longest_ms(&self) -> Option<f64> {
        self.timer.borrow().as_ref()?;
        self.pulse.borrow_mut().record(self.clock.now());
        self.pulse.borrow().longest_ms()
    }
}
