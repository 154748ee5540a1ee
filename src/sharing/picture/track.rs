//! One track of the picture: its title, its rows, and its marks.

use crate::exercise::format::{seconds, seconds_read};
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::marks::{Mark, MarkKind, marks};
use crate::findings::timeline::{Source, Timeline};
use crate::findings::tracks::Track;
use crate::sharing::escape::markup;
use crate::sharing::graphemes::graphemes;
use crate::sharing::picture::plot::{Axis, LEFT_PX, RIGHT_PX, Rows};
use crate::sharing::picture::svg::{LETTER_PX, Svg};

/// The height of a track's title, in px.
const HEAD_PX: f64 = 34.0;
/// The height of the labels of freezes, in px.
const FREEZE_PX: f64 = 18.0;
/// Between the last row and the next track, in px.
const FOOT_PX: f64 = 20.0;
/// The minimum distance of two labels, in px.
const LINE_PX: f64 = 14.0;
/// How far a freeze extends above and below its rows, in px.
const BAND_PX: f64 = 4.0;

/// The geometry of a track.
struct Geometry<'a> {
    axis: Axis,
    rows: &'a Rows,
    /// The top of the first row, in px from the top of the picture.
    top: f64,
    is_expected: bool,
}

/// The rows of a track, and the top of the first, in px from the top of the picture.
pub struct Layout {
    rows: Rows,
    top: f64,
}

impl Layout {
    /// The layout of a track from `top`; `None` if the track is empty.
    pub fn of(track: &Track, top: f64) -> Option<Self> {
        let rows = Rows::of(track.timelines().next()?);
        let is_labelled = track.timelines().any(|timeline| !timeline.freezes.is_empty());
        Some(Self { rows, top: top + HEAD_PX + if is_labelled { FREEZE_PX } else { 0.0 } })
    }

    /// The lower edge of the track.
    pub fn bottom(&self) -> f64 {
        self.top + self.rows.height() + FOOT_PX
    }

    /// The top and the bottom of a row.
    pub fn row(&self, index: usize) -> (f64, f64) {
        let (top, bottom) = self.rows.between((index, index));
        (self.top + top, self.top + bottom)
    }
}

/// Draws a track from `top`, and returns its lower edge, in px.
pub fn draw(svg: &mut Svg, track: &Track, axis: Axis, top: f64) -> f64 {
    let (Some(first), Some(layout)) = (track.timelines().next(), Layout::of(track, top)) else { return top };
    let geometry = |is_expected| Geometry { axis, rows: &layout.rows, top: layout.top, is_expected };
    let title = track.title();
    let warm = if track.mode.about().blocks { " sc-warm" } else { "" };
    let earlier = if track.is_earlier && track.expected.is_some() { " sc-earlier" } else { "" };
    svg.raw(&format!("<g class=\"sc-track{warm}{earlier}\" data-track=\"{}\">", markup(&title)));
    svg.text("sc-track-title", (0.0, top + 18.0), &title);
    let measured = track.measured.as_ref().map(marks).unwrap_or_default();
    let is_frozen = |mark: &&Mark| mark.kind == MarkKind::Frozen;
    measured.iter().filter(is_frozen).for_each(|it| mark(svg, it, &geometry(false)));
    labels(svg, first, &geometry(false));
    if let Some(expected) = &track.expected {
        marks(expected).iter().for_each(|it| mark(svg, it, &geometry(true)));
    }
    measured.iter().filter(|it| !is_frozen(it)).for_each(|it| mark(svg, it, &geometry(false)));
    // Only one timeline is labelled, so that no freeze has two labels.
    let frozen = track.measured.as_ref().or(track.expected.as_ref());
    frozen.into_iter().for_each(|timeline| freeze_labels(svg, timeline, &geometry(false)));
    svg.raw("</g>");
    layout.bottom()
}

/// Labels the rows, if there is room: the sleepers, the first and the last.
fn labels(svg: &mut Svg, timeline: &Timeline, geometry: &Geometry) {
    let last = timeline.rows.len().saturating_sub(1);
    let mut free_from = f64::NEG_INFINITY;
    for (index, row) in timeline.rows.iter().enumerate() {
        let (top, bottom) = geometry.rows.between((index, index));
        let middle = geometry.top + (top + bottom) / 2.0;
        if timeline.is_named {
            let room = geometry.axis.width - LEFT_PX - RIGHT_PX;
            svg.text("sc-step", (LEFT_PX, geometry.top + top - 5.0), &fitted(&row.label, room));
        } else if (row.sleepers > 0 || index == 0 || index == last) && middle >= free_from {
            svg.text("sc-step sc-row-name", (LEFT_PX - 10.0, middle + 4.0), &row.label);
            free_from = middle + LINE_PX;
        }
    }
}

/// The label, or its beginning if it is wider than the room, in px.
fn fitted(label: &str, room: f64) -> String {
    // Letters of other scripts may be twice as wide.
    let width = |letters: &str| if letters.is_ascii() { LETTER_PX } else { 2.0 * LETTER_PX };
    let all = graphemes(label);
    if all.iter().map(|letters| width(letters)).sum::<f64>() <= room {
        return label.to_owned();
    }
    let mut left = room - LETTER_PX;
    let mut fits = |letters: &&&str| {
        left -= width(letters);
        left >= 0.0
    };
    all.iter().take_while(|letters| fits(letters)).copied().chain(["…"]).collect()
}

