//! The simulation: runs a plan in a mode on a virtual clock, without waiting, to predict the run.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::task::{Context, Waker};

use crate::exercise::clock::{Clock, NoThread};
use crate::exercise::count::count;
use crate::exercise::log::{Event, Log};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::timer_queue::{Sleep, TimerDriver, TimerQueue};

/// A predicted run. Times are in ms from its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The predicted events, in order.
    pub events: Vec<Event>,
    /// The predicted duration.
    pub elapsed_ms: f64,
    /// The longest time for which it blocks the page's thread.
    pub longest_freeze_ms: f64,
}

/// Runs `plan` in `mode` to its end, with the same functions that run it in the page.
pub fn simulate(mode: Mode, plan: &Plan) -> Simulation {
    let clock = VirtualClock::default();
    let log = Log::new(plan.lines(), 0.0);
    let mut longest_freeze_ms: f64 = 0.0;
    {
        let mut counting = pin!(count(mode, plan, &clock, &log));
        let mut context = Context::from_waker(Waker::noop());
        loop {
            let polled_ms = clock.now();
            let poll = counting.as_mut().poll(&mut context);
            longest_freeze_ms = longest_freeze_ms.max(clock.now() - polled_ms);
            if poll.is_ready() || !clock.advance() {
                break;
            }
        }
    }
    Simulation { events: log.events(), elapsed_ms: clock.now(), longest_freeze_ms }
}

/// A clock that advances only when it is waited for.
#[derive(Debug, Default)]
struct VirtualClock {
    now: Cell<f64>,
    timers: RefCell<TimerQueue>,
}

impl VirtualClock {
    /// Advances to the next deadline and wakes the timers that expire then. Returns false if no timer is pending.
    fn advance(&self) -> bool {
        let Some(deadline_ms) = self.timers.borrow().next_deadline() else { return false };
        self.block(deadline_ms);
        let due = self.timers.borrow_mut().drain_expired(self.now(), usize::MAX);
        due.into_iter().for_each(Waker::wake);
        true
    }
}

impl TimerDriver for VirtualClock {
    fn timers(&self) -> &RefCell<TimerQueue> {
        &self.timers
    }

    fn rearm(&self) {}
}

impl Clock for VirtualClock {
    fn now(&self) -> f64 {
        self.now.get()
    }

    fn block(&self, until: f64) {
        self.now.set(self.now.get().max(until));
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        Sleep::until(self, until)
    }

    async fn block_elsewhere(&self, until: f64) -> Result<(), NoThread> {
        self.sleep(until).await;
        Ok(())
    }
}
