//! Exports: runs as files that other programs open.

mod csv;
mod json;
mod markdown;
mod sleeping;
mod table;
mod trace;
pub mod workbook;
mod zip;

use crate::findings::run::Run;

/// A file format for runs.
#[derive(Debug)]
pub struct Export {
    /// Its name on the page.
    pub title: &'static str,
    /// The file name.
    pub file: &'static str,
    /// Writes the file, from the runs and the page's address for links.
    pub write: fn(&[&Run], &str) -> String,
}

/// Every format, in display order.
pub static EXPORTS: [Export; 4] = [
    Export { title: "JSON", file: "runs.json", write: json::write },
    Export { title: "Markdown", file: "runs.md", write: markdown::write },
    Export { title: "CSV", file: "runs.csv", write: csv::write },
    Export { title: "Trace", file: "runs.trace.json", write: trace::write },
];

/// The Markdown table, which can also be copied.
pub static MARKDOWN: &Export = &EXPORTS[1];
