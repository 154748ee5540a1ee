//! Mounts the rows of a lane's log. Of a long log, only the rows near the scroll position are mounted.

use std::rc::Rc;

use crate::exercise::log::EventKind;
use crate::findings::log_rows::{LogRow, MOST_ROWS};
use crate::page::state::lane::LaneSignals;

/// The height of a line, in px. The style sheet has the same number.
pub const LINE_PX: i32 = 22;

/// The number of lines that are mounted at a scroll position of a long log: more than fit the view, few enough to mount within a
/// frame.
const AT_ONCE: usize = 120;
/// How many of them are above the first visible line.
const AROUND: usize = 40;
/// The number of lines that are mounted at the end of a long log: as many as fit the view, with one that is cut off.
const AT_END: usize = 37;

impl LaneSignals {
    /// The scroll position of the log while no run or replay is on, in px: one line of context above the first sleeper. `None` if
    /// nobody slept, or the log is too long to be mounted as a whole.
    pub fn rest_px(&self) -> Option<i32> {
        let is_sleep = |row: &Rc<LogRow>| row.event.kind == EventKind::SleepStarted;
        let line = self.rows.with_untracked(|rows| rows.iter().position(is_sleep))?;
        let is_whole = self.log_rows.with_untracked(|log| log.as_ref().is_some_and(|log| !log.are_many()));
        is_whole.then_some(line.saturating_sub(1) as i32 * LINE_PX)
    }

    /// Mounts the lines at the scroll position, and returns the new rows.
    pub fn mount_rows(&self) -> Vec<Rc<LogRow>> {
        let Some(lines) = self.log_rows.get_untracked() else { return Vec::new() };
        let (there, line) = (lines.len(), self.first_visible.get_untracked());
        if there == 0 || lines.is_taken() {
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
            let mut mounted = std::mem::take(rows).into_iter().skip_while(|row| row.key.index < first).peekable();
            rows.extend((first..there.min(first + at_once)).filter_map(|index| {
                mounted.next_if(|row| row.key.index == index).or_else(|| {
                    let row = lines.row(index)?;
                    new.push(row.clone());
                    Some(row)
                })
            }));
        });
        self.line_count.set(there);
        new
    }
}
