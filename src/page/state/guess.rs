//! Which lane the question before a run is about.

use crate::exercise::mode::Mode;
use crate::findings::prediction::asked_about;
use crate::page::state::signal::ErasedSignal;

/// The state of the question. A copy is the same state.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    about: ErasedSignal<Option<Mode>>,
}

impl Guess {
    /// A question about one of these lanes.
    pub fn new(modes: &[Mode]) -> Self {
        Self { about: ErasedSignal::new(asked_about(modes)) }
    }

    /// The lane that the question is about. The caller subscribes to it.
    pub fn about(&self) -> Option<Mode> {
        self.about.get()
    }

    /// Asks about one of these lanes. A lane that is added asks no new question: `is_new` says that the plan is another.
    pub fn ask(&self, modes: &[Mode], is_new: bool) {
        let about = self.about.get_untracked();
        if is_new || about.is_none_or(|about| !modes.contains(&about)) {
            self.about.set(asked_about(modes));
        }
    }
}
