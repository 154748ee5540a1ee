//! Runs as JSON: an array of their records, each complete.

use crate::findings::run::Run;
use crate::sharing::record;

/// Writes the records, one on each line. Their links are relative, so the page's address is not needed.
pub fn write(runs: &[&Run], _page: &str) -> String {
    let records: Vec<_> = runs.iter().map(|run| record::write(run, usize::MAX)).collect();
    format!("[\n{}\n]\n", records.join(",\n"))
}
