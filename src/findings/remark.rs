//! Remarks: reasons why a run is not comparable with others.

use std::fmt;

use crate::exercise::format::grouped;
use crate::findings::freeze_scope::frozen_by_other;

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
    /// Another count in the same article blocked this one's thread.
    FrozenByOther {
        /// For how long, in ms.
        ms: f64,
    },
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
                out.write_str("The tab was hidden, so the browser slowed its timers. Don't compare this run.")
            }
            Self::NoFrames => {
                out.write_str("The browser drew nothing meanwhile, so nobody can say for how long the page was frozen.")
            }
            Self::MoreWorkersThanCores { workers, cores } => {
                let cores = if *cores == 1 { "1 core".to_owned() } else { format!("{cores} cores") };
                write!(out, "This machine has {cores} for {workers} workers, so they had to take turns.")
            }
            Self::WorkerLost => out.write_str("A worker broke, so its number never woke. Run it again."),
            Self::FrozenByOther { ms } => write!(out, "{} Don't compare this run.", frozen_by_other(*ms)),
            Self::EventsLeftOut { omitted } => {
                write!(out, "The last {} events are left out of this record.", grouped(*omitted as u64))
            }
        }
    }
}
