//! The browser's clock: `performance.now()`, a wait that keeps the page busy, and sleeps by one timer.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::Performance;

use crate::browser::frames::yield_to_event_loop;
use crate::exercise::clock::Clock;
use crate::exercise::timer_queue::{Sleep, TimerDriver, TimerQueue};

/// The longest delay that a browser's timer takes, in ms: one above fires at once.
const MAX_DELAY_MS: f64 = i32::MAX as f64;

/// How many are woken at a time: what they do then is done in one go.
const BATCH: usize = 256;
/// For how long they are woken before the page gets a turn, in ms: a quarter of a frame.
const BUDGET_MS: f64 = 4.0;
/// How many timers are set one by the other. Of more than these browsers make each wait for 4 ms, as HTML has it; but not of one
/// that is set in a turn of its own.
const MAX_NESTED: u8 = 4;

/// The clock of the page. A clone is the same clock, with the same sleepers.
#[derive(Clone, Debug)]
pub struct BrowserClock(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    performance: Performance,
    timers: RefCell<TimerQueue>,
    /// The one timer, and the deadline it is set for. Dropping it clears it.
    timer: RefCell<Option<(f64, Timeout)>>,
    /// How many timers were set one by the other, since the page had its turn.
    nested: Cell<u8>,
    /// Whether those who are due are being woken, some at a time.
    is_waking: Cell<bool>,
    itself: Weak<Self>,
}

impl BrowserClock {
    /// The clock of this window; nothing where it has none.
    pub fn of_window() -> Option<Self> {
        let performance = web_sys::window()?.performance()?;
        let clock = Rc::new_cyclic(|itself| Inner {
            performance,
            timers: RefCell::default(),
            timer: RefCell::default(),
            nested: Cell::default(),
            is_waking: Cell::default(),
            itself: itself.clone(),
        });
        Some(Self(clock))
    }

    /// How many sleep by this clock.
    pub fn sleepers(&self) -> usize {
        self.0.timers.borrow().len()
    }
}

impl Inner {
    /// Sets the timer for the next to wake, and clears it where nobody sleeps. Browsers fire a little early: whoever
    /// is not due then is waited for anew.
    fn arm(&self) {
        if self.is_waking.get() {
            return;
        }
        let next = self.timers.borrow().next_deadline();
        if next == self.timer.borrow().as_ref().map(|(deadline, _)| *deadline) {
            return;
        }
        // Asked with nothing in hand: a clock that breaks leaves it whole.
        let now = self.now();
        *self.timer.borrow_mut() = next.map(|deadline| {
            let delay_ms = (deadline - now).ceil().min(MAX_DELAY_MS) as u32;
            let clock = self.itself.clone();
            let on_timer = move || clock.upgrade().iter().for_each(|clock| clock.on_timer());
            (deadline, Timeout::new(delay_ms, on_timer))
        });
    }

    /// Wakes whoever is due, in order, and sets the timer for the next.
    fn on_timer(&self) {
        self.timer.borrow_mut().take();
        self.nested.update(|nested| nested + 1);
        let is_nested = self.nested.get() >= MAX_NESTED;
        if self.wake_batch() || is_nested {
            // As if they had been woken for long.
            let began_ms = if is_nested { f64::NEG_INFINITY } else { self.now() };
            self.is_waking.set(true);
            spawn_local(wake_rest_in_batches(self.itself.clone(), began_ms));
        } else {
            self.arm();
        }
    }

    /// Wakes as many of those who are due as go at a time; true where there may be more.
    fn wake_batch(&self) -> bool {
        // Asked first, likewise.
        let now = self.now();
        let due = self.timers.borrow_mut().drain_expired(now, BATCH);
        let may_be_more = due.len() == BATCH;
        due.into_iter().for_each(Waker::wake);
        may_be_more
    }
}

/// Wakes whoever else is due on a clock that began to wake them at `began_ms`: some, then what they do, and so on. The page
/// gets a turn in between.
async fn wake_rest_in_batches(clock: Weak<Inner>, mut began_ms: f64) {
    loop {
        // Whoever was woken comes first.
        yield_now().await;
        let Some(now) = clock.upgrade().map(|clock| clock.now()) else { return };
        let is_long = now - began_ms >= BUDGET_MS;
        if is_long {
            yield_to_event_loop().await;
        }
        let Some(clock) = clock.upgrade() else { return };
        if is_long {
            clock.nested.set(0);
            began_ms = clock.now();
        }
        if !clock.wake_batch() {
            clock.is_waking.set(false);
            return clock.arm();
        }
    }
}

/// Over when the tasks that are to be run before have been run.
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
        self.performance.now()
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
