//! A simulation: the same plan and mode run on a virtual clock, at once, to say what is to be expected.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::task::{Context, Waker};

use crate::exercise::clock::{Clock, NoThread};
use crate::exercise::count::count;
use crate::exercise::log::{Event, Log};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::timer_queue::{Sleep, TimerDriver, TimerQueue};

/// What is to be expected of a run. Times in ms from its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// What will happen, in order.
    pub events: Vec<Event>,
    /// How long it will take.
    pub elapsed_ms: f64,
    /// The longest stretch for which it will not let go of the page's thread.
    pub longest_freeze_ms: f64,
}

/// Runs `plan` in `mode` to the end at once, by the very functions that run it in the page.
pub fn simulate(mode: Mode, plan: &Plan) -> Simulation {
    let clock = VirtualClock::default();
    let log = Log::new(plan.lines(), 0.0);
    let mut longest_freeze_ms: f64 = 0.0;
    {
        let mut counting = pin!(count(mode, plan, &clock, &log));
        let mut context = Context::from_waker(Waker::noop());
        loop {
            let let_go_ms = clock.now();
            let poll = counting.as_mut().poll(&mut context);
            longest_freeze_ms = longest_freeze_ms.max(clock.now() - let_go_ms);
            if poll.is_ready() || !clock.advance() {
                break;
            }
        }
    }
    Simulation { events: log.events(), elapsed_ms: clock.now(), longest_freeze_ms }
}

/// A clock that stands still until somebody waits for it, and then is there.
#[derive(Debug, Default)]
struct VirtualClock {
    now: Cell<f64>,
    timers: RefCell<TimerQueue>,
}

impl VirtualClock {
    /// Goes on to the next deadline and wakes whoever is due; false where nobody sleeps.
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
