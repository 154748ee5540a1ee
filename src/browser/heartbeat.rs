//! The heartbeat: a callback a frame, for as long as somebody looks and no longer.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::browser::clock::BrowserTime;
use crate::browser::frames::Frame;
use crate::exercise::time::Time;

/// Beats once a frame until told otherwise. Stops when dropped.
pub struct Heartbeat(Rc<Heart>);

struct Heart {
    time: BrowserTime,
    until_ms: Cell<f64>,
    last_ms: Cell<Option<f64>>,
    frame: RefCell<Option<Frame>>,
    on_beat: Box<dyn Fn(f64)>,
    itself: Weak<Heart>,
}

impl Heartbeat {
    /// A heart at rest. `on_beat` is told the time of each frame, in ms of `time`.
    pub fn new(time: BrowserTime, on_beat: impl Fn(f64) + 'static) -> Self {
        Self(Rc::new_cyclic(|itself| Heart {
            time,
            until_ms: Cell::new(0.0),
            last_ms: Cell::new(None),
            frame: RefCell::default(),
            on_beat: Box::new(on_beat),
            itself: itself.clone(),
        }))
    }

    /// Beats from now on until `until_ms`, or for ever where that is infinite.
    pub fn beat_until(&self, until_ms: f64) {
        self.0.until_ms.set(until_ms);
        if self.0.frame.borrow().is_none() {
            self.0.last_ms.set(None);
            self.0.wait();
        }
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
            self.last_ms.set(None);
        }
        (self.on_beat)(now);
    }
}
