//! The mounted lines of a log. Their rows are used again for other lines: of a run of thousands, as many as can be seen go by with
//! each frame, and it takes longer to build and take away rows than to run.

use std::rc::Rc;

use web_sys::Element;

use crate::exercise::format::{clock_seconds, hundredths, millis};
use crate::exercise::log::EventKind;
use crate::findings::log_rows::Row;
use crate::findings::replay::Line;
use crate::page::dom::binding::{Binding, render_effect};
use crate::page::dom::element::{El, el};
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The mounted lines, a row each.
pub fn log_rows(session: Session, lane: Lane) -> El {
    let body = el("tbody");
    let place = body.clone();
    let mut rows = Vec::<LogRow>::new();
    render_effect(move || {
        let replayed_ms = session.replay.at_ms_in(lane.mode);
        lane.rows.with(|lines| {
            while rows.len() < lines.len() {
                let row = LogRow::new();
                let _ = place.clone().child(row.element.clone());
                rows.push(row);
            }
            keep_in_place(&place, &mut rows, lines);
            while rows.len() > lines.len() {
                rows.pop().iter().for_each(|row| row.element.is::<Element>().remove());
            }
            rows.iter_mut().zip(lines).for_each(|(row, line)| row.show(line, replayed_ms));
        });
    });
    body
}

/// Brings rows of lines that stay to where these stand now: those in front of them go behind, or the other way round, and will show
/// what comes. A line that somebody has selected stays selected.
fn keep_in_place(place: &El, rows: &mut Vec<LogRow>, lines: &[Rc<Row>]) {
    let (Some(first), Some(front)) = (lines.first(), rows.first()) else { return };
    let come = lines.iter().position(|line| front.is_of(line));
    // An element that stands in the page already is moved.
    let place = place.is::<Element>();
    if let Some(gone) = rows.iter().position(|row| row.is_of(first)) {
        let mut stay = rows.split_off(gone);
        rows.iter().for_each(|row| drop(place.append_with_node_1(row.element.is())));
        stay.append(rows);
        *rows = stay;
    } else if let Some(come) = come {
        let mut first = rows.split_off(rows.len().saturating_sub(come));
        first.iter().rev().for_each(|row| drop(place.prepend_with_node_1(row.element.is())));
        first.append(rows);
        *rows = first;
    }
}

/// What a row says: which line of which run, when that was shown, and where it is in the replay.
type Said = ((u32, usize), Option<f64>, Option<Line>);

/// A row, which shows one line after another.
struct LogRow {
    element: El,
    said: Option<Said>,
    /// In the order in which they are written below.
    parts: Vec<Binding>,
}

impl LogRow {
    /// A row that shows nothing yet.
    fn new() -> Self {
        let (printed, gutter, shown) = (el("td"), el("td").attr("aria-hidden", "true"), el("td"));
        let (line, does, slept) =
            (el("span").attr("data-line", ""), el("span").class("sc-does"), el("span").class("sc-slept"));
        let element = el("tr");
        let targets = [
            element.attr_sink("class"),
            element.attr_sink("aria-rowindex"),
            element.attr_sink("data-printed-ms"),
            element.attr_sink("data-shown-ms"),
            element.attr_sink("data-replayed"),
            printed.text_sink(),
            gutter.attr_sink("class"),
            line.text_sink(),
            does.text_sink(),
            slept.text_sink(),
            shown.text_sink(),
        ];
        let parts = targets.into_iter().map(Binding::to).collect();
        let told = el("td").child(line.child(does)).child(slept);
        let element = element.child(printed).child(gutter).child(told).child(shown);
        Self { element, said: None, parts }
    }

    /// Whether it shows that line.
    fn is_of(&self, line: &Row) -> bool {
        self.said.is_some_and(|(key, ..)| key == line.key)
    }

    /// Shows a line, and where that is in the replay at that moment, in ms.
    fn show(&mut self, line: &Row, replayed_ms: Option<f64>) {
        let (event, shown_ms) = (line.event, line.shown_ms.get());
        let replayed = replayed_ms.map(|t_ms| Line::at(t_ms, event.at_ms, shown_ms));
        let said = Some((line.key, shown_ms, replayed));
        if self.said == said {
            return;
        }
        self.said = said;
        let class = match (line.is_next, line.is_told) {
            (true, true) => "sc-next sc-told",
            (true, false) => "sc-next",
            (false, true) => "sc-told",
            (false, false) => "",
        };
        let tracks = (0..u8::BITS).filter(|track| line.asleep & (1 << track) != 0);
        // A line that must wrap does so between its step and what that does.
        let does = match event.kind {
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
        write(Some((line.key.1 + 2).to_string()));
        write(Some(millis(event.at_ms)));
        write(shown_ms.map(millis));
        write(replayed.map(|replayed| replayed.slug().to_owned()));
        write(Some(hundredths(event.at_ms)));
        write(Some(tracks.map(|track| format!("sc-asleep-{track} ")).collect()));
        write(Some(line.line.strip_suffix(does).unwrap_or(&line.line).to_owned()));
        write(Some(does.to_owned()));
        write(line.slept_ms.map(clock_seconds));
        write(shown_ms.map(hundredths));
    }
}
