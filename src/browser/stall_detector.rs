//! The stall detector: measures how long something else kept this page's timers from firing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};

use crate::browser::clock::BrowserClock;
use crate::browser::timeouts::{after, every};
use crate::exercise::clock::Clock;
use crate::findings::frame_gaps::FrameGaps;

/// How often the timer ticks, in ms.
const TICK_MS: u32 = 20;
/// The longest time to watch, in ms: longer than any lane blocks.
const TIMEOUT_MS: u32 = 15_000;

/// Watches until it is dropped or times out.
#[must_use = "the detector stops when it is dropped"]
pub struct StallDetector {
    clock: BrowserClock,
    gaps: Rc<RefCell<FrameGaps>>,
    timer: Rc<RefCell<Option<Interval>>>,
    _timeout: Timeout,
}

impl StallDetector {
    /// Starts to watch now.
    pub fn watch(clock: BrowserClock) -> Self {
        let gaps = Rc::<RefCell<FrameGaps>>::default();
        gaps.borrow_mut().set_resolution(clock.resolution_ms().unwrap_or_default());
        gaps.borrow_mut().record(clock.now());
        let (recorded, tick_clock) = (Rc::clone(&gaps), clock.clone());
        let tick = move || recorded.borrow_mut().record(tick_clock.now());
        let timer = Rc::new(RefCell::new(Some(every(TICK_MS, tick))));
        let stopped_timer = Rc::clone(&timer);
        Self { clock, gaps, timer, _timeout: after(TIMEOUT_MS, move || drop(stopped_timer.take())) }
    }

    /// The longest gap between ticks up to now, in ms. `None` if the detector timed out.
    pub fn longest_ms(&self) -> Option<f64> {
        self.timer.borrow().as_ref()?;
        self.gaps.borrow_mut().record(self.clock.now());
        self.gaps.borrow().longest_ms()
    }
}
