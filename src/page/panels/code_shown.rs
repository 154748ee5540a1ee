//! What the code panel shows: which lane's program, and in which language.

use std::ops::Range;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::replay::doing;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::running::running_line;
use crate::sharing::code::{Language, program, running_lines};

/// What the code is shown for. A copy is the same.
#[derive(Clone, Copy)]
pub struct Shown {
    session: Session,
    /// Whether anybody looks: only then programs are written.
    pub is_open: ErasedSignal<bool>,
    /// Which of the languages' tabs is selected, from 0.
    pub tab: RwSignal<usize>,
    /// What became of the latest Copy or Save.
    pub said: RwSignal<String>,
    /// The lane that was chosen by hand.
    pub chosen: RwSignal<Option<Mode>>,
}

impl Shown {
    /// Nothing is chosen yet.
    pub fn new(session: Session, is_open: ErasedSignal<bool>) -> Self {
        Self { session, is_open, tab: RwSignal::new(0), said: RwSignal::default(), chosen: RwSignal::new(None) }
    }

    /// The mode: the chosen lane's, or that of the lane that ran last, or the first lane's.
    pub fn mode(self) -> Mode {
        let modes = self.session.modes.get();
        let wanted = [self.chosen.get(), self.session.latest.get(), modes.first().copied()];
        wanted.into_iter().flatten().find(|mode| modes.contains(mode)).unwrap_or(Mode::Sync)
    }

    /// The program in a language; nothing while nobody looks.
    pub fn program(self, language: Language) -> String {
        if !self.is_open.get() {
            return String::new();
        }
        self.session.plan.with(|plan| program(language, self.mode(), plan))
    }

    /// Which lines of the program of a language, from 0, are marked: during a replay the one that runs, and else the lane's
    /// own function where the program holds others too.
    pub fn marked(self, language: Language) -> Range<usize> {
        let mode = self.mode();
        self.replayed(language, mode).or_else(|| running_lines(language, mode)).unwrap_or(0..0)
    }

    /// The line that runs at the moment of the replay, where the lane has run the plan whose program is shown.
    fn replayed(self, language: Language, mode: Mode) -> Option<Range<usize>> {
        let at_ms = self.session.replay.at_ms.get().filter(|_| self.is_open.get())?;
        let run = self.session.lane(mode).run.get()?;
        if !self.session.plan.with(|plan| plan.counts_like(&run.plan)) {
            return None;
        }
        let line = running_line(language, mode, &self.program(language), doing(&run, at_ms))?;
        Some(line..line + 1)
    }

    /// Whether the tab of a language is selected.
    pub fn is_selected(self, language: Language) -> bool {
        self.tab.get() == language as usize
    }
}

/// The id of a language's tab.
pub fn tab_id(language: Language) -> String {
    format!("sc-tab-{}", language.about().slug)
}
