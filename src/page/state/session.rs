//! The session: the signals that the views read. The controller, the recorder and the run context write what belongs to runs.

use std::ops::Deref;
use std::sync::Arc;

use crate::browser::host::is_framed;
use crate::browser::json::JsJson;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::freeze_scope::FreezeScope;
use crate::findings::run::Run;
use crate::findings::run_phase::RunPhase;
use crate::page::state::guess::Guess;
use crate::page::state::lane::{Lane, LaneSignals};
use crate::page::state::notice::Notice;
use crate::page::state::replay::Replay;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::{Link, Theme};

/// What the page holds and does. A copy is the same session.
///
/// It is one pointer, because nearly every closure of the page holds one. The signals live as long as the document.
#[derive(Clone, Copy)]
pub struct Session(&'static SessionSignals);

/// What a session holds.
pub struct SessionSignals {
    /// The plan that the next run will run.
    pub plan: ErasedSignal<Plan>,
    /// The lanes, in order.
    pub modes: ErasedSignal<Vec<Mode>>,
    /// The lane whose run is on.
    pub running: ErasedSignal<Option<Mode>>,
    /// The lane whose run is on, or was last.
    pub latest: ErasedSignal<Option<Mode>>,
    /// All runs, from the oldest on. Those of earlier visits come with the rest of the page.
    pub runs: ErasedSignal<Vec<Arc<Run>>>,
    /// How many runs of earlier visits have not come yet.
    pub earlier: ErasedSignal<usize>,
    /// Whether runs are kept across reloads.
    pub keeps_runs: ErasedSignal<bool>,
    /// The notices on the page.
    pub notices: ErasedSignal<Vec<Notice>>,
    /// What a screen reader is told of the latest run.
    pub announcement: ErasedSignal<String>,
    /// How the last poke was answered.
    pub answer: ErasedSignal<String>,
    /// Light or dark.
    pub theme: ErasedSignal<Theme>,
    /// What stands still while a lane blocks.
    pub freeze_scope: ErasedSignal<FreezeScope>,
    /// The questions before a run.
    pub guess: Guess,
    /// The moment of the runs in view that the logs show.
    pub replay: Replay,
    /// Messages from the host page that have not been read.
    pub inbox: ErasedSignal<Vec<JsJson>>,
    lanes: &'static [LaneSignals; Mode::ALL.len()],
}

impl Deref for Session {
    type Target = SessionSignals;

    fn deref(&self) -> &SessionSignals {
        self.0
    }
}

impl Session {
    /// A session that holds what the link says. It ends with the component that makes it.
    pub fn new(link: &Link, kept: Option<usize>) -> Self {
        let lanes = Box::leak(Box::new(Mode::ALL.map(LaneSignals::new)));
        let modes = ErasedSignal::new(link.modes.clone());
        Self(Box::leak(Box::new(SessionSignals {
            plan: ErasedSignal::new(link.plan.clone()),
            guess: Guess::new(modes, !link.embed),
            modes,
            running: ErasedSignal::new(None),
            latest: ErasedSignal::new(None),
            runs: ErasedSignal::default(),
            earlier: ErasedSignal::new(kept.unwrap_or_default()),
            keeps_runs: ErasedSignal::new(kept.is_some()),
            notices: ErasedSignal::default(),
            announcement: ErasedSignal::default(),
            answer: ErasedSignal::default(),
            theme: ErasedSignal::new(link.theme),
            freeze_scope: ErasedSignal::new(if is_framed() { FreezeScope::Unknown } else { FreezeScope::Page }),
            replay: Replay::new(),
            inbox: ErasedSignal::default(),
            lanes,
        })))
    }

    /// The signals of all lanes.
    pub fn lanes(self) -> &'static [LaneSignals; Mode::ALL.len()] {
        self.0.lanes
    }

    /// The signals of one lane.
    pub fn lane(self, mode: Mode) -> Lane {
        &self.0.lanes[mode as usize]
    }

    /// Changes the plan. What was said of earlier changes is settled.
    pub fn change_to(self, plan: Plan) {
        self.notices.set(Vec::new());
        self.plan.set(plan);
    }

    /// The lane to run next by somebody who sees this for the first time: Sync, then Async, together, then Async, in turn.
    pub fn next_to_run(self) -> Option<Mode> {
        let is_idle = |mode: &Mode| self.lane(*mode).phase.get() == RunPhase::Idle;
        let modes = self.modes.get();
        if !self.guess.asked().is_empty() {
            return None;
        }
        let can_run = |mode: &Mode| self.plan.with(|plan| mode.refuse(plan)).is_none();
        let wanted = |mode: &Mode| modes.contains(mode) && is_idle(mode) && can_run(mode);
        [Mode::Sync, Mode::AsyncTogether, Mode::AsyncInTurn].into_iter().find(wanted)
    }

    /// The last runs of the lanes that are over, in the order of the lanes. They stay in view until the next ones are over.
    pub fn runs_in_view(self) -> Vec<Arc<Run>> {
        self.modes.get().into_iter().filter_map(|mode| self.lane(mode).finished.get()).collect()
    }

    /// The latest run in the lanes.
    pub fn latest_run(self) -> Option<Arc<Run>> {
        self.lane(self.latest.get_untracked()?).finished.get_untracked()
    }
}
