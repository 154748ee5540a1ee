//! The life of a lane's run: its phases and the legal transitions between them.

use crate::findings::run::Outcome;

/// The phase of a lane's run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunPhase {
    /// The lane has no run.
    #[default]
    Idle,
    /// Run was pressed: a freeze is announced, a frame is awaited, workers start.
    Starting,
    /// The plan counts.
    Counting,
    /// The count is over, and its last lines are being drawn.
    Presenting,
    /// The run is over, and has a record.
    Ended(Outcome),
    /// The run failed before it counted: it has no record.
    StartFailed,
}

/// What changes the phase of a lane's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunEvent {
    /// Run was pressed.
    Start,
    /// The clock of the run started.
    Count,
    /// The count returned, was aborted or lost a worker.
    Present,
    /// The run ended.
    End(Outcome),
    /// The lane was cleared.
    Clear,
}

impl RunPhase {
    /// The phase after `event`; `None` if the event is illegal in this phase.
    pub const fn next(self, event: RunEvent) -> Option<Self> {
        match (self, event) {
            (Self::Idle | Self::Ended(_) | Self::StartFailed, RunEvent::Start) => Some(Self::Starting),
            (Self::Starting, RunEvent::Count) => Some(Self::Counting),
            (Self::Counting, RunEvent::Present) => Some(Self::Presenting),
            // A run that counted presents its last lines before it ends, unless it broke.
            (Self::Presenting, RunEvent::End(outcome)) => Some(Self::Ended(outcome)),
            (Self::Counting, RunEvent::End(Outcome::Failed)) => Some(Self::Ended(Outcome::Failed)),
            // Also without a run: the program may break before the first or after the last.
            (_, RunEvent::End(Outcome::Failed)) => Some(Self::StartFailed),
            (Self::Idle | Self::Ended(_) | Self::StartFailed, RunEvent::Clear) => Some(Self::Idle),
            _ => None,
        }
    }

    /// Whether a run is on.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Starting | Self::Counting | Self::Presenting)
    }

    /// Its name in `data-state`, where all running phases have one name.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Starting | Self::Counting | Self::Presenting => "running",
            Self::Ended(outcome) => outcome.slug(),
            Self::StartFailed => Outcome::Failed.slug(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DONE: RunPhase = RunPhase::Ended(Outcome::Done);
    const STOPPED: RunPhase = RunPhase::Ended(Outcome::Stopped);
    const FAILED: RunPhase = RunPhase::Ended(Outcome::Failed);
    const UNRECORDED: RunPhase = RunPhase::StartFailed;
    const PHASES: [RunPhase; 8] = [
        RunPhase::Idle,
        RunPhase::Starting,
        RunPhase::Counting,
        RunPhase::Presenting,
        DONE,
        STOPPED,
        FAILED,
        UNRECORDED,
    ];
    const EVENTS: [RunEvent; 7] = [
        RunEvent::Start,
        RunEvent::Count,
        RunEvent::Present,
        RunEvent::End(Outcome::Done),
        RunEvent::End(Outcome::Stopped),
        RunEvent::End(Outcome::Failed),
        RunEvent::Clear,
    ];

    #[test]
    fn each_phase_accepts_its_legal_events_and_no_others() {
        let legal = [
            (RunPhase::Idle, RunEvent::Start, RunPhase::Starting),
            (RunPhase::Idle, RunEvent::Clear, RunPhase::Idle),
            (RunPhase::Idle, RunEvent::End(Outcome::Failed), UNRECORDED),
            (RunPhase::Starting, RunEvent::Count, RunPhase::Counting),
            (RunPhase::Starting, RunEvent::End(Outcome::Failed), UNRECORDED),
            (RunPhase::Counting, RunEvent::Present, RunPhase::Presenting),
            (RunPhase::Counting, RunEvent::End(Outcome::Failed), FAILED),
            (RunPhase::Presenting, RunEvent::End(Outcome::Done), DONE),
            (RunPhase::Presenting, RunEvent::End(Outcome::Stopped), STOPPED),
            (RunPhase::Presenting, RunEvent::End(Outcome::Failed), FAILED),
            (DONE, RunEvent::Start, RunPhase::Starting),
            (STOPPED, RunEvent::Start, RunPhase::Starting),
            (FAILED, RunEvent::Start, RunPhase::Starting),
            (UNRECORDED, RunEvent::Start, RunPhase::Starting),
            (DONE, RunEvent::End(Outcome::Failed), UNRECORDED),
            (STOPPED, RunEvent::End(Outcome::Failed), UNRECORDED),
            (FAILED, RunEvent::End(Outcome::Failed), UNRECORDED),
            (UNRECORDED, RunEvent::End(Outcome::Failed), UNRECORDED),
            (DONE, RunEvent::Clear, RunPhase::Idle),
            (STOPPED, RunEvent::Clear, RunPhase::Idle),
            (FAILED, RunEvent::Clear, RunPhase::Idle),
            (UNRECORDED, RunEvent::Clear, RunPhase::Idle),
        ];
        for phase in PHASES {
            for event in EVENTS {
                let expected = legal.iter().find(|(from, by, _)| (*from, *by) == (phase, event)).map(|(.., to)| *to);
                assert_eq!(phase.next(event), expected, "{phase:?} on {event:?}");
            }
        }
    }

    #[test]
    fn all_running_phases_have_one_slug() {
        let slugs = PHASES.map(RunPhase::slug);
        assert_eq!(slugs, ["idle", "running", "running", "running", "done", "stopped", "failed", "failed"]);
        assert!(PHASES.iter().all(|phase| phase.is_running() == (phase.slug() == "running")));
    }
}
