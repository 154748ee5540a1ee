//! Runs as CSV by RFC 4180, with commas between cells and points in numbers.

use crate::findings::run::Run;
use crate::sharing::export::table::{COLUMNS, Cell, row};

/// Without this mark, Excel guesses another encoding.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes the table. `page` is the address to which the plans' links lead.
pub fn write(runs: &[&Run], page: &str) -> String {
    let rows: String = runs.iter().map(|run| line(run, page)).collect();
    format!("{BYTE_ORDER_MARK}{}\r\n{rows}", COLUMNS.join(","))
}

fn line(run: &Run, page: &str) -> String {
    let cells = row(run, page).map(|cell| match cell {
        Cell::Text(text) => quoted(&text),
        Cell::Number(number) => number,
    });
    format!("{}\r\n", cells.join(","))
}

/// A quoted cell. What begins like a formula gets an apostrophe before it, so that a spreadsheet does not evaluate it. A spreadsheet
/// that takes other marks than commas divides a text at these, so a formula may begin behind them, too.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut rest = text;
    loop {
        let begins_formula = rest.trim_start_matches(|letter: char| letter.is_whitespace() || "\"'".contains(letter));
        let is_guarded = quoted.trim_end_matches(char::is_whitespace) == "\"'";
        if !is_guarded && begins_formula.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
            quoted.push('\'');
        }
        let end = rest.find([';', '\t', '\n', '\r', '|']).map_or(rest.len(), |end| end + 1);
        quoted.push_str(&rest[..end].replace('"', "\"\""));
        rest = &rest[end..];
        if rest.is_empty() {
            break;
        }
    }
    quoted.push('"');
    quoted
}
