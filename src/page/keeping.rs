//! What is kept of runs: the reader's notes, and nothing after starting over.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::run::Run;
use crate::page::session::Session;

impl Session {
    /// The runs that the lanes show, in the order of the lanes.
    pub fn runs_in_view(self) -> Vec<Arc<Run>> {
        self.modes.get().into_iter().filter_map(|mode| self.lane(mode).run.get()).collect()
    }

    /// The latest run in the lanes.
    pub fn latest_run(self) -> Option<Arc<Run>> {
        self.lane(self.latest.get_untracked()?).run.get_untracked()
    }

    /// Puts what the reader noticed into the record of the latest run.
    pub fn note(self, note: String) {
        let Some(run) = self.latest_run() else { return };
        let noted = Arc::new(Run { note, ..(*run).clone() });
        if let Some(kept) = &self.backstage().kept {
            kept.keep(&noted);
        }
        self.runs.update(|runs| {
            runs.iter_mut().filter(|other| Arc::ptr_eq(other, &run)).for_each(|it| *it = Arc::clone(&noted))
        });
        self.lane(run.mode).run.set(Some(noted));
    }

    /// Forgets all runs, and clears what they left in the lanes.
    pub fn start_over(self) {
        if self.running.get_untracked().is_some() {
            return;
        }
        if let Some(kept) = &self.backstage().kept {
            kept.forget_all();
        }
        self.runs.set(Vec::new());
        self.latest.set(None);
        Mode::ALL.into_iter().for_each(|mode| self.lane(mode).clear());
    }
}
