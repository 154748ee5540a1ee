//! The state of the code panel: the lane and the language of the program.

use std::ops::Range;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::replay::doing;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::running::running_line;
use crate::sharing::code::{Language, program, running_lines};

/// The state of the code panel. Copies share it.
#[derive(Clone, Copy)]
pub struct Shown {
    session: Session,
    /// Whether the panel is open. Programs are written only then.
    pub is_open: ErasedSignal<bool>,
    /// The index of the selected tab.
    pub tab: RwSignal<usize>,
    /// The message about the latest Copy or Save.
    pub said: RwSignal<String>,
    /// The lane that the reader chose.
    pub chosen: RwSignal<Option<Mode>>,
}

impl Shown {
    /// The first tab is selected, and no lane is chosen.
    pub fn new(session: Session, is_open: ErasedSignal<bool>) -> Self {
        Self { session, is_open, tab: RwSignal::new(0), said: RwSignal::default(), chosen: RwSignal::new(None) }
    }

    /// The mode of the chosen lane, else of the lane that ran last, else of the first lane.
    pub fn mode(self) -> Mode {
        let modes = self.session.modes.get();
        let wanted = [self.chosen.get(), self.session.latest.get(), modes.first().copied()];
        wanted.into_iter().flatten().find(|mode| modes.contains(mode)).unwrap_or(Mode::Sync)
    }

    /// The program in a language; empty while the panel is closed.
    pub fn program(self, language: Language) -> String {
        if !self.is_open.get() {
            return String::new();
        }
        self.session.plan.with(|plan| program(language, self.mode(), plan))
    }

    /// The marked lines of the program, from 0: during a replay the line that runs, else the function of the mode if the
    /// program has others too.
    pub fn marked(self, language: Language) -> Range<usize> {
        let mode = self.mode();
        self.replayed(language, mode).or_else(|| running_lines(language, mode)).unwrap_or(0..0)
    }

    /// The line that runs at the moment of the replay; `None` if the run of the lane was of another plan.
    fn replayed(self, language: Language, mode: Mode) -> Option<Range<usize>> {
        let at_ms = self.session.replay.at_ms.get().filter(|_| self.is_open.get())?;
        let run = self.session.shown_run(self.session.lane(mode))?;
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
