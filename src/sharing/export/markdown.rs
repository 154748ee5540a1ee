//! Runs as a Markdown table, for a README, an issue or a chat: a row for each run.

use crate::exercise::format::exact_read;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;
use crate::sharing::escape::{markdown, markdown_address};
use crate::sharing::link::plan_query;

const HEAD: &str = "| Started | How | Plan | Elapsed | Longest freeze | Outcome | Noticed |\n\
                    | --- | --- | --- | ---: | ---: | --- | --- |\n";

/// Writes the table. `page` is the address to which the plans' links lead.
pub fn write(runs: &[&Run], page: &str) -> String {
    let rows: String = runs.iter().map(|run| row(run, page)).collect();
    format!("{HEAD}{rows}")
}

fn row(run: &Run, page: &str) -> String {
    let address = markdown_address(&format!("{page}{}", plan_query(&run.plan)));
    let plan = format!("[{}]({address})", markdown(&describe_sleepers(&run.plan)));
    let freeze = run.longest_freeze_ms.map_or_else(|| "unknown".to_owned(), exact_read);
    let cells = [
        markdown(&run.started_at),
        run.title().into_owned(),
        plan,
        exact_read(run.elapsed_ms),
        freeze,
        markdown(&run.outcome_read()),
        markdown(&run.note),
    ];
    format!("| {} |\n", cells.join(" | "))
}
