//! Timers. Gloo compiles a timer for each type of closure; these functions erase the type, so that it is compiled once.

use gloo_timers::callback::{Interval, Timeout};

/// Calls `act` once after `ms` milliseconds, unless the timeout is dropped before.
pub fn after(ms: u32, act: impl FnOnce() + 'static) -> Timeout {
    #[inline(never)]
    fn erased(ms: u32, act: Box<dyn FnOnce()>) -> Timeout {
        Timeout::new(ms, act)
    }
    erased(ms, Box::new(act))
}

/// Calls `act` every `ms` milliseconds, until the interval is dropped.
pub fn every(ms: u32, act: impl FnMut() + 'static) -> Interval {
    #[inline(never)]
    fn erased(ms: u32, act: Box<dyn FnMut()>) -> Interval {
        Interval::new(ms, act)
    }
    erased(ms, Box::new(act))
}
