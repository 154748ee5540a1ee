//! The browser's clock: `performance.now()`, a wait that keeps the page busy, and sleeps by one timer.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::task::Waker;

use gloo_timers::callback::Timeout;
use web_sys::Performance;

use crate::exercise::sleepers::{Alarm, Sleep, Sleepers};
use crate::exercise::time::Time;

/// The longest delay that a browser's timer takes, in ms: one above fires at once.
const MAX_DELAY_MS: f64 = i32::MAX as f64;

/// The clock of the page. A clone is the same clock, with the same sleepers.
#[derive(Clone, Debug)]
pub struct BrowserTime(Rc<Clock>);

#[derive(Debug)]
struct Clock {
    performance: Performance,
    sleepers: RefCell<Sleepers>,
    /// The one timer, and the deadline it is set for. Dropping it clears it.
    timer: RefCell<Option<(f64, Timeout)>>,
    itself: Weak<Self>,
}

impl BrowserTime {
    /// The clock of this window; nothing where it has none.
    pub fn of_window() -> Option<Self> {
        let performance = web_sys::window()?.performance()?;
        Some(Self(Rc::new_cyclic(|itself| Clock {
            performance,
            sleepers: RefCell::default(),
            timer: RefCell::default(),
            itself: itself.clone(),
        })))
    }

    /// How many sleep by this clock.
    pub fn sleepers(&self) -> usize {
        self.0.sleepers.borrow().len()
    }
}

impl Clock {
    /// Sets the timer for the next to wake, and clears it where nobody sleeps. Browsers fire a little early: whoever
    /// is not due then is waited for anew.
    fn set_timer(&self) {
        let next = self.sleepers.borrow().next_deadline();
        let mut timer = self.timer.borrow_mut();
        if next == timer.as_ref().map(|(deadline, _)| *deadline) {
            return;
        }
        *timer = next.map(|deadline| {
            let delay_ms = (deadline - self.now()).ceil().clamp(0.0, MAX_DELAY_MS) as u32;
            let clock = self.itself.clone();
            let ring = move || clock.upgrade().iter().for_each(|clock| clock.ring());
            (deadline, Timeout::new(delay_ms, ring))
        });
    }

    /// Wakes whoever is due, in order, and sets the timer for the next.
    fn ring(&self) {
        self.timer.borrow_mut().take();
        let due = self.sleepers.borrow_mut().take_due(self.now());
        due.into_iter().for_each(Waker::wake);
        self.set_timer();
    }
}

impl Time for Clock {
    fn now(&self) -> f64 {
        self.performance.now()
    }

    fn block(&self, until: f64) {
        while self.now() < until {}
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        Sleep::until(self, until)
    }
}

impl Alarm for Clock {
    fn sleepers(&self) -> &RefCell<Sleepers> {
        &self.sleepers
    }

    fn changed(&self) {
        self.set_timer();
    }
}

impl Time for BrowserTime {
    fn now(&self) -> f64 {
        self.0.now()
    }

    fn block(&self, until: f64) {
        self.0.block(until);
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        self.0.sleep(until)
    }
}
