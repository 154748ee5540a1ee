//! Remarks: reasons why a run is not comparable with others.

use std::fmt;

use crate::exercise::format::{grouped, seconds_read};
use crate::findings::freeze_scope::frozen_by_other;

/// How the sentence ends on a run whose times tell nothing. It is in stored records, where it is known again by this end: a part of the
/// contract.
const DO_NOT_COMPARE: &str = "Don't compare this run.";

/// Whether a remark of a run says that its times can't be compared.
pub fn forbids_comparison(remark: &str) -> bool {
    remark.ends_with(DO_NOT_COMPARE)
}

/// A reason why a run is not comparable with others. Displays as a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Remark {
    /// The tab was hidden for a part of the run.
    Hidden,
    /// No frames came, so no freeze could be measured.
    NoFrames,
    /// There were more threads than cores to run them.
    MoreWorkersThanCores {
        /// How many workers there were.
        workers: u32,
        /// The number of cores that the machine reports.
        cores: u32,
    },
    /// A worker broke during the run.
    WorkerLost,
    /// Something outside this page kept it from running: another count in the same article, or a device that slept.
    FrozenByOther {
        /// For how long, in ms.
        ms: f64,
    },
    /// The wall clock went on while the page's clock stood.
    ClockRanAhead {
        /// For how long, in ms.
        ms: f64,
    },
    /// The browser, or an extension, ended the program's script in the middle of the run.
    ScriptStopped,
    /// The record holds only some of the events.
    EventsLeftOut {
        /// The number of events left out.
        omitted: usize,
    },
}

impl fmt::Display for Remark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hidden => {
                write!(out, "The tab was hidden, so the browser slowed its timers. {DO_NOT_COMPARE}")
            }
            Self::NoFrames => {
                out.write_str("The browser drew nothing meanwhile, so nobody can say for how long the page was frozen.")
            }
            Self::MoreWorkersThanCores { workers, cores } => {
                let cores = if *cores == 1 { "1 core".to_owned() } else { format!("{cores} cores") };
                write!(out, "This machine has {cores} for {workers} workers, so they had to take turns.")
            }
            Self::WorkerLost => out.write_str("A worker broke, so its number never woke. Run it again."),
            Self::FrozenByOther { ms } => write!(out, "{} {DO_NOT_COMPARE}", frozen_by_other(*ms)),
            Self::ClockRanAhead { ms } => write!(
                out,
                "The time of day jumped ahead by {}: this device slept, or its clock was set. {DO_NOT_COMPARE}",
                seconds_read(*ms)
            ),
            Self::ScriptStopped => out.write_str("The browser, or an extension in it, stopped the program."),
            Self::EventsLeftOut { omitted } => {
                write!(out, "The last {} events are left out of this record.", grouped(*omitted as u64))
            }
        }
    }
}
