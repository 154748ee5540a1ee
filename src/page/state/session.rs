//! The session: what the page holds and does. It alone starts and stops runs, as `running.rs` tells; what is shown of them is
//! written by it, and by the recorder and the backstage in its service.

use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::clock::BrowserClock;
use crate::browser::host::is_framed;
use crate::browser::json::JsJson;
use crate::browser::storage::KeptRuns;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::freeze_scope::FreezeScope;
use crate::findings::log_rows::Row;
use crate::findings::run::Run;
use crate::page::lazy::loader::Rest;
use crate::page::run::context::Backstage;
use crate::page::screen::notices::Notice;
use crate::page::state::guess::Guessing;
use crate::page::state::lane::{Lane, LaneSignals, LaneState};
use crate::page::state::replay::Replay;
use crate::page::state::signal::State;
use crate::sharing::link::{Link, Theme};

/// What the page holds and does. A copy is the same session.
///
/// Nearly every closure of the page has one: it is an address and no more, of what is made once and stays for as long as the
/// document does.
#[derive(Clone, Copy)]
pub struct Session(&'static Holdings);

/// What a session holds.
pub struct Holdings {
    /// The plan that the next run will run.
    pub plan: State<Plan>,
    /// The lanes, in order.
    pub modes: State<Vec<Mode>>,
    /// The lane whose run is on.
    pub running: State<Option<Mode>>,
    /// The lane whose run is on, or was last.
    pub latest: State<Option<Mode>>,
    /// All runs, from the oldest on. Those of earlier visits come with the rest of the page.
    pub runs: State<Vec<Arc<Run>>>,
    /// How many runs of earlier visits have not come yet.
    pub earlier: State<usize>,
    /// Whether runs are kept across reloads.
    pub keeps_runs: State<bool>,
    /// What the reader has to be told.
    pub notices: State<Vec<Notice>>,
    /// What a screen reader is told of the latest run.
    pub announcement: State<String>,
    /// How the last poke was answered.
    pub answer: State<String>,
    /// Light or dark.
    pub theme: State<Theme>,
    /// What stands still while a lane blocks.
    pub reach: State<FreezeScope>,
    /// The questions before a run.
    pub guessing: Guessing,
    /// The moment of the runs in view that the logs show.
    pub replay: Replay,
    /// What of the page comes later.
    pub rest: Rest,
    /// What the page around told, and nobody has read yet.
    pub mail: State<Vec<JsJson>>,
    lanes: &'static [LaneSignals; Mode::ALL.len()],
    backstage: State<Rc<Backstage>>,
}

impl Deref for Session {
    type Target = Holdings;

    fn deref(&self) -> &Holdings {
        self.0
    }
}

impl Session {
    /// A session that holds what the link says. It ends with the component that makes it.
    pub fn new(clock: BrowserClock, link: &Link, rest: Rest) -> Self {
        let lanes = Box::leak(Box::new(Mode::ALL.map(LaneSignals::new)));
        let backstage = Backstage::new(clock, lanes);
        let modes = State::new(link.modes.clone());
        let session = Self(Box::leak(Box::new(Holdings {
            plan: State::new(link.plan.clone()),
            guessing: Guessing::new(modes, !link.embed),
            modes,
            running: State::new(None),
            latest: State::new(None),
            runs: State::default(),
            earlier: State::new(backstage.kept.as_ref().map_or(0, KeptRuns::number)),
            keeps_runs: State::new(backstage.kept.is_some()),
            notices: State::default(),
            announcement: State::default(),
            answer: State::default(),
            theme: State::new(link.theme),
            reach: State::new(if is_framed() { FreezeScope::Unknown } else { FreezeScope::Page }),
            replay: Replay::new(),
            rest,
            mail: State::default(),
            lanes,
            backstage: State::new(backstage),
        })));
        on_cleanup(move || session.try_backstage().iter().for_each(|backstage| backstage.close()));
        session
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
        let is_idle = |mode: &Mode| self.lane(*mode).state.get() == LaneState::Idle;
        let modes = self.modes.get();
        if !self.guessing.asked().is_empty() {
            return None;
        }
        let can_run = |mode: &Mode| self.plan.with(|plan| mode.refuse(plan)).is_none();
        let wanted = |mode: &Mode| modes.contains(mode) && is_idle(mode) && can_run(mode);
        [Mode::Sync, Mode::AsyncTogether, Mode::AsyncInTurn].into_iter().find(wanted)
    }

    /// Answers a poke that was made at `poked_ms` of the page's clock.
    pub fn poke(self, poked_ms: f64) {
        self.answer.set(self.backstage().poke(poked_ms));
    }

    /// Keeps the heart beating while a lane has the pointer; no lane has it where there is none.
    pub fn point_at(self, mode: Option<Mode>) {
        self.prepare(mode);
        self.backstage().heart.point_at(mode);
    }

    /// Keeps the heart beating while a lane has the focus, likewise.
    pub fn focus(self, mode: Option<Mode>) {
        self.prepare(mode);
        self.backstage().heart.focus(mode);
    }

    /// Whoever looks at a lane may be about to run it, and what shows its heartbeat comes later.
    fn prepare(self, mode: Option<Mode>) {
        if mode.is_some() {
            self.rest.ask_soon();
        }
    }

    /// Whether the page was frozen on purpose at that time of its clock, in ms.
    pub fn was_frozen_at(self, ms: f64) -> bool {
        self.backstage().was_frozen_at(ms)
    }

    /// Takes in lines that were mounted because the reader looks at them: while a run is on, it notes when they are shown.
    pub fn note_mounted(self, rows: Vec<Rc<Row>>) {
        if let Some(recorder) = self.backstage().recorder() {
            recorder.await_drawing(rows);
        }
    }

    pub fn backstage(self) -> Rc<Backstage> {
        self.backstage.get_untracked()
    }

    /// The same; nothing where the page has gone.
    pub fn try_backstage(self) -> Option<Rc<Backstage>> {
        self.backstage.is_there().then(|| self.backstage())
    }
}
