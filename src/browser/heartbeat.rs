//! The heartbeat: a callback a frame, for as long as somebody looks and no longer. Beside it a timer ticks, to tell a
//! page that is frozen, where neither comes, from one that is only not drawn.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Interval;

use crate::browser::clock::BrowserTime;
use crate::browser::frames::Frame;
use crate::exercise::time::Time;

/// How often the timer ticks, in ms.
const TICK_MS: u32 = 250;

/// Beats once a frame until told otherwise. Stops when dropped.
pub struct Heartbeat(Rc<Heart>);

struct Heart {
    time: BrowserTime,
    until_ms: Cell<f64>,
    last_ms: Cell<Option<f64>>,
    frame: RefCell<Option<Frame>>,
    timer: RefCell<Option<Interval>>,
    on_beat: Box<dyn Fn(f64)>,
    on_tick: Box<dyn Fn()>,
    itself: Weak<Heart>,
}

impl Heartbeat {
    /// A heart at rest. `on_beat` is told the time of each frame, in ms of `time`; `on_tick` is called four times a
    /// second.
    pub fn new(time: BrowserTime, on_beat: impl Fn(f64) + 'static, on_tick: impl Fn() + 'static) -> Self {
        Self(Rc::new_cyclic(|itself| Heart {
            time,
            until_ms: Cell::new(0.0),
            last_ms: Cell::new(None),
            frame: RefCell::default(),
            timer: RefCell::default(),
            on_beat: Box::new(on_beat),
            on_tick: Box::new(on_tick),
            itself: itself.clone(),
        }))
    }

    /// Beats from now on until `until_ms`, or for ever where that is infinite.
    pub fn beat_until(&self, until_ms: f64) {
        self.0.until_ms.set(until_ms);
        if self.0.frame.borrow().is_none() {
            self.0.last_ms.set(None);
            self.0.wait();
            let heart = Weak::clone(&self.0.itself);
            let tick = move || heart.upgrade().iter().for_each(|heart| (heart.on_tick)());
            self.0.timer.replace(Some(Interval::new(TICK_MS, tick)));
        }
    }

    /// Whether it beats.
    pub fn is_beating(&self) -> bool {
        self.0.frame.borrow().is_some()
    }

    /// When it last beat, in ms; nothing where it was at rest.
    pub fn last_ms(&self) -> Option<f64> {
        self.0.last_ms.get()
    }
}

impl Heart {
    fn wait(&self) {
        let itself = self.itself.clone();
        let frame = Frame::request(move || itself.upgrade().iter().for_each(|heart| heart.beat()));
        self.frame.replace(Some(frame));
    }

    fn beat(&self) {
        let now = self.time.now();
        self.last_ms.set(Some(now));
        if now < self.until_ms.get() {
            self.wait();
        } else {
            self.frame.replace(None);
            self.timer.replace(None);
            self.last_ms.set(None);
        }
        (self.on_beat)(now);
    }
}
