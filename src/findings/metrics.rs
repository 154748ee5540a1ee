//! Metrics of a run that verdicts need, and whether a run bears out an answer.

use crate::exercise::log::{Event, EventKind};
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::prediction::{Answer, Answered, Seen, lengths};
use crate::findings::run::Run;

/// Whether a run bore out an answer; `None` if it does not show that. Answers within 50 ms of each other both count.
pub fn bears_out(run: &Run, answer: Answer) -> Option<bool> {
    match answer {
        Answer::Seen(seen) => {
            let (shown_ms, done_ms) = (next_shown_ms(run)?, first_done_ms(run)?);
            let is_nearer = |ms: f64, other: f64| (shown_ms - ms).abs() <= (shown_ms - other).abs() + NOTICEABLE_MS;
            let is_brief = run.plan.sleepers().next().is_some_and(|(_, ms)| f64::from(ms) <= NOTICEABLE_MS);
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
            Some(distance(ms) <= nearest + NOTICEABLE_MS)
        }
        Answer::Answered(answered) => {
            let is_frozen = run.longest_freeze_ms? > run.elapsed_ms / 2.0;
            Some(is_frozen == (answered == Answered::WhenOver))
        }
    }
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
