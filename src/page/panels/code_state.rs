//! The state of the code: the two modes, the language, and the programs.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::replay::{Doing, doing};
use crate::findings::sequence::Sequence;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::pair::pair;
use crate::sharing::code::running::running_line;
use crate::sharing::code::side_by_side::{Written, every_mode, programs};
use crate::sharing::code::{Language, has_every_mode};

/// The state of the code. Copies share it.
#[derive(Clone, Copy)]
pub struct Shown {
    session: Session,
    /// Whether the section has come near the viewport. Programs are written only then.
    pub is_near: ErasedSignal<bool>,
    /// The index of the selected tab.
    pub tab: RwSignal<usize>,
    /// The message about the latest Copy or Save.
    pub said: RwSignal<String>,
    /// The modes that the reader chose.
    chosen: ErasedSignal<Option<(Mode, Mode)>>,
    /// The two modes, or the one of the only lane.
    pair: Memo<(Mode, Option<Mode>)>,
    /// The column that the reader switched to.
    pub side: ErasedSignal<Option<usize>>,
}

impl Shown {
    /// The first tab is selected, and no modes are chosen.
    pub fn new(session: Session) -> Self {
        let chosen = ErasedSignal::new(None);
        Self {
            session,
            is_near: ErasedSignal::new(false),
            tab: RwSignal::new(0),
            said: RwSignal::default(),
            chosen,
            pair: Memo::new(move |_| pair_of(session, chosen.get())),
            side: ErasedSignal::new(None),
        }
    }

    /// The two modes, or the one of the only lane.
    pub fn pair(self) -> (Mode, Option<Mode>) {
        self.pair.get()
    }

    /// Whether there are two programs.
    pub fn is_pair(self) -> bool {
        self.pair().1.is_some()
    }

    /// The mode of a column, 0 or 1.
    pub fn mode(self, column: usize) -> Option<Mode> {
        let (first, second) = self.pair();
        if column == 0 { Some(first) } else { second }
    }

    /// The name of the mode of a column; empty if it has none.
    pub fn title(self, column: usize) -> Cow<'static, str> {
        self.mode(column).map_or_else(Cow::default, |mode| self.session.title(mode))
    }

    /// Chooses the mode of a column. If the other column has it, they swap.
    pub fn choose(self, column: usize, mode: Mode) {
        let (first, second) = untrack(|| self.pair());
        let Some(second) = second else { return };
        let pair = [first, second];
        let other = if pair[1 - column] == mode { pair[column] } else { pair[1 - column] };
        self.chosen.set(Some(if column == 0 { (mode, other) } else { (other, mode) }));
    }

    /// Forgets the choices. The pair then follows the lane that ran last.
    pub fn forget_choices(self) {
        self.chosen.set(None);
        self.side.set(None);
    }

    /// The column of the program that a narrow screen shows: the one switched to, else that of the lane that ran last, else
    /// that of the first lane.
    pub fn primary(self) -> usize {
        let pair = self.pair();
        let of =
            |mode: Option<Mode>| mode.and_then(|mode| [Some(pair.0), pair.1].iter().position(|one| *one == Some(mode)));
        let first = self.session.modes.with(|modes| modes.first().copied());
        self.side.get().or_else(|| of(self.session.latest.get())).or_else(|| of(first)).unwrap_or(0)
    }

    /// The program of a column; empty until the section comes near.
    pub fn written(self, language: Language, column: usize) -> Written {
        if !self.is_near.get() {
            return Written::default();
        }
        let (first, second) = self.pair();
        if has_every_mode(language) {
            return every_mode(language, first, second);
        }
        let [left, right] = self.session.plan.with(|plan| programs(language, (first, second), plan));
        if column == 0 { left } else { right }
    }

    /// The mode whose running line is marked in a column.
    pub fn replayed_mode(self, language: Language, column: usize) -> Option<Mode> {
        self.mode(if has_every_mode(language) { self.primary() } else { column })
    }

    /// The line, from 0, that runs at the moment of the replay; `None` if the run of the lane was of another plan.
    pub fn running(self, language: Language, column: usize, text: &str) -> Option<usize> {
        let mode = self.replayed_mode(language, column)?;
        running_line(language, mode, text, replayed(self.session, mode)?)
    }

    /// Whether the tab of a language is selected.
    pub fn is_selected(self, language: Language) -> bool {
        self.tab.get() == language as usize
    }
}

/// What the run of a lane does at the moment of the replay; `None` without a replay, or if the run was of another plan.
pub fn replayed(session: Session, mode: Mode) -> Option<Doing> {
    let at_ms = session.replay.at_ms.get()?;
    let run = session.shown_run(session.lane(mode))?;
    session.plan.with(|plan| mode.runs_alike(plan, &run.plan)).then(|| doing(&run, at_ms))
}

/// The modes that the reader chose, if their lanes stand; else the usual ones, with the lane that the reader ran by itself last.
fn pair_of(session: Session, chosen: Option<(Mode, Mode)>) -> (Mode, Option<Mode>) {
    let modes = session.modes.get();
    if let Some((one, other)) = chosen.filter(|(one, other)| modes.contains(one) && modes.contains(other)) {
        return (one, Some(other));
    }
    let is_by_itself = session.sequence.with(|sequence| sequence.as_ref().is_none_or(Sequence::is_of_one));
    pair(&modes, session.latest.get().filter(|_| is_by_itself))
}
