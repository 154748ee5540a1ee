//! What the session keeps where no component sees it: the clock, the heart, and the run that is on.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use crate::browser::clock::BrowserTime;
use crate::browser::heartbeat::Heartbeat;
use crate::browser::listener::Listener;
use crate::browser::storage::KeptRuns;
use crate::exercise::mode::Mode;
use crate::exercise::time::Time;
use crate::findings::pulse::{Gap, Pulse};
use crate::page::lane_state::{Beat, LaneSignals, LaneState};
use crate::page::recorder::Recorder;
use crate::page::replies::{Replies, answer};

/// How long the heart goes on beating after a run, in ms.
const AFTERBEAT_MS: f64 = 1_000.0;

/// The run that is on.
pub struct Current {
    /// When it was started, by the wall clock.
    pub started_at: String,
    /// Stops it.
    pub abort: AbortHandle,
    /// What records it, once it counts.
    pub recorder: Option<Rc<Recorder>>,
}

/// See the module's first line.
pub struct Backstage {
    /// The clock of all runs.
    pub time: BrowserTime,
    /// Where runs are kept; nothing where the browser refuses.
    pub kept: Option<KeptRuns>,
    lanes: [LaneSignals; Mode::ALL.len()],
    heartbeat: RefCell<Option<Heartbeat>>,
    listener: RefCell<Option<Listener>>,
    pulse: RefCell<Pulse>,
    current: RefCell<Option<Current>>,
    /// The lane of the latest run, and until when the heart beats for it.
    latest: Cell<Option<(Mode, f64)>>,
    watched: Cell<Option<Mode>>,
    replies: RefCell<Replies>,
    runs: Cell<u32>,
    is_closed: Cell<bool>,
}

impl Backstage {
    /// At rest.
    pub fn new(time: BrowserTime, lanes: [LaneSignals; Mode::ALL.len()]) -> Rc<Self> {
        let backstage = Rc::new(Self {
            time,
            kept: KeptRuns::open(),
            lanes,
            heartbeat: RefCell::default(),
            listener: RefCell::default(),
            pulse: RefCell::default(),
            current: RefCell::default(),
            latest: Cell::default(),
            watched: Cell::default(),
            replies: RefCell::default(),
            runs: Cell::default(),
            is_closed: Cell::default(),
        });
        let weak = Rc::downgrade(&backstage);
        let on_beat = move |now| weak.upgrade().iter().for_each(|backstage| backstage.on_beat(now));
        backstage.heartbeat.replace(Some(Heartbeat::new(backstage.time.clone(), on_beat)));
        let weak = Rc::downgrade(&backstage);
        let on_change = move |_| weak.upgrade().iter().for_each(|backstage| backstage.note_hidden());
        let listener = Listener::new(document().into(), &["visibilitychange"], on_change);
        backstage.listener.replace(Some(listener));
        backstage
    }

    /// Ends whatever is on, because the page goes.
    pub fn close(&self) {
        self.is_closed.set(true);
        self.heartbeat.take();
        self.listener.take();
        self.current.borrow().iter().for_each(|current| current.abort.abort());
    }

    /// Whether the page has gone.
    pub fn is_closed(&self) -> bool {
        self.is_closed.get()
    }

    /// A number for the next run's rows.
    pub fn next_run(&self) -> u32 {
        self.runs.replace(self.runs.get() + 1)
    }

    /// Takes in that a run was started in `lane`.
    pub fn begin(&self, lane: LaneSignals, current: Current) {
        self.current.replace(Some(current));
        self.latest.set(Some((lane.mode, f64::INFINITY)));
        self.replies.take();
        self.keep_beating();
    }

    /// Takes in that the run now counts.
    pub fn record(&self, recorder: &Rc<Recorder>) {
        let lane = recorder.lane();
        let mut current = self.current.borrow_mut();
        let Some(current) = current.as_mut() else { return };
        current.recorder = Some(Rc::clone(recorder));
        let expected_ms = lane.mode.expected_ms(recorder.plan()) as f64;
        let started_ms = Some(recorder.log().started_ms());
        lane.beat.set(Beat { pulse: self.pulse.borrow().clone(), started_ms, expected_ms });
        if document().hidden() {
            recorder.hide();
        }
    }

