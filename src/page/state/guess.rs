//! Which questions are asked of which lanes, and what was answered.

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::page::state::signal::ErasedSignal;

/// The state of the questions. A copy is the same state.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    /// Which of the plan's questions is asked, from 0.
    pub question: ErasedSignal<usize>,
    /// The lanes of which nothing is asked.
    closed: ErasedSignal<Vec<Mode>>,
    /// The lanes whose questions were left open when a run began. They keep their place until it is over, so that
    /// nothing moves under the reader's hand.
    left: ErasedSignal<Vec<Mode>>,
    has_skipped: ErasedSignal<bool>,
    modes: ErasedSignal<Vec<Mode>>,
}

impl Guess {
    /// Asks of every lane among `modes`, or of none.
    pub fn new(modes: ErasedSignal<Vec<Mode>>, asks: bool) -> Self {
        Self {
            question: ErasedSignal::new(0),
            closed: ErasedSignal::default(),
            left: ErasedSignal::default(),
            has_skipped: ErasedSignal::new(!asks),
            modes,
        }
    }

    /// The lanes that are asked about, in order.
    pub fn asked(&self) -> Vec<Mode> {
        if self.has_skipped.get() {
            return Vec::new();
        }
        let closed = self.closed.get();
        self.modes.get().into_iter().filter(|mode| !closed.contains(mode)).collect()
    }

    /// The lanes whose questions were left open, in order.
    pub fn left(&self) -> Vec<Mode> {
        self.left.get()
    }

    /// Asks no more, neither of other plans nor of lanes to come.
    pub fn skip(&self) {
        self.has_skipped.set(true);
    }

    /// Asks no more of these lanes: all was answered.
    pub fn close(&self) {
        let asked = untrack(|| self.asked());
        self.closed.update(|closed| closed.extend(asked));
        self.question.set(0);
    }

    /// A run begins: what is not answered counts as skipped.
    pub fn leave(&self) {
        let asked = untrack(|| self.asked());
        if !asked.is_empty() {
            self.left.set(asked);
            self.closed.update(|closed| closed.extend(self.left.get_untracked()));
        }
    }

    /// The run is over: what was left open gives up its place.
    pub fn settle(&self) {
        self.left.set(Vec::new());
    }

    /// The plan is another: who has not skipped the questions is asked again.
    pub fn ask_anew(&self) {
        self.left.set(Vec::new());
        self.question.set(0);
        self.closed.set(Vec::new());
    }
}
