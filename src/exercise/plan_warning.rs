//! Warnings about a request that exceeds the limits of a plan, and what is used instead.

use std::fmt;

use crate::exercise::format::{grouped, seconds};
use crate::exercise::labels::Labels;
use crate::exercise::limits::{MAX_SLEEP_MS, MAX_STEPS};
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::Story;

/// The largest number that a warning repeats. A larger one is described in words.
const MAX_QUOTED: u64 = 1_000_000_000_000;

/// A corrected request. Displays as a sentence that names the value, the limit and what is used instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanWarning {
    /// A count above the limit.
    CountTooHigh {
        /// The requested count.
        asked: u64,
    },
    /// A count of 0.
    CountTooLow,
    /// A sleep above the limit.
    SleepTooLong {
        /// The requested steps.
        steps: Span,
        /// The requested sleep, in ms.
        asked_ms: u64,
        /// The rule that is used.
        rule: SleepRule,
    },
    /// A range whose last step comes before its first.
    Backwards {
        /// The reversed range.
        steps: Span,
    },
    /// Steps that lie outside the count.
    OutsideCount {
        /// The requested steps.
        steps: Span,
        /// The last step of the count.
        count: u32,
    },
    /// A range that lies partly outside the count.
    PartlyOutside {
        /// The requested range.
        asked: Span,
        /// The part that is used.
        used: Span,
        /// The last step of the count.
        count: u32,
    },
    /// Steps that an earlier request already gave a sleep.
    Repeated {
        /// The steps that were named twice.
        steps: Span,
        /// The rule that is used.
        rule: SleepRule,
    },
}

/// A range of steps. Displays as "8", "8 to 12", "“encoding”" in a story, or "Step 8" of steps with names of the reader's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Position of the first step.
    pub first: u64,
    /// Position of the last step.
    pub last: u64,
    story: Option<&'static Story>,
    is_own: bool,
}

impl Span {
    /// The steps from `first` to `last`.
    pub fn new(first: impl Into<u64>, last: impl Into<u64>) -> Self {
        Self { first: first.into(), last: last.into(), story: None, is_own: false }
    }

    fn is_single(self) -> bool {
        self.first == self.last
    }

    /// The story's name of the step, if this is a single step of a story.
    fn label(self) -> Option<&'static str> {
        let index = usize::try_from(self.first).ok()?.checked_sub(1)?;
        self.story.filter(|_| self.is_single())?.labels.get(index).copied()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label() {
            Some(label) => write!(out, "“{label}”"),
            None if self.is_single() && self.is_own => write!(out, "Step {}", self.first),
            None if self.is_single() => out.write_str(&grouped(self.first)),
            None => write!(out, "{} to {}", grouped(self.first), grouped(self.last)),
        }
    }
}

impl PlanWarning {
    /// Names a single step as in the plan. The names of the reader's own would make each warning larger.
    pub(crate) fn name_step(&mut self, labels: &Labels) {
        if let Self::SleepTooLong { steps, .. } | Self::Repeated { steps, .. } = self {
            match labels {
                Labels::Numbers => {}
                Labels::Story(story) => steps.story = Some(story),
                Labels::Own(_) => steps.is_own = true,
            }
        }
    }
}

impl fmt::Display for PlanWarning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = seconds(u64::from(MAX_SLEEP_MS));
        match self {
            Self::CountTooHigh { asked } => {
                let most = grouped(u64::from(MAX_STEPS));
                let asked = if *asked > MAX_QUOTED { "so far".to_owned() } else { format!("to {}", grouped(*asked)) };
                write!(out, "The count can't go {asked}; the limit is {most}. Using {most}.")
            }
            Self::CountTooLow => write!(out, "The count can't end at 0; it starts at 1. Using 1."),
            Self::SleepTooLong { steps, asked_ms, rule } => {
                let asked =
                    if *asked_ms > MAX_QUOTED { "so long".to_owned() } else { format!("{} s", seconds(*asked_ms)) };
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
    fn a_warning_names_the_value_the_limit_and_what_is_used() {
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
                PlanWarning::CountTooHigh { asked: MAX_QUOTED },
                "The count can't go to 1,000,000,000,000; the limit is 100,000. Using 100,000.",
            ),
            (
                PlanWarning::SleepTooLong { steps: step, asked_ms: MAX_QUOTED, rule: SleepRule::single(8, 60_000) },
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
