//! Which questions about the next run are open, and for which lanes.

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::page::state::signal::ErasedSignal;

/// The state of the questions. A copy is the same state.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    /// The index of the current question, from 0.
    pub question: ErasedSignal<usize>,
    /// The lanes without open questions.
    closed: ErasedSignal<Vec<Mode>>,
    /// The lanes whose questions were open when a run began. Their space on the page is kept until the run ends, so that the
    /// layout does not shift.
    left: ErasedSignal<Vec<Mode>>,
    has_skipped: ErasedSignal<bool>,
    modes: ErasedSignal<Vec<Mode>>,
}

impl Guess {
    /// Opens the questions for every lane of `modes` if `asks`, and for no lane otherwise.
    pub fn new(modes: ErasedSignal<Vec<Mode>>, asks: bool) -> Self {
        Self {
            question: ErasedSignal::new(0),
            closed: ErasedSignal::default(),
            left: ErasedSignal::default(),
            has_skipped: ErasedSignal::new(!asks),
            modes,
        }
    }

    /// The lanes with open questions, in order.
    pub fn asked(&self) -> Vec<Mode> {
        if self.has_skipped.get() {
            return Vec::new();
        }
        let closed = self.closed.get();
        self.modes.get().into_iter().filter(|mode| !closed.contains(mode)).collect()
    }

    /// The lanes whose questions were open when the current run began, in order.
    pub fn left(&self) -> Vec<Mode> {
        self.left.get()
    }

    /// Closes all questions, also for later plans and lanes.
    pub fn skip(&self) {
        self.has_skipped.set(true);
    }

    /// Closes the questions of the asked lanes, since all are answered.
    pub fn close(&self) {
        let asked = untrack(|| self.asked());
        self.closed.update(|closed| closed.extend(asked));
        self.question.set(0);
    }

    /// Closes open questions when a run begins: they count as skipped.
    pub fn leave(&self) {
        let asked = untrack(|| self.asked());
        if !asked.is_empty() {
            self.left.set(asked);
            self.closed.update(|closed| closed.extend(self.left.get_untracked()));
        }
    }

    /// Frees the space of the questions that `leave` closed, when the run ends.
    pub fn settle(&self) {
        self.left.set(Vec::new());
    }

    /// Opens the questions again for a new plan, unless the reader skipped them all.
    pub fn ask_anew(&self) {
        self.left.set(Vec::new());
        self.question.set(0);
        self.closed.set(Vec::new());
    }
}
