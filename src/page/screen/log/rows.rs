//! The mounted rows of a log. A row element is reused for other lines: a long run replaces all visible lines with each frame, and
//! building and removing the elements would take longer than the run.

use std::rc::Rc;

use web_sys::Element;

use crate::exercise::format::{clock_seconds, hundredths, millis};
use crate::exercise::log::EventKind;
use crate::findings::log_rows::{LogRow, RowKey};
use crate::findings::replay::LineState;
use crate::page::dom::binding::{Binding, render_effect};
use crate::page::dom::element::{El, el};
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The table body with one row for each mounted line.
pub fn log_rows(session: Session, lane: Lane) -> El {
    let body = el("tbody").attr("translate", "no");
    let table_body = body.clone();
    let mut rows = Vec::<RowView>::new();
    render_effect(move || {
        let replayed_ms = session.replay.at_ms_in(lane.mode);
        lane.rows.with(|lines| {
            while rows.len() < lines.len() {
                let row = RowView::new();
                let _ = table_body.clone().child(row.element.clone());
                rows.push(row);
            }
            rotate_rows(&table_body, &mut rows, lines);
            while rows.len() > lines.len() {
                rows.pop().iter().for_each(|row| row.element.cast::<Element>().remove());
            }
            rows.iter_mut().zip(lines).for_each(|(row, line)| row.show(line, replayed_ms));
        });
    });
    body
}

/// Rotates the rows so that lines that stay mounted keep their elements, and with them a text selection. The rows before or after
/// these move to the other end, to show new lines.
fn rotate_rows(body: &El, rows: &mut Vec<RowView>, lines: &[Rc<LogRow>]) {
    let (Some(first_line), Some(first_row)) = (lines.first(), rows.first()) else { return };
    let added_before = lines.iter().position(|line| first_row.shows(line));
    // `append` and `prepend` move an element that is already in the page.
    let body = body.cast::<Element>();
    if let Some(removed_before) = rows.iter().position(|row| row.shows(first_line)) {
        let mut kept = rows.split_off(removed_before);
        rows.iter().for_each(|row| drop(body.append_with_node_1(row.element.cast())));
        kept.append(rows);
        *rows = kept;
    } else if let Some(added_before) = added_before {
        let mut moved = rows.split_off(rows.len().saturating_sub(added_before));
        moved.iter().rev().for_each(|row| drop(body.prepend_with_node_1(row.element.cast())));
        moved.append(rows);
        *rows = moved;
    }
}

/// What a row depends on: the key of its line, the time at which that was shown in ms, and its state in the replay.
type Content = (RowKey, Option<f64>, Option<LineState>);

/// A row element that shows one line at a time.
struct RowView {
    element: El,
    /// `None` until a line is shown.
    content: Option<Content>,
    /// In the order in which `show` writes them.
    parts: Vec<Binding>,
}

impl RowView {
    /// An empty row.
    fn new() -> Self {
        let (printed, gutter, shown) = (el("td"), el("td").attr("aria-hidden", "true"), el("td"));
        // A name may be written from right to left: it is apart from the space behind it.
        let (step, space) = (el("bdi"), el("span"));
        let (action, slept) = (el("span").class("sc-does"), el("span").class("sc-slept"));
        let element = el("tr");
        let targets = [
            element.attr_sink("class"),
            element.attr_sink("aria-rowindex"),
            element.attr_sink("data-printed-ms"),
            element.attr_sink("data-shown-ms"),
            element.attr_sink("data-replayed"),
            printed.text_sink(),
            gutter.attr_sink("class"),
            step.text_sink(),
            space.text_sink(),
            action.text_sink(),
            slept.text_sink(),
            shown.text_sink(),
        ];
        let parts = targets.into_iter().map(Binding::to).collect();
        let line = el("span").attr("data-line", "").child(step).child(space).child(action);
        let text = el("td").child(line).child(slept);
        let element = element.child(printed).child(gutter).child(text).child(shown);
        Self { element, content: None, parts }
    }

    /// Whether the row shows `line`.
    fn shows(&self, line: &LogRow) -> bool {
        self.content.is_some_and(|(key, ..)| key == line.key)
    }

    /// Shows `line` and its state in the replay at `replayed_ms`, in ms from the run's start; `None` if there is no replay.
    fn show(&mut self, line: &LogRow, replayed_ms: Option<f64>) {
        let (event, shown_ms) = (line.event, line.shown_ms.get());
        let replayed = replayed_ms.map(|t_ms| LineState::at(t_ms, event.at_ms, shown_ms));
        let content = Some((line.key, shown_ms, replayed));
        if self.content == content {
            return;
        }
        self.content = content;
        let class = match (line.is_next, line.is_named) {
            (true, true) => "sc-next sc-told",
            (true, false) => "sc-next",
            (false, true) => "sc-told",
            (false, false) => "",
        };
        let tracks = (0..u8::BITS).filter(|track| line.asleep & (1 << track) != 0);
        // A separate span lets a long line wrap between the step and its action.
        let action = match event.kind {
            EventKind::Printed => "",
            EventKind::SleepStarted => "start sleeping",
            EventKind::SleepDone => "done sleeping",
        };
        let mut parts = self.parts.iter_mut();
        let mut write = |value| {
            if let Some(part) = parts.next() {
                part.write(value);
            }
        };
        write(Some(class.to_owned()));
        write(Some((line.key.index + 2).to_string()));
        write(Some(millis(event.at_ms)));
        write(shown_ms.map(millis));
        write(replayed.map(|replayed| replayed.slug().to_owned()));
        write(Some(hundredths(event.at_ms)));
        write(Some(tracks.map(|track| format!("sc-asleep-{track} ")).collect()));
        let before = line.line.strip_suffix(action).unwrap_or(&line.line);
        let (step, space) = before.strip_suffix(' ').map_or((before, ""), |step| (step, " "));
        write(Some(step.to_owned()));
        write(Some(space.to_owned()));
        write(Some(action.to_owned()));
        write(line.slept_ms.map(clock_seconds));
        write(shown_ms.map(hundredths));
    }
}
