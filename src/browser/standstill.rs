//! A standstill: for how long this page's timers did not come, because something else held its thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};

use crate::browser::clock::BrowserTime;
use crate::exercise::time::Time;

/// How often the timer ticks, in ms.
const TICK_MS: u32 = 20;
/// For how long it is watched at most, in ms: longer than any lane blocks.
const PATIENCE_MS: u32 = 15_000;

/// Watches from when it is made until it is dropped, or until patience ends.
#[must_use = "nothing is watched once it is dropped"]
pub struct Standstill {
    time: BrowserTime,
    gaps: Rc<Gaps>,
    _patience: Timeout,
}

struct Gaps {
    last_ms: Cell<f64>,
    longest_ms: Cell<f64>,
    timer: RefCell<Option<Interval>>,
}

impl Gaps {
    fn tick(&self, now: f64) {
        self.longest_ms.set(self.longest_ms.get().max(now - self.last_ms.get()));
        self.last_ms.set(now);
    }
}

impl Standstill {
    /// Watches from now on.
    pub fn watch(time: BrowserTime) -> Self {
        let gaps =
            Rc::new(Gaps { last_ms: Cell::new(time.now()), longest_ms: Cell::default(), timer: RefCell::default() });
        let (ticking, clock, ending) = (Rc::downgrade(&gaps), time.clone(), Rc::downgrade(&gaps));
        let tick = move || ticking.upgrade().iter().for_each(|gaps| gaps.tick(clock.now()));
        gaps.timer.replace(Some(Interval::new(TICK_MS, tick)));
        let end = move || ending.upgrade().iter().for_each(|gaps| drop(gaps.timer.take()));
        Self { time, gaps, _patience: Timeout::new(PATIENCE_MS, end) }
    }

    /// The longest it stood still, in ms, up to now; nothing where the watch is over.
    pub fn longest_ms(&self) -> Option<f64> {
        self.gaps.timer.borrow().as_ref()?;
        self.gaps.tick(self.time.now());
        Some(self.gaps.longest_ms.get())
    }
}
