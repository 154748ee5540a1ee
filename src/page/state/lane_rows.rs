//! Which rows of a lane's log are mounted. Of a long log only those near the reader's position are.

use std::rc::Rc;

use crate::findings::log_rows::{MOST_ROWS, Row};
use crate::page::state::lane::LaneSignals;

/// The height of a line, in pixels. The style sheet has the same number.
pub const LINE_PX: i32 = 22;

/// How many lines of a log that is mounted in parts are mounted where the reader looks: more than can be seen, fewer than
/// would be felt.
const AT_ONCE: usize = 120;
/// How many of them stand above the first one that can be seen.
const AROUND: usize = 40;
/// How many are mounted at its end, where the reader only sees them pass: as many as can be seen, and one that is seen by half.
const AT_END: usize = 37;

impl LaneSignals {
    /// Mounts the lines that are looked at, and returns those that were not mounted before.
    pub fn look(&self) -> Vec<Rc<Row>> {
        let Some(lines) = self.source.get_untracked() else { return Vec::new() };
        let (there, line) = (lines.len(), self.looked_at.get_untracked());
        if there == 0 {
            // Nothing came yet, or the run broke and its log was handed over: what is mounted stays.
            return Vec::new();
        }
        let at_once = match line {
            _ if !lines.are_many() => MOST_ROWS,
            Some(_) => AT_ONCE,
            None => AT_END,
        };
        let end = there.saturating_sub(at_once);
        let first = line.map_or(end, |line| line.saturating_sub(AROUND).min(end));
        let mut new = Vec::new();
        self.rows.update(|rows| {
            let mut mounted = std::mem::take(rows).into_iter().skip_while(|row| row.key.1 < first).peekable();
            rows.extend((first..there.min(first + at_once)).filter_map(|index| {
                mounted.next_if(|row| row.key.1 == index).or_else(|| {
                    let row = lines.row(index)?;
                    new.push(row.clone());
                    Some(row)
                })
            }));
        });
        self.lines.set(there);
        new
    }
}
