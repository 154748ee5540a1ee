//! Exports: runs as files that other programs open.

mod csv;
mod json;
mod markdown;
mod sleeping;
mod trace;

use crate::findings::run::Run;

/// A kind of file that runs are saved as.
#[derive(Debug)]
pub struct Export {
    /// What it is called.
    pub title: &'static str,
    /// The name of the file.
    pub file: &'static str,
    /// Writes the file. The other text is the page's own address, to which links lead.
    pub write: fn(&[&Run], &str) -> String,
}

/// Every kind, in the order in which they are offered.
pub static EXPORTS: [Export; 4] = [
    Export { title: "JSON", file: "runs.json", write: json::write },
    Export { title: "Markdown", file: "runs.md", write: markdown::write },
    Export { title: "CSV", file: "runs.csv", write: csv::write },
    Export { title: "Trace", file: "runs.trace.json", write: trace::write },
];

/// The Markdown table, which is as often copied as saved.
pub static MARKDOWN: &Export = &EXPORTS[1];