/// Writes the length of each freeze above it, if there is room.
fn freeze_labels(svg: &mut Svg, timeline: &Timeline, geometry: &Geometry) {
    let say = |ms: f64| match timeline.source {
        Source::Expected => format!("page should freeze {} s", seconds(ms.round() as u64)),
        Source::Measured(_) => format!("page frozen {}", seconds_read(ms)),
    };
    let mut free_from = 0.0;
    for freeze in &timeline.freezes {
        let label = say(freeze.length_ms());
        let (x, width) = (geometry.axis.x(freeze.from_ms), label.len() as f64 * LETTER_PX);
        let x = x.min(geometry.axis.width - RIGHT_PX - width).max(LEFT_PX);
        if x >= free_from {
            svg.text("sc-freeze-label", (x, geometry.top - BAND_PX - 6.0), &label);
            free_from = x + width + 8.0;
        }
    }
}

/// Draws a mark, with its sentence as a title for pointer and keyboard users.
fn mark(svg: &mut Svg, mark: &Mark, geometry: &Geometry) {
    let class = match (mark.kind, geometry.is_expected) {
        (_, true) => "sc-expected",
        (MarkKind::Frozen, _) => "sc-frozen",
        (MarkKind::Waited, _) => "sc-waited",
        (MarkKind::Queued, _) => "sc-queued",
        (MarkKind::Slept, _) => "sc-asleep",
        (MarkKind::Printed, _) => "sc-printed",
        (MarkKind::Ended, _) => "sc-ended",
    };
    svg.raw(&format!("<g class=\"{class}\" data-mark=\"\" tabindex=\"-1\" role=\"img\"><title>"));
    svg.escaped(&mark.sentence);
    svg.raw("</title>");
    let (x, y) = (span(geometry.axis, mark.over), geometry.rows.between(mark.rows));
    let y = (geometry.top + y.0, geometry.top + y.1);
    let middle = (y.0 + y.1) / 2.0;
    match (mark.kind, geometry.is_expected) {
        (MarkKind::Frozen, is_expected) => {
            let (y0, y1) = (y.0 - geometry.rows.name_px() - BAND_PX, y.1 + BAND_PX);
            svg.rect("sc-area", x, (y0, y1), 0.0);
            if !is_expected {
                svg.rect("sc-freeze-bar", x, (y0, y0 + 2.0), 0.0);
                svg.rect("sc-freeze-bar", x, (y1 - 2.0, y1), 0.0);
            }
        }
        (MarkKind::Waited | MarkKind::Queued, _) => svg.rect("sc-area", x, (y.0 + 0.5, y.1 - 0.5), 2.0),
        (MarkKind::Slept, is_expected) => {
            // A bar has a margin if its row is tall enough.
            let margin = if y.1 - y.0 > 10.0 { 3.0 } else { 0.0 };
            // A predicted bar extends on both sides beyond the measured one above it.
            let margin = if is_expected { margin - 2.0 } else { margin };
            svg.rect("sc-area", x, (y.0 + margin, y.1 - margin), 0.0);
            if !is_expected {
                svg.hatched(x, (y.0 + margin, y.1 - margin));
            }
        }
        (MarkKind::Printed | MarkKind::Ended, true) | (MarkKind::Ended, _) => {
            svg.line("sc-line", (x.1, y.0), (x.1, y.1))
        }
        (MarkKind::Printed, _) => printed(svg, mark, geometry.axis, (y, middle)),
    }
    svg.raw("</g>");
}

/// Draws a dot where a step was printed, a ring where it was shown, and a line between. For a group, the first and the last of
/// each.
fn printed(svg: &mut Svg, mark: &Mark, axis: Axis, (y, middle): ((f64, f64), f64)) {
    let (dots, rings) = (span(axis, mark.over), mark.shown.map(|shown| span(axis, shown)));
    let (dot, ring) = match y.1 - y.0 {
        ..4.0 => (1.0, 1.25),
        ..10.0 => (1.75, 2.5),
        _ => (2.25, 3.25),
    };
    let end = rings.map_or(dots.1, |rings| rings.1.max(dots.1));
    svg.rect("sc-hit", (dots.0 - 4.0, end + 4.0), y, 0.0);
    svg.line("sc-line", (dots.0, middle), (end, middle));
    let both = |svg: &mut Svg, class, x: (f64, f64), r: f64| {
        let ends = if x.1 - x.0 < 1.0 { vec![x.0] } else { vec![x.0, x.1] };
        ends.into_iter().for_each(|x| svg.rect(class, (x - r, x + r), (middle - r, middle + r), r));
    };
    rings.into_iter().for_each(|rings| both(svg, "sc-ring", rings, ring));
    both(svg, "sc-dot", dots, dot);
}

fn span(axis: Axis, gap: TimeSpan) -> (f64, f64) {
    (axis.x(gap.from_ms), axis.x(gap.to_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_is_too_wide_is_cut_between_characters() {
        for (label, room, shown) in [
            ("toast bread", 200.0, "toast bread"),
            ("toast bread", 50.0, "toast…"),
            ("水を沸かす", 74.0, "水を沸かす"),
            ("水を沸かす", 73.0, "水を沸か…"),
            ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 23.0, "👩‍👩‍👧‍👦…"),
        ] {
            assert_eq!(fitted(label, room), shown);
        }
    }
}
