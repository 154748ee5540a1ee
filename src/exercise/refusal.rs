//! Why a mode refuses to run a plan.

use std::fmt;

use crate::exercise::format::{duration, grouped, seconds};
use crate::exercise::limits::{MAX_BLOCK_MS, MAX_THREADS};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;

/// Why a mode refuses to run a plan. Displays as a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would freeze the page for too long.
    FreezesTooLong {
        /// The mode.
        mode: Mode,
        /// The sum of all sleeps, in ms.
        total_ms: u64,
    },
    /// It would need too many threads.
    TooManyThreads {
        /// How many steps sleep.
        sleepers: usize,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instead = Mode::AsyncTogether.about().title;
        match *self {
            Self::FreezesTooLong { mode, total_ms } => {
                let (title, total, limit) = (mode.about().title, duration(total_ms), seconds(MAX_BLOCK_MS));
                write!(
                    out,
                    "{title} won't run this: its sleeps add up to {total}, and a run that freezes the page may take \
                     {limit} s at most. Shorten a sleep or use {instead}."
                )
            }
            Self::TooManyThreads { sleepers } => {
                let sleepers = grouped(sleepers as u64);
                write!(
                    out,
                    "Threads won't run this: it starts a worker for each of the {sleepers} that sleep, {MAX_THREADS} at \
                     most. Wake some or use {instead}."
                )
            }
        }
    }
}

impl Mode {
    /// Why this mode refuses to run the plan; `None` if it accepts it.
    pub fn refuse(self, plan: &Plan) -> Option<Refusal> {
        let total_ms = self.expected_freeze_ms(plan);
        if total_ms > MAX_BLOCK_MS {
            return Some(Refusal::FreezesTooLong { mode: self, total_ms });
        }
        let sleepers = self.threads(plan);
        (sleepers > MAX_THREADS).then_some(Refusal::TooManyThreads { sleepers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::sleep_request::SleepRequest;

    #[test]
    fn threads_refuse_more_sleepers_than_workers() {
        let sleeping = |last| Plan::counting_to(30).0.with_sleeps(&[SleepRequest::range(1, last, 100)]).0;
        assert_eq!(Mode::Threads.refuse(&sleeping(16)), None);
        assert_eq!(
            Mode::Threads.refuse(&sleeping(17)).unwrap().to_string(),
            "Threads won't run this: it starts a worker for each of the 17 that sleep, 16 at most. Wake some or use \
             Async, together."
        );
    }

    #[test]
    fn only_modes_that_block_refuse_a_plan_that_sleeps_too_long() {
        let sleeping = |ms| Plan::counting_to(30).0.with_sleeps(&[SleepRequest::single(8, ms)]).0;
        for mode in Mode::ALL {
            assert_eq!(mode.refuse(&sleeping(10_000)), None);
            assert_eq!(mode.refuse(&sleeping(13_500)).is_some(), mode.about().blocks);
        }
        assert_eq!(
            Mode::Sync.refuse(&sleeping(13_500)).unwrap().to_string(),
            "Sync won't run this: its sleeps add up to 13.5 s, and a run that freezes the page may take 10 s at \
             most. Shorten a sleep or use Async, together."
        );
    }
}
