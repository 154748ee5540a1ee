//! The comparison of several runs: a row for each aspect.

use crate::exercise::format::{clock_seconds, reading};
use crate::exercise::log::EventKind;
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::metrics::{first_done_ms, next_printed_ms, next_shown_ms};
use crate::findings::run::Run;

/// A row of the comparison.
pub struct Aspect {
    /// The title of the row.
    pub title: &'static str,
    /// The text of the cell for a run and the delays with which its pokes were answered, in ms.
    pub find: fn(&Run, &[f64]) -> String,
}

/// The rows, in order.
pub static ASPECTS: [Aspect; 5] = [
    Aspect { title: "While one sleeps, the next", find: |run, _| next_step(run) },
    Aspect { title: "Elapsed", find: |run, _| reading(run.elapsed_ms) },
    Aspect { title: "Frozen", find: |run, _| run.longest_freeze_ms.map_or_else(|| "unknown".to_owned(), reading) },
    Aspect { title: "Pokes answered", find: |_, late_ms| pokes(late_ms) },
    Aspect { title: "Order kept", find: |run, _| order(run).to_owned() },
];

/// Whether the step after the first sleeper waited, and when it was shown.
fn next_step(run: &Run) -> String {
    let (Some(printed_ms), Some(done_ms)) = (next_printed_ms(run), first_done_ms(run)) else {
        return "did not come to that".to_owned();
    };
    let seen = next_shown_ms(run).map_or_else(String::new, |ms| format!(", seen at {}", clock_seconds(ms)));
    let does = if printed_ms < done_ms { "goes on" } else { "waits" };
    format!("{does}{seen}")
}

fn pokes(late_ms: &[f64]) -> String {
    match late_ms.iter().copied().reduce(f64::max) {
        None => "not poked".to_owned(),
        Some(latest_ms) if latest_ms <= NOTICEABLE_MS => "at once".to_owned(),
        Some(latest_ms) => format!("up to {} late", reading(latest_ms)),
    }
}

/// Whether the steps were printed in plan order.
fn order(run: &Run) -> &'static str {
    let printed = run.events.iter().filter(|event| event.kind == EventKind::Printed);
    if printed.is_sorted_by_key(|event| event.step) { "yes" } else { "no" }
}
