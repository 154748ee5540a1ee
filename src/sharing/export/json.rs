//! Runs as JSON: an array of their records, each complete.

use crate::findings::run::Run;
use crate::sharing::record;

/// Writes the records, a line each. They hold links of their own, to wherever the page stands.
pub fn write(runs: &[&Run], _page: &str) -> String {
    let records: Vec<_> = runs.iter().map(|run| record::write(run, usize::MAX)).collect();
    format!("[\n{}\n]\n", records.join(",\n"))
}
