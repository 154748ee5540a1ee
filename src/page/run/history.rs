//! The history of runs: stores each ended run with the reader's note, and loads the runs of earlier visits.

use std::sync::Arc;

use crate::findings::run::Run;
use crate::page::run::controller::Controller;
use crate::page::state::notice::Notice;

impl Controller {
    /// Stores a run. A notice says so if the browser refuses.
    pub fn store_run(self, run: &Run) {
        if self.context().kept.as_ref().is_some_and(|kept| !kept.keep(run)) {
            self.session.keeps_runs.set(false);
        }
    }

    /// Stores the reader's note in the record of the run that ended last.
    pub fn note(self, note: String) {
        self.session.runs.update(|runs| {
            if let Some(run) = runs.last_mut() {
                Arc::make_mut(run).note = note;
                self.store_run(run);
            }
        });
    }

    /// Inserts the stored runs of earlier visits before the runs of this visit. A notice says how many can't be read.
    pub fn load_earlier_runs(self) {
        let Some((kept, damaged)) = self.context().kept.as_ref().map(|kept| kept.load()) else { return };
        self.session.unloaded_runs.set(0);
        self.session.runs.update(|runs| {
            let is_of_this_visit = |kept: &Run| runs.iter().any(|run| run.id() == kept.id());
            let earlier: Vec<_> = kept.into_iter().filter(|kept| !is_of_this_visit(kept)).map(Arc::new).collect();
            self.session.first_of_visit.set(earlier.len());
            runs.splice(..0, earlier);
        });
        let notice = match damaged {
            0 => return,
            1 => "A kept run is damaged or of another version. It is left out.".to_owned(),
            _ => format!("{damaged} kept runs are damaged or of another version. They are left out."),
        };
        self.session.notices.update(|notices| notices.push(Notice::Sentence(notice)));
    }
}
