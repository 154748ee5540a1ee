//! Metrics of a run that verdicts need, what became of the page during it, and whether it bears out an answer.

use crate::exercise::log::{Event, EventKind};
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::prediction::{Answer, Answered, Seen, lengths};
use crate::findings::run::Run;

/// The difference up to which two times count as the same, in ms.
pub const NEAR_MS: f64 = 50.0;

/// Whether a run bore out an answer; `None` if it does not show that. Answers within 50 ms and a step of its clock of each
/// other both count.
pub fn bears_out(run: &Run, answer: Answer) -> Option<bool> {
    let near_ms = NEAR_MS + run.clock_resolution_ms;
    match answer {
        Answer::Seen(seen) => {
            let (shown_ms, done_ms) = (next_shown_ms(run)?, first_done_ms(run)?);
            let is_nearer = |ms: f64, other: f64| (shown_ms - ms).abs() <= (shown_ms - other).abs() + near_ms;
            let is_brief = run.plan.sleepers().next().is_some_and(|(_, ms)| f64::from(ms) <= near_ms);
            let is_after = shown_ms >= done_ms || is_brief;
            Some(match seen {
                Seen::WhileAsleep => shown_ms < done_ms || is_brief,
                Seen::RightAfter => is_after && is_nearer(done_ms, run.elapsed_ms),
                Seen::AtTheEnd => is_after && is_nearer(run.elapsed_ms, done_ms),
            })
        }
        Answer::Elapsed(ms) => {
            let distance = |ms: u64| (run.elapsed_ms - ms as f64).abs();
            let nearest = lengths(&run.plan).into_iter().map(distance).fold(f64::INFINITY, f64::min);
            Some(distance(ms) <= nearest + near_ms)
        }
        Answer::Answered(answered) => {
            let is_frozen = froze_for_most_of(run, run.longest_freeze_ms?);
            Some(is_frozen == (answered == Answered::WhenOver))
        }
    }
}

/// What became of the page during a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PageDuring {
    /// It was frozen by a mode that blocks, at most for this long at a time, in ms.
    Frozen(f64),
    /// It had noticeable pauses, at most of this length in ms, that the mode does not cause.
    Paused(f64),
    /// It never froze noticeably.
    Alive,
    /// Nothing was measured.
    Unknown,
}

/// What became of the page during `run`.
pub fn page_during(run: &Run) -> PageDuring {
    match run.longest_freeze_ms {
        None => PageDuring::Unknown,
        Some(ms) if ms < NOTICEABLE_MS => PageDuring::Alive,
        Some(ms) if run.mode.about().blocks => PageDuring::Frozen(ms),
        Some(ms) => PageDuring::Paused(ms),
    }
}

fn froze_for_most_of(run: &Run, freeze_ms: f64) -> bool {
    // A run that takes no longer than a frame is no freeze.
    freeze_ms > run.elapsed_ms / 2.0 && (run.mode.sleeps() || freeze_ms >= NOTICEABLE_MS)
}

/// When the first awake step after the first sleeper was printed, in ms; `None` if there is none or it was not printed.
pub fn next_printed_ms(run: &Run) -> Option<f64> {
    when(run, run.plan.next_awake()?, EventKind::Printed)
}

/// When that step was shown, likewise.
pub fn next_shown_ms(run: &Run) -> Option<f64> {
    let (index, _) = find(run, run.plan.next_awake()?, EventKind::Printed)?;
    *run.shown_ms.get(index)?
}

/// When the first sleeper was done sleeping, likewise.
pub fn first_done_ms(run: &Run) -> Option<f64> {
    let (step, _) = run.plan.sleepers().next()?;
    when(run, step, EventKind::SleepDone)
}

/// When the step had its event of this kind, in ms; `None` if it had none.
pub fn when(run: &Run, step: u32, kind: EventKind) -> Option<f64> {
    find(run, step, kind).map(|(_, event)| event.at_ms)
}

fn find(run: &Run, step: u32, kind: EventKind) -> Option<(usize, &Event)> {
    run.events.iter().enumerate().find(|(_, event)| event.step == step && event.kind == kind)
}
