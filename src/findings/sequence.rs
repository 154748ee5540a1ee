//! A sequence: the lanes that one press of Run runs, one after the other, and how it ends.

use crate::exercise::mode::Mode;
use crate::findings::run::Outcome;

/// A sequence of at least one lane. It is kept after its end, since the page says how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The lanes that run, in order.
    modes: Vec<Mode>,
    /// The index of the current lane.
    index: usize,
    part: Part,
    /// How it ends after the current lane, unless that lane is the last.
    pending: Option<Ending>,
}

/// The part of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The page announces that the current lane is about to freeze it.
    FreezeAnnounced,
    /// The current lane runs.
    Running,
    /// The current lane has run, and the next one is about to start.
    Between,
    /// It is over.
    Over(Ending),
}

/// How a sequence ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every lane has run.
    Done,
    /// The reader pressed Stop.
    Stopped,
    /// A run failed or could not begin.
    Failed,
    /// The plan was changed.
    Edited,
    /// The page was hidden.
    Hidden,
}

/// What changes a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceEvent {
    /// The current lane is about to freeze the page.
    AnnounceFreeze,
    /// The announcement is over.
    Freeze,
    /// The current lane has run, or failed to.
    EndRun(Outcome),
    /// The pause between two lanes is over.
    Next,
    /// Stop was pressed.
    Stop,
    /// The plan was changed.
    Edit,
    /// The page was hidden.
    Hide,
    /// A lane was removed from the page.
    Remove(Mode),
}

impl Sequence {
    /// A sequence whose first lane runs. `None` if there is no lane.
    pub fn of(modes: Vec<Mode>) -> Option<Self> {
        (!modes.is_empty()).then_some(Self { modes, index: 0, part: Part::Running, pending: None })
    }

    /// Its part.
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The current lane: the one that runs, or that ran last.
    pub fn current(&self) -> Option<Mode> {
        self.modes.get(self.index).copied()
    }

    /// The lanes that were not started, in order.
    pub fn rest(&self) -> &[Mode] {
        self.modes.get(self.index + 1..).unwrap_or_default()
    }

    /// Whether the lane has run, or is the current one.
    pub fn has_run(&self, mode: Mode) -> bool {
        self.modes.get(..=self.index).is_some_and(|run| run.contains(&mode))
    }

    /// Whether the current lane is the first.
    pub const fn is_first(&self) -> bool {
        self.index == 0
    }

    /// Whether it is of one lane, which the reader runs by itself.
    pub fn is_of_one(&self) -> bool {
        self.is_first() && self.rest().is_empty()
    }

    /// Whether it goes on.
    pub const fn is_on(&self) -> bool {
        self.ending().is_none()
    }

    /// How it ended; `None` while it goes on.
    pub const fn ending(&self) -> Option<Ending> {
        match self.part {
            Part::Over(ending) => Some(ending),
            _ => None,
        }
    }

    /// Applies an event. `false` if the event changes nothing in this part.
    pub fn apply(&mut self, event: SequenceEvent) -> bool {
        let before = self.clone();
        match (self.part, event) {
            (Part::Over(_), _) => {}
            (Part::Running, SequenceEvent::AnnounceFreeze) => self.part = Part::FreezeAnnounced,
            (Part::FreezeAnnounced, SequenceEvent::Freeze) => self.part = Part::Running,
            (Part::FreezeAnnounced | Part::Running, SequenceEvent::EndRun(outcome)) => self.part = self.after(outcome),
            (Part::Between, SequenceEvent::Next) => {
                self.index += 1;
                self.part = Part::Running;
            }
            (_, SequenceEvent::Stop) => self.end(Ending::Stopped),
            // Stop takes precedence over what happens before the current lane has run.
            (_, SequenceEvent::Edit) if self.pending.is_none() => self.end(Ending::Edited),
            (_, SequenceEvent::Hide) if self.pending.is_none() => self.end(Ending::Hidden),
            (part, SequenceEvent::Remove(mode)) => {
                let mut index = 0;
                self.modes.retain(|other| {
                    index += 1;
                    index <= self.index + 1 || *other != mode
                });
                if part == Part::Between && self.rest().is_empty() {
                    self.part = Part::Over(Ending::Done);
                }
            }
            _ => {}
        }
        *self != before
    }

    /// Ends it: at once between two lanes, else after the current one.
    fn end(&mut self, ending: Ending) {
        match self.part {
            Part::Between => self.part = Part::Over(ending),
            _ => self.pending = Some(ending),
        }
    }

    /// The part after a run of the current lane.
    fn after(&self, outcome: Outcome) -> Part {
        match outcome {
            Outcome::Failed => Part::Over(Ending::Failed),
            Outcome::Stopped => Part::Over(Ending::Stopped),
            Outcome::Done if self.rest().is_empty() => Part::Over(Ending::Done),
            Outcome::Done => self.pending.map_or(Part::Between, Part::Over),
        }
    }
}
