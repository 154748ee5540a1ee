//! One track of the picture: its title, its rows, and its marks.

use crate::exercise::format::reading;
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::Interval;
use crate::findings::marks::{Mark, What, marks};
use crate::findings::timeline::{Source, Timeline};
use crate::findings::tracks::Track;
use crate::sharing::escape::markup;
use crate::sharing::picture::plot::{Axis, LEFT_PX, RIGHT_PX, Rows};
use crate::sharing::picture::svg::{LETTER_PX, Svg};

/// From the top of a track to its first row, in px: its title.
const HEAD_PX: f64 = 34.0;
/// What the labels of freezes take there, in px.
const FREEZE_PX: f64 = 18.0;
/// Between the last row and the next track, in px.
const FOOT_PX: f64 = 20.0;
/// The least distance of two labels, in px.
const LINE_PX: f64 = 14.0;
/// How far a freeze stands out above its rows and below, in px.
const BAND_PX: f64 = 4.0;

/// What is drawn where.
struct Place<'a> {
    axis: Axis,
    rows: &'a Rows,
    /// The top of the first row, in px from that of the picture.
    top: f64,
    is_expected: bool,
}

/// Draws a track from `top` on, and returns where it ends.
pub fn draw(svg: &mut Svg, track: &Track, axis: Axis, top: f64) -> f64 {
    let Some(first) = track.timelines().next() else { return top };
    let rows = Rows::of(first);
    let is_labelled = track.timelines().any(|timeline| !timeline.freezes.is_empty());
    let first_top = top + HEAD_PX + if is_labelled { FREEZE_PX } else { 0.0 };
    let place = |is_expected| Place { axis, rows: &rows, top: first_top, is_expected };
    let title = track.title();
    let warm = if track.mode == Mode::Sync { " sc-warm" } else { "" };
    svg.raw(&format!("<g class=\"sc-track{warm}\" data-track=\"{}\">", markup(&title)));
    svg.text("sc-track-title", (0.0, top + 18.0), &title);
    let measured = track.measured.as_ref().map(marks).unwrap_or_default();
    let is_frozen = |mark: &&Mark| mark.what == What::Frozen;
    measured.iter().filter(is_frozen).for_each(|it| mark(svg, it, &place(false)));
    labels(svg, first, &place(false));
    if let Some(expected) = &track.expected {
        marks(expected).iter().for_each(|it| mark(svg, it, &place(true)));
    }
    measured.iter().filter(|it| !is_frozen(it)).for_each(|it| mark(svg, it, &place(false)));
    // Two labels of the same freeze would say the same twice.
    let frozen = track.measured.as_ref().or(track.expected.as_ref());
    frozen.into_iter().for_each(|timeline| freeze_labels(svg, timeline, &place(false)));
    svg.raw("</g>");
    first_top + rows.height() + FOOT_PX
}

/// Names the steps beside their rows, as far as there is room: the sleepers, the first and the last.
fn labels(svg: &mut Svg, timeline: &Timeline, place: &Place) {
    let last = timeline.rows.len().saturating_sub(1);
    let mut free_from = f64::NEG_INFINITY;
    for (index, row) in timeline.rows.iter().enumerate() {
        let (top, bottom) = place.rows.between((index, index));
        let middle = place.top + (top + bottom) / 2.0;
        if timeline.is_story {
            svg.text("sc-step", (LEFT_PX, place.top + top - 5.0), &row.label);
        } else if (row.sleepers > 0 || index == 0 || index == last) && middle >= free_from {
            svg.text("sc-step sc-number", (LEFT_PX - 10.0, middle + 4.0), &row.label);
            free_from = middle + LINE_PX;
        }
    }
}

/// Says above each freeze how long it was, as far as there is room.
fn freeze_labels(svg: &mut Svg, timeline: &Timeline, place: &Place) {
    let verb = if timeline.source == Source::Expected { "page should freeze" } else { "page frozen" };
    let mut free_from = 0.0;
    for freeze in &timeline.freezes {
        let label = format!("{verb} {}", reading(freeze.length_ms()));
        let (x, width) = (place.axis.x(freeze.from_ms), label.len() as f64 * LETTER_PX);
        let x = x.min(place.axis.width - RIGHT_PX - width).max(LEFT_PX);
        if x >= free_from {
            svg.text("sc-freeze-label", (x, place.top - BAND_PX - 6.0), &label);
            free_from = x + width + 8.0;
        }
    }
}

/// Draws a mark, with its sentence for those who point at it or come to it by keyboard.
fn mark(svg: &mut Svg, mark: &Mark, place: &Place) {
    let class = match (mark.what, place.is_expected) {
        (_, true) => "sc-expected",
        (What::Frozen, _) => "sc-frozen",
        (What::Waited, _) => "sc-waited",
        (What::Slept, _) => "sc-asleep",
        (What::Printed, _) => "sc-printed",
        (What::Ended, _) => "sc-ended",
    };
    svg.raw(&format!("<g class=\"{class}\" data-mark=\"\" tabindex=\"-1\" role=\"img\"><title>"));
    svg.escaped(&mark.sentence);
    svg.raw("</title>");
    let (x, y) = (span(place.axis, mark.over), place.rows.between(mark.rows));
    let y = (place.top + y.0, place.top + y.1);
    let middle = (y.0 + y.1) / 2.0;
    match (mark.what, place.is_expected) {
        (What::Frozen, is_expected) => {
            let (y0, y1) = (y.0 - BAND_PX, y.1 + BAND_PX);
            svg.rect("sc-area", x, (y0, y1), 0.0);
            if !is_expected {
                svg.rect("sc-bar", x, (y0, y0 + 2.0), 0.0);
                svg.rect("sc-bar", x, (y1 - 2.0, y1), 0.0);
            }
        }
        (What::Waited, _) => svg.rect("sc-area", x, (y.0 + 0.5, y.1 - 0.5), 2.0),
        (What::Slept, is_expected) => {
            // A bar keeps a little air where its row is tall enough for that.
            let air = if y.1 - y.0 > 10.0 { 3.0 } else { 0.0 };
            // Beneath the measured bar, what is expected looks out on both sides.
            let air = if is_expected { air - 2.0 } else { air };
            svg.rect("sc-area", x, (y.0 + air, y.1 - air), 0.0);
            if !is_expected {
                svg.hatched(x, (y.0 + air, y.1 - air));
            }
        }
        (What::Printed | What::Ended, true) | (What::Ended, _) => svg.line("sc-line", (x.1, y.0), (x.1, y.1)),
        (What::Printed, _) => printed(svg, mark, place.axis, (y, middle)),
    }
    svg.raw("</g>");
}

/// A dot where it was printed, a ring where it was shown, a hairline from one to the other. Of a group, where the first was and
/// where the last.
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

fn span(axis: Axis, gap: Interval) -> (f64, f64) {
    (axis.x(gap.from_ms), axis.x(gap.to_ms))
}
