//! Replays and annotates ended runs.

use std::sync::Arc;

use leptos::prelude::*;

use crate::findings::replay::end_ms;
use crate::page::run::controller::Controller;

impl Controller {
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

    /// Stores the reader's note in the record of the run that ended last.
    pub fn note(self, note: String) {
        self.session.runs.update(|runs| {
            if let Some(run) = runs.last_mut() {
                Arc::make_mut(run).note = note;
                self.store_run(run);
            }
        });
    }
}
