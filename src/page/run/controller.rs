//! Starts runs, and what else a reader asks for. The rest of the controller: `sequencing.rs` says which lanes run and stops them,
//! `counting.rs` counts a started run, `ending.rs` ends it, `history.rs` keeps it.

use std::rc::Rc;

use futures_util::future::AbortHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::BrowserClock;
use crate::browser::dates::iso_now;
use crate::browser::host::tell;
use crate::browser::storage::KeptRuns;
use crate::exercise::mode::Mode;
use crate::findings::log_rows::LogRow;
use crate::findings::replay::end_ms;
use crate::findings::run_phase::{RunEvent, RunPhase};
use crate::findings::sequence::SequenceEvent;
use crate::page::lazy::loader::Loader;
use crate::page::run::context::{Current, RunContext};
use crate::page::run::counting::Started;
use crate::page::state::session::Session;
use crate::sharing::link::Link;
use crate::sharing::messages::OutMessage;

/// Runs plans for the page. A copy is the same controller.
#[derive(Clone, Copy)]
pub struct Controller {
    /// The state that the views read.
    pub session: Session,
    /// The loader of the lazy chunk.
    pub loader: Loader,
    /// A stored value, since leptos requires `Send` of the closures that hold a controller.
    context: StoredValue<&'static RunContext, LocalStorage>,
}

impl Controller {
    /// A controller without a run, with a new session for the link.
    pub fn new(clock: BrowserClock, link: &Link, loader: Loader) -> Self {
        let kept = KeptRuns::open();
        let session = Session::new(link, kept.as_ref().map(KeptRuns::number));
        Self { session, loader, context: StoredValue::new_local(RunContext::new(clock, kept, session)) }
    }

    /// The run state that no view reads.
    pub fn context(self) -> &'static RunContext {
        self.context.get_value()
    }

    /// Whether a sequence goes on. Does not subscribe.
    pub fn is_busy(self) -> bool {
        untrack(|| self.session.is_busy())
    }

    /// Starts a run of the plan. `false` if a run is on or the mode refuses the plan. A freeze is announced first if `is_first`: the
    /// run is the first of its series.
    pub fn start(self, mode: Mode, is_first: bool) -> bool {
        let plan = self.session.plan.get_untracked();
        if untrack(|| self.session.running()).is_some() || mode.refuse(&plan).is_some() {
            return false;
        }
        let (abort, registration) = AbortHandle::new_pair();
        let lane = self.session.lane(mode);
        let context = self.context();
        let number = context.next_run();
        self.session.latest.set(Some(mode));
        context.begin(Current { number, started_at: iso_now(), abort, recorder: None });
        if lane.phase.get_untracked() != RunPhase::Idle {
            lane.clear();
        }
        lane.advance(RunEvent::Start);
        self.session.poke_answer.set(String::new());
        self.session.replay.end();
        tell(&OutMessage::RunStart(mode));
        // Sent before anything blocks, so that a host page can begin to measure.
        let freeze_ms = mode.expected_freeze_ms(&plan);
        if freeze_ms > 0 {
            tell(&OutMessage::FreezeStart(mode, freeze_ms));
        }
        let is_announced = freeze_ms > 0 && is_first;
        if is_announced {
            self.session.change_sequence(SequenceEvent::AnnounceFreeze);
        }
        spawn_local(self.count(Started { number, lane, plan, is_announced }, registration));
        true
    }

    /// Announces to screen readers that a lane runs.
    pub fn say_running(self, mode: Mode) {
        self.session.announcement.set(format!("{} is running.", untrack(|| self.session.title(mode))));
    }

    /// Answers a poke made at `poked_ms` on the page's clock.
    pub fn poke(self, poked_ms: f64) {
        self.session.poke_answer.set(self.context().poke(poked_ms));
    }

    /// Plays the runs in view in real time, as the page or as a terminal would show them, or pauses. If `is_terminal` is set while
    /// the page's replay plays, the terminal's replay goes on from the same time.
    pub fn toggle_play(self, is_terminal: bool) {
        let is_other = is_terminal && !self.session.replay.is_terminal.get_untracked();
        if self.session.replay.is_playing.get_untracked() && !is_other {
            return self.session.replay.pause();
        }
        if !self.is_busy() {
            let runs = untrack(|| self.session.runs_in_view());
            self.session.replay.is_terminal.set(is_terminal);
            self.session.replay.play(self.context().clock.clone(), end_ms(runs.iter().map(|run| &**run)));
        }
    }

    /// Watches frames while a lane has the pointer; `None` if no lane has it.
    pub fn point_at(self, mode: Option<Mode>) {
        self.prepare(mode);
        self.context().frame_monitor.point_at(mode);
    }

    /// Watches frames while a lane has the focus; `None` if no lane has it.
    pub fn focus(self, mode: Option<Mode>) {
        self.prepare(mode);
        self.context().frame_monitor.focus(mode);
    }

    /// Requests the lazy chunk, which draws the strip: a reader who looks at a lane may be about to run it.
    fn prepare(self, mode: Option<Mode>) {
        if mode.is_some() {
            self.loader.load_soon();
        }
    }

    /// Whether a lane froze the page at that time, in ms on the page's clock.
    pub fn was_frozen_at(self, ms: f64) -> bool {
        self.context().was_frozen_at(ms)
    }

    /// Records when rows that were mounted by scrolling are shown, if a run is on.
    pub fn note_mounted(self, rows: Vec<Rc<LogRow>>) {
        if let Some(recorder) = self.context().recorder() {
            recorder.await_drawing(rows);
        }
    }
}
