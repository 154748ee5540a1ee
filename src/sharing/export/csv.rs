//! Runs as CSV by RFC 4180, for spreadsheets: a row for each run, so that the runs of a class can be sorted and compared. The
//! events of a run are in the JSON and the trace.

use crate::exercise::format::millis;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;
use crate::sharing::link::plan_query;

const COLUMNS: &str = "started_at,ended_at,mode,plan,link,steps,sleepers,all_sleeps_ms,longest_sleep_ms,elapsed_ms,\
                       longest_freeze_ms,outcome,workers,guessed_seen,guessed_elapsed_ms,guessed_answered,remarks,note";

/// Without this mark, Excel guesses another encoding.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes the table. `page` is the address to which the plans' links lead.
pub fn write(runs: &[&Run], page: &str) -> String {
    let rows: String = runs.iter().map(|run| row(run, page)).collect();
    format!("{BYTE_ORDER_MARK}{COLUMNS}\r\n{rows}")
}

fn row(run: &Run, page: &str) -> String {
    let (plan, guess) = (&run.plan, &run.predicted);
    let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
    let cells = [
        text(&run.started_at),
        text(&run.ended_at),
        text(run.mode.about().slug),
        text(&describe_sleepers(plan)),
        text(&format!("{page}{}", plan_query(plan))),
        plan.count().to_string(),
        plan.sleepers().count().to_string(),
        plan.total_ms().to_string(),
        plan.longest_ms().to_string(),
        millis(run.elapsed_ms),
        run.longest_freeze_ms.map_or_else(String::new, millis),
        text(run.outcome.slug()),
        number(run.workers.map(|workers| u64::from(workers.number))),
        text(guess.seen.map_or("", |seen| seen.slug())),
        number(guess.elapsed_ms),
        text(guess.answered.map_or("", |answered| answered.slug())),
        text(&run.remarks.join(" ")),
        text(&run.note),
    ];
    format!("{}\r\n", cells.join(","))
}

/// A quoted cell. A text that begins like a formula gets an apostrophe before it, so that a spreadsheet does not evaluate it.
fn text(text: &str) -> String {
    let begins_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guard = if begins_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
