//! Deletes all runs, and brings them back. It is part of the lazy chunk.

use leptos::prelude::untrack;

use crate::browser::storage::ForgottenRuns;
use crate::exercise::mode::{Mode, all_run_alike};
use crate::exercise::plan::Plan;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;

/// What was deleted, until it is brought back or dropped.
#[must_use = "the runs are lost once it is dropped"]
pub struct Undo {
    /// The number of deleted runs.
    pub number: usize,
    kept: ForgottenRuns,
    /// Each sets a signal to what it held.
    signals: Vec<Box<dyn FnOnce()>>,
}

impl Controller {
    /// Deletes all runs, stored ones too, and clears the lanes. Does nothing while a run is on, or if there are no runs.
    pub fn start_over(self) -> Option<Undo> {
        let session = self.session;
        let number = session.runs.with_untracked(Vec::len);
        if self.is_busy() || number == 0 {
            return None;
        }
        let mut signals: Vec<_> = Mode::ALL.into_iter().flat_map(|mode| signals_of(session.lane(mode))).collect();
        signals.extend([held(session.latest), held(session.first_of_visit), held(session.runs), self.held_result()]);
        let kept = self.context().kept.as_ref().map(|kept| kept.forget_all()).unwrap_or_default();
        session.first_of_visit.set(0);
        session.runs.set(Vec::new());
        session.latest.set(None);
        session.leave_sequence();
        session.replay.end();
        for mode in Mode::ALL {
            session.lane(mode).clear();
            session.lane(mode).series.set(0);
        }
        Some(Undo { number, kept, signals })
    }

    /// A function that shows the result of the last sequence again, unless the plan has been changed since.
    fn held_result(self) -> Box<dyn FnOnce()> {
        let (session, plan) = (self.session, self.session.plan.get_untracked());
        let show = held(session.sequence);
        Box::new(move || {
            let is_same = |now: &Plan| session.modes.with_untracked(|modes| all_run_alike(modes, &plan, now));
            if session.plan.with_untracked(is_same) {
                show();
            }
        })
    }

    /// Brings back what was deleted. No run may have begun since.
    pub fn undo(self, undo: Undo) {
        debug_assert!(untrack(|| self.session.runs.with(Vec::is_empty)), "a run has ended since");
        undo.signals.into_iter().for_each(|set| set());
        if self.context().kept.as_ref().is_some_and(|kept| !kept.remember(&undo.kept)) {
            self.session.keeps_runs.set(false);
        }
    }
}

/// What a lane shows of its last run.
fn signals_of(lane: Lane) -> [Box<dyn FnOnce()>; 11] {
    [
        held(lane.rows),
        held(lane.line_count),
        held(lane.log_rows),
        held(lane.first_visible),
        held(lane.series),
        held(lane.strip),
        held(lane.replies),
        held(lane.start_error),
        held(lane.host_sentence),
        held(lane.neighbour_sentence),
        // Last, since views read the others when it changes.
        held(lane.phase),
    ]
}

/// A function that sets a signal to what it holds now.
fn held<T: Clone + 'static>(signal: ErasedSignal<T>) -> Box<dyn FnOnce()> {
    let value = signal.get_untracked();
    Box::new(move || signal.set(value))
}
