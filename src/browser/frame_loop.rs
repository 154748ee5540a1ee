//! The frame loop: a callback on each frame, for as long as it is needed. A timer ticks beside it: a frozen page gets
//! neither frames nor ticks, a page that is merely not drawn still gets ticks.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Interval;

use crate::browser::clock::BrowserClock;
use crate::browser::frames::Frame;
use crate::browser::timeouts::every;
use crate::exercise::clock::Clock;

/// How often the timer ticks, in ms.
const TICK_MS: u32 = 50;

/// Requests frame after frame until a given time. Stops when dropped.
pub struct FrameLoop(Rc<Inner>);

struct Inner {
    clock: BrowserClock,
    until_ms: Cell<f64>,
    last_frame_ms: Cell<Option<f64>>,
    frame: RefCell<Option<Frame>>,
    timer: RefCell<Option<Interval>>,
    on_frame: Box<dyn Fn(f64)>,
    on_tick: Box<dyn Fn(f64)>,
    itself: Weak<Inner>,
}

impl FrameLoop {
    /// A loop that does not run yet. `on_frame` receives the time of each frame, in ms of `clock`; `on_tick` the time
    /// of each tick, every 50 ms.
    pub fn new(clock: BrowserClock, on_frame: impl Fn(f64) + 'static, on_tick: impl Fn(f64) + 'static) -> Self {
        Self(Rc::new_cyclic(|itself| Inner {
            clock,
            until_ms: Cell::new(0.0),
            last_frame_ms: Cell::new(None),
            frame: RefCell::default(),
            timer: RefCell::default(),
            on_frame: Box::new(on_frame),
            on_tick: Box::new(on_tick),
            itself: itself.clone(),
        }))
    }

    /// Runs from now until `until_ms`, in ms of the clock; forever if that is infinite.
    pub fn run_until(&self, until_ms: f64) {
        self.0.until_ms.set(until_ms);
        if self.0.frame.borrow().is_none() {
            self.0.last_frame_ms.set(None);
            self.0.request_frame();
            let inner = Weak::clone(&self.0.itself);
            let tick = move || {
                if let Some(inner) = inner.upgrade() {
                    (inner.on_tick)(inner.clock.now());
                }
            };
            self.0.timer.replace(Some(every(TICK_MS, tick)));
        }
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.0.frame.borrow().is_some()
    }

    /// When the last frame came, in ms of the clock; `None` if the loop does not run or had no frame yet.
    pub fn last_frame_ms(&self) -> Option<f64> {
        self.0.last_frame_ms.get()
    }
}

impl Inner {
    fn request_frame(&self) {
        let itself = self.itself.clone();
        let frame = Frame::request(move || {
            if let Some(inner) = itself.upgrade() {
                inner.frame_arrived();
            }
        });
        self.frame.replace(Some(frame));
    }

    fn frame_arrived(&self) {
        let now = self.clock.now();
        self.last_frame_ms.set(Some(now));
        if now < self.until_ms.get() {
            self.request_frame();
        } else {
            self.frame.replace(None);
            self.timer.replace(None);
            self.last_frame_ms.set(None);
        }
        (self.on_frame)(now);
    }
}
