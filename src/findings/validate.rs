//! Validation: whether the record of a run is complete and consistent. Things to try must not be ticked off by a run that was
//! stopped, lost events, or was written by hand.

use crate::exercise::log::{Event, EventKind};
use crate::findings::frame_gaps::{NOTICEABLE_MS, RECORDED_MS, TimeSpan};
use crate::findings::places::keeps_limit;
use crate::findings::run::{Outcome, Run};
use crate::findings::slept::{Slept, done_sleeps};

/// The tolerance for times, in ms: clocks step by up to 1 ms in some engines, plus rounding.
pub const CLOCK_RESOLUTION_MS: f64 = 1.01;

/// The tolerance for the times of a run, in ms.
fn resolution_ms(run: &Run) -> f64 {
    CLOCK_RESOLUTION_MS + run.clock_resolution_ms
}

/// Whether the run is done and its record is complete and consistent.
pub fn is_sound(run: &Run) -> bool {
    run.outcome == Outcome::Done && is_complete(run) && took_long_enough(run) && has_consistent_freezes(run)
}

/// Whether every step is printed once, after its sleep events if it sleeps, with times in order.
fn is_complete(run: &Run) -> bool {
    let mut logged = vec![0_u8; run.plan.count() as usize + 1];
    let is_next = |event: &Event| {
        let logged = logged.get_mut(event.step as usize)?;
        let sleeps = run.plan.sleep_of(event.step) > 0;
        let expected = match (sleeps, *logged) {
            (true, 0) => EventKind::SleepStarted,
            (true, 1) => EventKind::SleepDone,
            (true, 2) | (false, 0) => EventKind::Printed,
            _ => return None,
        };
        *logged += 1;
        (event.kind == expected).then_some(())
    };
    let is_in_time = run.events.is_sorted_by(|one, other| one.at_ms <= other.at_ms);
    let has_shown_later =
        run.events.iter().zip(&run.shown_ms).all(|(event, shown)| shown.is_none_or(|shown_ms| shown_ms >= event.at_ms));
    let has_all = run.events.len() == run.plan.lines() && run.events.iter().map(is_next).all(|logged| logged.is_some());
    has_all && is_in_time && has_shown_later
}

/// Whether no sleep was too short, sequential modes kept the order, and nothing happened after the end.
fn took_long_enough(run: &Run) -> bool {
    let is_enough = |slept: Slept| {
        !run.mode.sleeps() || slept.length_ms() >= f64::from(run.plan.sleep_of(slept.step)) - resolution_ms(run)
    };
    let waited = !run.mode.about().adds_up || run.events.is_sorted_by_key(|event| event.step);
    let last_ms = run.events.last().map_or(0.0, |event| event.at_ms);
    waited && keeps_limit(run) && done_sleeps(run).all(is_enough) && run.elapsed_ms >= last_ms - resolution_ms(run)
}

/// Whether the freezes fit the rest: a blocking mode froze for at least its longest sleep, the longest freeze is among those
/// listed, and no line was both printed and shown within one.
fn has_consistent_freezes(run: &Run) -> bool {
    let Some(longest_ms) = run.longest_freeze_ms else { return true };
    let listed_ms = run.freezes.iter().map(|freeze| freeze.length_ms()).fold(0.0, f64::max);
    let is_unlisted = run.clock_resolution_ms > 0.0 && longest_ms < NOTICEABLE_MS;
    let is_listed = is_unlisted
        || longest_ms <= RECORDED_MS + CLOCK_RESOLUTION_MS
        || (listed_ms - longest_ms).abs() <= resolution_ms(run);
    let lines = || run.events.iter().zip(&run.shown_ms).filter_map(|(event, shown)| Some((event.at_ms, (*shown)?)));
    let is_within = |freeze: &TimeSpan| {
        let (from_ms, to_ms) = (freeze.from_ms + resolution_ms(run), freeze.to_ms - resolution_ms(run));
        // A line printed before the gap is painted by the frame that begins it, and counts as shown a moment later.
        lines().any(|(at_ms, shown_ms)| from_ms < at_ms && shown_ms < to_ms)
    };
    let has_blocked = !run.mode.about().blocks || longest_ms >= run.plan.longest_ms() as f64 - resolution_ms(run);
    has_blocked && is_listed && !run.freezes.iter().any(is_within)
}