    /// What records the run that is on.
    pub fn recorder(&self) -> Option<Rc<Recorder>> {
        self.current.try_borrow().ok()?.as_ref()?.recorder.clone()
    }

    /// Takes in that the run is over, and returns it.
    pub fn end(&self) -> Option<Current> {
        let current = self.current.take();
        // The next run's strip starts from here.
        self.pulse.take();
        let until_ms = self.time.now() + AFTERBEAT_MS;
        self.latest.set(self.latest.get().map(|(mode, _)| (mode, until_ms)));
        self.keep_beating();
        current
    }

    /// Notes a stretch in which `lane` blocked the page.
    pub fn note_freeze(&self, freeze: Gap, lane: LaneSignals) {
        self.replies.borrow_mut().note_freeze(freeze);
        self.reply_in(lane);
    }

    /// Whether the page was blocked on purpose at that time.
    pub fn was_frozen_at(&self, ms: f64) -> bool {
        self.replies.borrow().was_frozen_at(ms)
    }

    /// Stops the run that is on, or notes that a press at `pressed_ms` came too late for that.
    pub fn stop(&self, pressed_ms: f64) {
        if let Some(recorder) = self.recorder().filter(|_| self.replies.borrow().freeze().is_some()) {
            self.replies.borrow_mut().note_stop(pressed_ms, self.time.now());
            self.reply_in(recorder.lane());
        } else if let Some(current) = &*self.current.borrow() {
            current.abort.abort();
        }
    }

    /// Takes in a poke at `poked_ms`, and answers it.
    pub fn poke(&self, poked_ms: f64) -> String {
        let late_ms = (self.time.now() - poked_ms).max(0.0);
        let is_of_run = self.current.borrow().is_some() || self.was_frozen_at(poked_ms);
        if let Some((mode, _)) = self.latest.get().filter(|_| is_of_run) {
            self.replies.borrow_mut().note_poke(late_ms);
            self.reply_in(self.lanes[mode as usize]);
        }
        answer(late_ms)
    }

    /// When the heart last beat, in ms.
    pub fn heartbeat_ms(&self) -> Option<f64> {
        self.heartbeat.borrow().as_ref()?.last_ms()
    }

    /// Lets the heart beat while a lane is watched.
    pub fn watch(&self, mode: Option<Mode>) {
        self.watched.set(mode);
        self.keep_beating();
    }

    fn keep_beating(&self) {
        let heartbeat = self.heartbeat.borrow();
        let Some(heartbeat) = heartbeat.as_ref() else { return };
        if heartbeat.last_ms().is_none() {
            self.pulse.take();
        }
        let is_watched = self.watched.get().is_some();
        let until_ms = self.latest.get().map_or(0.0, |(_, until_ms)| until_ms);
        heartbeat.beat_until(if is_watched { f64::INFINITY } else { until_ms });
    }

    fn on_beat(&self, now: f64) {
        self.pulse.borrow_mut().beat(now);
        if let Some(recorder) = self.recorder() {
            recorder.on_frame(now);
        }
        match self.latest.get() {
            Some((mode, until_ms)) if now < until_ms => {
                self.lanes[mode as usize].beat.update(|beat| beat.pulse.beat(now));
            }
            _ => self.show_idle_pulse(),
        }
    }

    /// A lane that has not run yet shows that the page is alive while somebody looks.
    fn show_idle_pulse(&self) {
        let Some(lane) = self.watched.get().map(|mode| self.lanes[mode as usize]) else { return };
        if lane.state.get_untracked() == LaneState::Idle {
            lane.beat.update(|beat| beat.pulse = self.pulse.borrow().clone());
        }
    }

    fn reply_in(&self, lane: LaneSignals) {
        lane.said.set(self.replies.borrow().sentences());
    }

    fn note_hidden(&self) {
        if let Some(recorder) = self.recorder().filter(|_| document().hidden()) {
            recorder.hide();
        }
    }
}
