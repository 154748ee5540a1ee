//! What is done with runs that are over: they are compared, replayed, noted upon, and forgotten.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::replay::end_ms;
use crate::findings::run::Run;
use crate::page::state::session::Session;

impl Session {
    /// The last runs of the lanes that are over, in the order of the lanes. They stay in view until the next ones are over.
    pub fn runs_in_view(self) -> Vec<Arc<Run>> {
        self.modes.get().into_iter().filter_map(|mode| self.lane(mode).finished.get()).collect()
    }

    /// The latest run in the lanes.
    pub fn latest_run(self) -> Option<Arc<Run>> {
        self.lane(self.latest.get_untracked()?).finished.get_untracked()
    }

    /// Plays the runs in view at the speed of life, as the page or as a terminal would have shown them, or pauses. Who asks
    /// for the terminal while the page's own play is on gets the terminal, from the same moment on.
    pub fn toggle_play(self, is_terminal: bool) {
        let is_other = is_terminal && !self.replay.is_terminal.get_untracked();
        if self.replay.is_playing.get_untracked() && !is_other {
            return self.replay.pause();
        }
        if self.running.get_untracked().is_none() {
            let runs = untrack(|| self.runs_in_view());
            self.replay.is_terminal.set(is_terminal);
            self.replay.play(self.context().clock.clone(), end_ms(runs.iter().map(|run| &**run)));
        }
    }

    /// Puts what the reader noticed into the record of the latest run.
    pub fn note(self, note: String) {
        let Some(run) = self.latest_run() else { return };
        let noted = Arc::new(Run { note, ..(*run).clone() });
        if let Some(kept) = &self.context().kept {
            kept.keep(&noted);
        }
        self.runs.update(|runs| {
            runs.iter_mut().filter(|other| Arc::ptr_eq(other, &run)).for_each(|it| *it = Arc::clone(&noted))
        });
        let lane = self.lane(run.mode);
        lane.finished.set(Some(Arc::clone(&noted)));
        lane.run.update(|shown| shown.iter_mut().for_each(|it| *it = Arc::clone(&noted)));
    }

    /// Forgets all runs, and clears what they left in the lanes.
    pub fn start_over(self) {
        if self.running.get_untracked().is_some() {
            return;
        }
        if let Some(kept) = &self.context().kept {
            kept.forget_all();
        }
        self.runs.set(Vec::new());
        self.latest.set(None);
        self.replay.end();
        for mode in Mode::ALL {
            self.lane(mode).clear();
            self.lane(mode).finished.set(None);
            self.lane(mode).series.set(Vec::new());
        }
    }
}
