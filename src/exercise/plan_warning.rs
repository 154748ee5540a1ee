//! What is said when a plan is asked for something it can't hold, and what it holds instead.

use std::fmt;

use crate::exercise::format::{grouped, seconds};
use crate::exercise::limits::{MAX_SLEEP_MS, MAX_STEPS};
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::Story;

/// The largest number that is repeated; of one beyond that only its size matters.
const MOST_TOLD: u64 = 1_000_000_000_000;

/// A value that was asked for, the limit it met, and what is used instead. Displays as a whole sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanWarning {
    /// A count past the limit.
    CountTooHigh {
        /// The count that was asked for.
        asked: u64,
    },
    /// A count that would be over before it starts.
    CountTooLow,
    /// A sleep past the limit.
    SleepTooLong {
        /// The steps that were to sleep.
        steps: Span,
        /// The sleep that was asked for, in ms.
        asked_ms: u64,
        /// The rule that now holds.
        rule: SleepRule,
    },
    /// A range whose last step comes before its first.
    Backwards {
        /// The range the other way round.
        steps: Span,
    },
    /// Steps that the count never reaches, or that come before it.
    OutsideCount {
        /// The steps that were to sleep.
        steps: Span,
        /// Where the count ends.
        count: u32,
    },
    /// A range of which the count reaches only a part.
    PartlyOutside {
        /// The range that was asked for.
        asked: Span,
        /// The part that is used.
        used: Span,
        /// Where the count ends.
        count: u32,
    },
    /// Steps that were given a sleep before.
    Repeated {
        /// The steps that were named again.
        steps: Span,
        /// The rule that now holds.
        rule: SleepRule,
    },
}

/// A stretch of steps as a reader would name it: "8", "8 to 12", or "“encoding”" in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Position of the first step.
    pub first: u64,
    /// Position of the last step.
    pub last: u64,
    /// What names a single step, where it is not its number.
    story: Option<&'static Story>,
}

impl Span {
    /// The steps from `first` to `last`.
    pub fn new(first: impl Into<u64>, last: impl Into<u64>) -> Self {
        Self { first: first.into(), last: last.into(), story: None }
    }

    fn is_single(self) -> bool {
        self.first == self.last
    }

    /// The story's name of the one step that this speaks of.
    fn label(self) -> Option<&'static str> {
        let index = usize::try_from(self.first).ok()?.checked_sub(1)?;
        self.story.filter(|_| self.is_single())?.labels.get(index).copied()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label() {
            Some(label) => write!(out, "“{label}”"),
            None if self.is_single() => out.write_str(&grouped(self.first)),
            None => write!(out, "{} to {}", grouped(self.first), grouped(self.last)),
        }
    }
}

impl PlanWarning {
    /// The same, with the step called as the story calls it.
    pub(crate) fn in_story(mut self, story: &'static Story) -> Self {
        if let Self::SleepTooLong { steps, .. } | Self::Repeated { steps, .. } = &mut self {
            steps.story = Some(story);
        }
        self
    }
}

impl fmt::Display for PlanWarning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = seconds(u64::from(MAX_SLEEP_MS));
        match self {
            Self::CountTooHigh { asked } => {
                let most = grouped(u64::from(MAX_STEPS));
                let asked = if *asked > MOST_TOLD { "so far".to_owned() } else { format!("to {}", grouped(*asked)) };
                write!(out, "The count can't go {asked}; the limit is {most}. Using {most}.")
            }
            Self::CountTooLow => write!(out, "The count can't end at 0; it starts at 1. Using 1."),
            Self::SleepTooLong { steps, asked_ms, rule } => {
                let asked =
                    if *asked_ms > MOST_TOLD { "so long".to_owned() } else { format!("{} s", seconds(*asked_ms)) };
                write!(out, "{steps} can't sleep {asked}; the limit is {limit} s. Using {}.", lengths(*rule))
            }
            Self::Backwards { steps } => {
                write!(out, "{} to {} runs backwards. Using {steps}.", grouped(steps.last), grouped(steps.first))
            }
            Self::OutsideCount { steps, count } => {
                let count = grouped(u64::from(*count));
                write!(out, "{steps} can't sleep: the count goes from 1 to {count}. Left out.")
            }
            Self::PartlyOutside { asked, used, count } => {
                let count = grouped(u64::from(*count));
                write!(out, "{asked} can't all sleep: the count goes from 1 to {count}. Using {used}.")
            }
            Self::Repeated { steps, rule } => {
                let named = if steps.is_single() { "is" } else { "are" };
                write!(out, "{steps} {named} put to sleep more than once. Using the last: {}.", lengths(*rule))
            }
        }
    }
}

fn lengths(rule: SleepRule) -> String {
    let from = seconds(u64::from(rule.from_ms));
    if rule.from_ms == rule.to_ms {
        format!("{from} s")
    } else {
        format!("{from} to {} s", seconds(u64::from(rule.to_ms)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_names_the_value_the_limit_and_what_is_used() {
        let step = Span::new(8_u64, 8_u64);
        let range = Span::new(25_u64, 40_u64);
        for (warning, sentence) in [
            (
                PlanWarning::SleepTooLong { steps: step, asked_ms: 99_000, rule: SleepRule::single(8, 60_000) },
                "8 can't sleep 99 s; the limit is 60 s. Using 60 s.",
            ),
            (
                PlanWarning::CountTooHigh { asked: 1_000_000 },
                "The count can't go to 1,000,000; the limit is 100,000. Using 100,000.",
            ),
            (
                PlanWarning::CountTooHigh { asked: MOST_TOLD },
                "The count can't go to 1,000,000,000,000; the limit is 100,000. Using 100,000.",
            ),
            (
                PlanWarning::SleepTooLong { steps: step, asked_ms: MOST_TOLD, rule: SleepRule::single(8, 60_000) },
                "8 can't sleep 1000000000 s; the limit is 60 s. Using 60 s.",
            ),
            (
                PlanWarning::OutsideCount { steps: Span::new(40_u64, 40_u64), count: 30 },
                "40 can't sleep: the count goes from 1 to 30. Left out.",
            ),
            (
                PlanWarning::PartlyOutside { asked: range, used: Span::new(25_u64, 30_u64), count: 30 },
                "25 to 40 can't all sleep: the count goes from 1 to 30. Using 25 to 30.",
            ),
            (
                PlanWarning::Repeated { steps: step, rule: SleepRule::single(8, 5000) },
                "8 is put to sleep more than once. Using the last: 5 s.",
            ),
        ] {
            assert_eq!(warning.to_string(), sentence);
        }
    }
}
