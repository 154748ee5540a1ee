//! The comparison of several runs: a row for each aspect.

use crate::exercise::format::{moment_read, seconds_read};
use crate::exercise::log::EventKind;
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::metrics::{PageDuring, first_done_ms, next_printed_ms, next_shown_ms, page_during};
use crate::findings::places::in_a_table;
use crate::findings::run::{Outcome, Run};
use crate::findings::verdict::pauses;

/// A row of the comparison.
pub struct Aspect {
    /// The title of the row.
    pub title: &'static str,
    /// The text of the cell for a run and the delays with which its pokes were answered, in ms; empty if the mode has no such aspect.
    pub find: fn(&Run, &[f64]) -> String,
}

/// The rows, in order.
pub static ASPECTS: [Aspect; 6] = [
    Aspect { title: "While one sleeps, the next", find: |run, _| next_step(run) },
    Aspect { title: "Elapsed", find: |run, _| seconds_read(run.elapsed_ms) },
    Aspect { title: "Page during the run", find: |run, _| page(run) },
    Aspect { title: "Pokes answered", find: |_, late_ms| pokes(late_ms) },
    Aspect { title: "Finished in order", find: |run, _| order(run) },
    Aspect { title: "Waited for a place", find: |run, _| in_a_table(run) },
];

/// Whether the step after the first sleeper waited, and when it was shown.
fn next_step(run: &Run) -> String {
    let (Some(printed_ms), Some(done_ms)) = (next_printed_ms(run), first_done_ms(run)) else {
        return "did not come to that".to_owned();
    };
    let seen = next_shown_ms(run).map_or_else(String::new, |ms| format!(", seen at {}", moment_read(ms)));
    if !run.mode.sleeps() {
        return format!("nobody slept{seen}");
    }
    let does = if printed_ms < done_ms { "goes on" } else { "waits" };
    format!("{does}{seen}")
}

fn pokes(late_ms: &[f64]) -> String {
    match late_ms.iter().copied().reduce(f64::max) {
        None => "not poked".to_owned(),
        Some(latest_ms) if latest_ms <= NOTICEABLE_MS => "at once".to_owned(),
        Some(latest_ms) => format!("up to {} late", seconds_read(latest_ms)),
    }
}

fn page(run: &Run) -> String {
    match page_during(run) {
        PageDuring::Frozen(_) => "frozen".to_owned(),
        PageDuring::Alive => "alive".to_owned(),
        PageDuring::Paused(ms) => format!("alive, with {}", pauses(ms)),
        PageDuring::Unknown => "unknown".to_owned(),
    }
}

/// Whether the steps were printed in plan order: "yes", or "no, 12 before 8". Of those out of order it names two sleepers if it can.
fn order(run: &Run) -> String {
    let printed = || run.events.iter().filter(|event| event.kind == EventKind::Printed).map(|event| event.step);
    let sleepers = printed().filter(|&step| run.plan.sleep_of(step) > 0);
    match out_of_order(sleepers).or_else(|| out_of_order(printed())) {
        Some((early, late)) => format!("no, {} before {}", run.plan.name(early), run.plan.name(late)),
        None if run.outcome == Outcome::Done => "yes".to_owned(),
        None => "yes, as far as it came".to_owned(),
    }
}

/// The first step that comes after a greater one, and the first of those greater ones: as (greater, step).
fn out_of_order(steps: impl Iterator<Item = u32> + Clone) -> Option<(u32, u32)> {
    let mut greatest = 0;
    let late = steps.clone().find(|&step| {
        greatest = greatest.max(step);
        step < greatest
    })?;
    let mut steps = steps;
    steps.find(|&step| step > late).map(|early| (early, late))
}
