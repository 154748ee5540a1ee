//! The browser's clock: `performance.now()`, a busy wait, and sleeps that share one browser timer.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::Performance;

use crate::browser::frames::yield_to_event_loop;
use crate::browser::timeouts::after;
use crate::exercise::clock::Clock;
use crate::exercise::timer_queue::{Sleep, TimerDriver, TimerQueue};
use crate::findings::clock_resolution::ClockResolution;

/// The longest delay that a browser's timer takes, in ms. A timer with a longer one fires at once.
const MAX_DELAY_MS: f64 = i32::MAX as f64;

/// The most timers that are woken in one batch. Their tasks run before the next batch.
const BATCH: usize = 256;
/// How long batches run before yielding to the event loop, in ms: a quarter of a frame.
const BUDGET_MS: f64 = 4.0;
/// The most timers that are set from one another's callbacks. HTML clamps deeper nested timers to 4 ms, but not a timer that is
/// set in a task of its own.
const MAX_NESTED: u8 = 4;

/// How often the clock is read in one task to measure its step, a fraction of a millisecond, and the most such tasks: a clock may
/// stand still.
const READINGS: usize = 2_000;
const MOST_TASKS: usize = 5_000;

/// The clock of the page. Clones share one timer queue.
#[derive(Clone, Debug)]
pub struct BrowserClock(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    performance: Performance,
    /// The latest time that it told, in ms: where the browser's clock goes back, this one stands.
    latest_ms: Cell<f64>,
    resolution_ms: Cell<Option<f64>>,
    timers: RefCell<TimerQueue>,
    /// The one timer, and the deadline it is set for. Dropping it clears it.
    timer: RefCell<Option<(f64, Timeout)>>,
    /// How many timers were set from one another's callbacks since the last yield to the event loop.
    nested: Cell<u8>,
    /// Whether expired timers are being woken in batches.
    is_waking: Cell<bool>,
    itself: Weak<Self>,
}

impl BrowserClock {
    /// The clock of this window; `None` if it has no `performance`.
    pub fn of_window() -> Option<Self> {
        let performance = web_sys::window()?.performance()?;
        let clock = Rc::new_cyclic(|itself| Inner {
            performance,
            latest_ms: Cell::default(),
            resolution_ms: Cell::default(),
            timers: RefCell::default(),
            timer: RefCell::default(),
            nested: Cell::default(),
            is_waking: Cell::default(),
            itself: itself.clone(),
        });
        Some(Self(clock))
    }

    /// The number of pending timers.
    pub fn sleepers(&self) -> usize {
        self.0.timers.borrow().len()
    }

    /// Its resolution in ms, 0 unless that is coarse; `None` until it is measured.
    pub fn resolution_ms(&self) -> Option<f64> {
        self.0.resolution_ms.get()
    }

    /// Measures its resolution, once. On a coarse clock that takes as long as some steps, in which the page stays alive.
    pub async fn measure_resolution(&self) {
        let mut resolution = ClockResolution::default();
        for _ in 0..MOST_TASKS {
            if self.0.resolution_ms.get().is_some() {
                return;
            }
            (0..READINGS).for_each(|_| resolution.read(self.0.performance.now()));
            self.0.resolution_ms.set(resolution.known_ms());
            resolution.pause();
            yield_to_event_loop().await;
        }
        self.0.resolution_ms.set(Some(0.0));
    }
}

impl Inner {
    /// Sets the browser timer for the next deadline, or clears it if the queue is empty. Browsers may fire a little early;
    /// the timer is then set again.
    fn arm(&self) {
        if self.is_waking.get() {
            return;
        }
        let next = self.timers.borrow().next_deadline();
        if next == self.timer.borrow().as_ref().map(|(deadline, _)| *deadline) {
            return;
        }
        // Read before the timer is borrowed, so that an exception leaves no borrow behind.
        let now = self.now();
        *self.timer.borrow_mut() = next.map(|deadline| {
            let delay_ms = (deadline - now).ceil().min(MAX_DELAY_MS) as u32;
            let clock = self.itself.clone();
            let on_timer = move || {
                if let Some(clock) = clock.upgrade() {
                    clock.on_timer();
                }
            };
            (deadline, after(delay_ms, on_timer))
        });
    }

    /// Wakes the expired timers in order, and sets the browser timer for the next deadline.
    fn on_timer(&self) {
        self.timer.borrow_mut().take();
        self.nested.update(|nested| nested + 1);
        let is_nested = self.nested.get() >= MAX_NESTED;
        if self.wake_batch() || is_nested {
            // The budget counts as spent, so that the next batch yields to the event loop first.
            let began_ms = if is_nested { f64::NEG_INFINITY } else { self.now() };
            self.is_waking.set(true);
            spawn_local(wake_rest_in_batches(self.itself.clone(), began_ms));
        } else {
            self.arm();
        }
    }

    /// Wakes one batch of expired timers. Returns true if there may be more.
    fn wake_batch(&self) -> bool {
        // Read before the queue is borrowed, for the same reason.
        let now = self.now();
        let due = self.timers.borrow_mut().drain_expired(now, BATCH);
        let may_be_more = due.len() == BATCH;
        due.into_iter().for_each(Waker::wake);
        may_be_more
    }
}

/// Wakes the remaining expired timers in batches. `began_ms` is when the first batch was woken. Yields to the event loop when
/// the budget is spent.
async fn wake_rest_in_batches(clock: Weak<Inner>, mut began_ms: f64) {
    loop {
        // The tasks of the last batch run first.
        yield_now().await;
        let Some(now) = clock.upgrade().map(|clock| clock.now()) else { return };
        let is_over_budget = now - began_ms >= BUDGET_MS;
        if is_over_budget {
            yield_to_event_loop().await;
        }
        let Some(clock) = clock.upgrade() else { return };
        if is_over_budget {
            clock.nested.set(0);
            began_ms = clock.now();
        }
        if !clock.wake_batch() {
            clock.is_waking.set(false);
            return clock.arm();
        }
    }
}

/// Completes when the tasks that are already scheduled have run.
async fn yield_now() {
    let mut is_over = false;
    poll_fn(|context| {
        if is_over {
            return Poll::Ready(());
        }
        is_over = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl Clock for Inner {
    fn now(&self) -> f64 {
        let now = self.performance.now().max(self.latest_ms.get());
        self.latest_ms.set(now);
        now
    }

    fn block(&self, until: f64) {
        while self.now() < until {}
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        Sleep::until(self, until)
    }
}

impl TimerDriver for Inner {
    fn timers(&self) -> &RefCell<TimerQueue> {
        &self.timers
    }

    fn rearm(&self) {
        self.arm();
    }
}

impl Clock for BrowserClock {
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
