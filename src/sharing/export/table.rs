//! The table of runs for spreadsheets: a row for each run, so that the runs of a class can be sorted and compared. The events of a run
//! are in the JSON and the trace.

use crate::exercise::format::millis;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;
use crate::sharing::link::plan_query;

/// The titles of the columns.
pub const COLUMNS: [&str; 18] = [
    "started_at",
    "ended_at",
    "mode",
    "plan",
    "link",
    "steps",
    "sleepers",
    "all_sleeps_ms",
    "longest_sleep_ms",
    "elapsed_ms",
    "longest_freeze_ms",
    "outcome",
    "workers",
    "guessed_seen",
    "guessed_elapsed_ms",
    "guessed_answered",
    "remarks",
    "note",
];

/// A cell.
pub enum Cell {
    /// A text.
    Text(String),
    /// A number with a point; empty if it is unknown.
    Number(String),
}

/// The cells of a run. `page` is the address to which the plan's link leads.
pub fn row(run: &Run, page: &str) -> [Cell; COLUMNS.len()] {
    let (plan, guess) = (&run.plan, &run.predicted);
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |number: Option<u64>| Cell::Number(number.map_or_else(String::new, |number| number.to_string()));
    [
        text(&run.started_at),
        text(&run.ended_at),
        text(run.mode.about().slug),
        text(&describe_sleepers(plan)),
        text(&format!("{page}{}", plan_query(plan))),
        number(Some(u64::from(plan.count()))),
        number(Some(plan.sleepers().count() as u64)),
        number(Some(plan.total_ms())),
        number(Some(plan.longest_ms())),
        Cell::Number(millis(run.elapsed_ms)),
        Cell::Number(run.longest_freeze_ms.map_or_else(String::new, millis)),
        text(run.outcome.slug()),
        number(run.workers.map(|workers| u64::from(workers.number))),
        text(guess.seen.map_or("", |seen| seen.slug())),
        number(guess.elapsed_ms),
        text(guess.answered.map_or("", |answered| answered.slug())),
        text(&run.remarks.join(" ")),
        text(&run.note),
    ]
}
