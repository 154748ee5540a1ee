//! The state of the switches: the words that are chosen, and those before.

use crate::exercise::mode::Mode;
use crate::findings::replay::{Doing, doing_now};
use crate::page::panels::code_state::replayed;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::Language;
use crate::sharing::code::diff::side_by_side;
use crate::sharing::code::outcome::{Outcome, outcome, printed};
use crate::sharing::code::running::running_line;
use crate::sharing::code::side_by_side::MAX_LINES;
use crate::sharing::code::switched::program;
use crate::sharing::code::switches::{Switch, Switches};

/// The state of the switches. Copies share it.
#[derive(Clone, Copy)]
pub struct SwitchState {
    /// The session.
    pub session: Session,
    /// The words that are chosen, and those before the last switch.
    chosen: ErasedSignal<(Switches, Switches)>,
}

impl SwitchState {
    /// The words of Sync.
    pub fn new(session: Session) -> Self {
        Self { session, chosen: ErasedSignal::default() }
    }

    /// The words that are chosen.
    pub fn switches(self) -> Switches {
        self.chosen.get().0
    }

    /// Whether a word was switched.
    pub fn is_switched(self) -> bool {
        let (now, before) = self.chosen.get();
        now != before
    }

    /// Chooses a word.
    pub fn choose(self, switch: Switch, index: usize) {
        self.chosen.update(|(now, before)| {
            *before = *now;
            *now = now.choose(switch, index);
        });
    }

    /// The program of the plan.
    pub fn text(self) -> String {
        let switches = self.switches();
        self.session.plan.with(|plan| program(switches, plan))
    }

    /// Which lines of the program the last switch changed.
    pub fn changed(self) -> Vec<bool> {
        let (now, before) = self.chosen.get();
        let [now, before] = self.session.plan.with(|plan| [now, before].map(|switches| program(switches, plan)));
        let [now, before] = [&now, &before].map(|text| text.lines().collect::<Vec<_>>());
        if now.len().max(before.len()) > MAX_LINES {
            return vec![false; now.len()];
        }
        let [_, rows] = side_by_side(&before, &now);
        rows.into_iter().map(|row| row.differs).collect()
    }

    /// The mode that prints the same lines, if the program ends without an error.
    pub fn mode(self) -> Option<Mode> {
        match outcome(self.switches()) {
            Outcome::Prints(mode) => Some(mode),
            Outcome::Fails(..) | Outcome::Nothing => None,
        }
    }

    /// The class for its colours: warm if its lines come from a thread that is blocked, without colour if it prints none.
    pub fn class(self) -> &'static str {
        match printed(outcome(self.switches())) {
            Some(mode) if mode.about().blocks => "sc-switches sc-warm",
            Some(_) => "sc-switches",
            None => "sc-switches sc-silent",
        }
    }

    /// The line, from 0, that runs now or at the moment of the replay, in the lane of the same mode.
    pub fn running(self) -> Option<usize> {
        let mode = self.mode()?;
        let doing = self.doing(mode)?;
        running_line(Language::Python, mode, &self.text(), doing)
    }

    /// What the run of a lane does, if it is of the plan.
    fn doing(self, mode: Mode) -> Option<Doing> {
        if self.session.replay.at_ms.with(Option::is_some) {
            return replayed(self.session, mode);
        }
        let lane = self.session.lane(mode);
        if !lane.phase.get().is_running() {
            return None;
        }
        // It changes with each frame in which lines came.
        lane.line_count.track();
        lane.log_rows.with(|lines| {
            let lines = lines.as_ref()?;
            let is_of_plan = self.session.plan.with(|plan| mode.runs_alike(plan, lines.plan()));
            is_of_plan.then(|| doing_now(lines))
        })
    }
}
