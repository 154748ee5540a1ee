//! The session: the signals that the views read. The controller, the recorder and the run context write what belongs to runs.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::untrack;

use crate::browser::host::is_framed;
use crate::browser::json::JsJson;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::freeze_scope::FreezeScope;
use crate::findings::run::Run;
use crate::findings::run_phase::RunPhase;
use crate::findings::sequence::{Sequence, SequenceEvent};
use crate::page::state::guess::Guess;
use crate::page::state::lane::{Lane, LaneSignals};
use crate::page::state::notice::Notice;
use crate::page::state::replay::Replay;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::{Link, Theme};

/// The state of the page. A copy is the same session.
///
/// A session is one pointer, since nearly every closure of the page holds one. The signals live as long as the document.
#[derive(Clone, Copy)]
pub struct Session(&'static SessionSignals);

/// The signals of the session.
pub struct SessionSignals {
    /// The plan of the next run.
    pub plan: ErasedSignal<Plan>,
    /// The plan that the link named.
    pub link_plan: ErasedSignal<Plan>,
    /// The lanes, in order.
    pub modes: ErasedSignal<Vec<Mode>>,
    /// The lane of the latest run, current or ended.
    pub latest: ErasedSignal<Option<Mode>>,
    /// All ended runs, oldest first. The lazy chunk adds the runs of earlier visits.
    pub runs: ErasedSignal<Vec<Arc<Run>>>,
    /// The index in `runs` of the first run of this visit. It changes with `runs`.
    pub first_of_visit: ErasedSignal<usize>,
    /// The number of runs of earlier visits that are not loaded yet.
    pub unloaded_runs: ErasedSignal<usize>,
    /// Whether runs are stored across reloads.
    pub keeps_runs: ErasedSignal<bool>,
    /// The notices on the page.
    pub notices: ErasedSignal<Vec<Notice>>,
    /// The screen reader's announcement of the latest run.
    pub announcement: ErasedSignal<String>,
    /// The answer to the last poke.
    pub poke_answer: ErasedSignal<String>,
    /// The theme of the page.
    pub theme: ErasedSignal<Theme>,
    /// What a lane that blocks freezes: the page, its frame or the host page too.
    pub freeze_scope: ErasedSignal<FreezeScope>,
    /// The sequence that runs, or that ran last; `None` if none has run with this plan.
    pub sequence: ErasedSignal<Option<Sequence>>,
    /// The question before a run.
    pub guess: Guess,
    /// The replay of the runs in view.
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
    /// A session with the plan, lanes and theme of the link. `kept` is the number of stored runs; `None` if the browser refuses
    /// storage.
    pub fn new(link: &Link, kept: Option<usize>) -> Self {
        let lanes = Box::leak(Box::new(Mode::ALL.map(LaneSignals::new)));
        let modes = ErasedSignal::new(link.modes.clone());
        Self(Box::leak(Box::new(SessionSignals {
            plan: ErasedSignal::new(link.plan.clone()),
            link_plan: ErasedSignal::new(link.plan.clone()),
            sequence: ErasedSignal::new(None),
            guess: Guess::new(&link.modes),
            modes,
            latest: ErasedSignal::new(None),
            runs: ErasedSignal::default(),
            first_of_visit: ErasedSignal::new(0),
            unloaded_runs: ErasedSignal::new(kept.unwrap_or_default()),
            keeps_runs: ErasedSignal::new(kept.is_some()),
            notices: ErasedSignal::default(),
            announcement: ErasedSignal::default(),
            poke_answer: ErasedSignal::default(),
            theme: ErasedSignal::new(link.theme),
            freeze_scope: ErasedSignal::new(if is_framed() { FreezeScope::Unknown } else { FreezeScope::Page }),
            replay: Replay::new(),
            inbox: ErasedSignal::default(),
            lanes,
        })))
    }

    /// The signals of one lane.
    pub fn lane(self, mode: Mode) -> Lane {
        &self.0.lanes[mode as usize]
    }

    /// The lane of the current run, if a run is on. The caller subscribes to it.
    pub fn running(self) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| self.lane(*mode).phase.get().is_running())
    }

    /// The signals of the lane of the latest run, current or ended. Does not subscribe.
    pub fn latest_lane(self) -> Option<Lane> {
        self.latest.get_untracked().map(|mode| self.lane(mode))
    }

    /// The name of a lane, which tells the plan's limit. The caller subscribes to the plan.
    #[inline(never)]
    pub fn title(self, mode: Mode) -> Cow<'static, str> {
        self.plan.with(|plan| mode.title(plan))
    }

    /// Changes the plan and clears the notices, which belong to earlier changes.
    pub fn change_to(self, plan: Plan) {
        self.notices.set(Vec::new());
        self.plan.set(plan);
    }

    /// Changes the steps. The limit stays: it is the reader's own.
    pub fn change_steps_to(self, steps: Plan) {
        let limit = self.plan.with_untracked(Plan::limit);
        self.change_to(steps.with_limit(limit));
    }

    /// Adds a lane after the others, unless it is there.
    pub fn add_lane(self, mode: Mode) {
        if self.modes.with_untracked(|modes| !modes.contains(&mode)) {
            self.modes.update(|modes| modes.push(mode));
        }
    }

    /// The lanes that accept the plan, in order. The caller subscribes to them.
    pub fn runnable(self) -> Vec<Mode> {
        let mut modes = self.modes.get();
        self.plan.with(|plan| modes.retain(|mode| mode.refuse(plan).is_none()));
        modes
    }

    /// Whether a sequence goes on. The caller subscribes to it.
    pub fn is_busy(self) -> bool {
        self.sequence.with(|sequence| sequence.as_ref().is_some_and(Sequence::is_on))
    }

    /// Applies an event to the sequence, if there is one.
    pub fn change_sequence(self, event: SequenceEvent) {
        let mut has_changed = false;
        self.sequence.update_untracked(|sequence| has_changed = sequence.as_mut().is_some_and(|it| it.apply(event)));
        if has_changed {
            self.sequence.update(|_| {});
        }
    }

    /// Ends the sequence after its current lane, or forgets one that is over: the plan is another.
    pub fn leave_sequence(self) {
        if untrack(|| self.is_busy()) {
            self.change_sequence(SequenceEvent::Edit);
        } else if self.sequence.with_untracked(Option::is_some) {
            self.sequence.set(None);
        }
    }

    /// The run of this visit that ended last in a lane. The caller subscribes to it.
    pub fn last_run(self, mode: Mode) -> Option<Arc<Run>> {
        let first = self.first_of_visit.get_untracked();
        self.runs.with(|runs| runs.iter().skip(first).rfind(|run| run.mode == mode).cloned())
    }

    /// The run that a lane shows: its last one, unless another has begun or failed to. The caller subscribes to it.
    pub fn shown_run(self, lane: Lane) -> Option<Arc<Run>> {
        matches!(lane.phase.get(), RunPhase::Ended(_)).then(|| self.last_run(lane.mode))?
    }

    /// The last ended run of each lane, in the order of the lanes. The findings show it until the next run ends. The caller
    /// subscribes to them.
    pub fn runs_in_view(self) -> Vec<Arc<Run>> {
        self.modes.get().into_iter().filter_map(|mode| self.last_run(mode)).collect()
    }
}
