//! The legend: the kinds of marks with their names.

use crate::findings::marks::{MarkKind, marks};
use crate::findings::tracks::Track;
use crate::sharing::picture::svg::{LETTER_PX, Svg};

/// The height of a line, in px.
const LINE_PX: f64 = 22.0;
/// From the start of a sign to its name, in px.
const SIGN_PX: f64 = 30.0;

/// Draws the legend for the kinds of marks on `tracks`, and returns its lower edge, in px.
pub fn draw(svg: &mut Svg, tracks: &[Track], width: f64) -> f64 {
    let measured: Vec<_> = tracks.iter().filter_map(|track| track.measured.as_ref()).flat_map(marks).collect();
    let has = |kind: MarkKind| measured.iter().any(|mark| mark.kind == kind);
    let is_shown = measured.iter().any(|mark| mark.shown.is_some());
    let is_expected = tracks.iter().any(|track| track.expected.is_some());
    let signs = [
        (has(MarkKind::Printed), "sc-printed", "printed"),
        (is_shown, "sc-printed", "shown"),
        (has(MarkKind::Slept), "sc-asleep", "asleep"),
        (has(MarkKind::Waited), "sc-waited", "waiting"),
        (has(MarkKind::Queued), "sc-queued", "waiting for a place"),
        (has(MarkKind::Frozen), "sc-frozen", "page frozen"),
        (is_expected, "sc-expected", "expected"),
    ];
    let (mut x, mut y) = (0.0, 0.0);
    svg.raw("<g class=\"sc-legend\">");
    for (_, class, name) in signs.into_iter().filter(|(is_there, ..)| *is_there) {
        // Every entry is narrower than the narrowest picture, so the first of a line always fits.
        let end = x + SIGN_PX + name.len() as f64 * LETTER_PX;
        if end > width {
            (x, y) = (0.0, y + LINE_PX);
        }
        sign(svg, class, name, (x, y));
        x += SIGN_PX + name.len() as f64 * LETTER_PX + 14.0;
    }
    svg.raw("</g>");
    y + LINE_PX + 8.0
}

fn sign(svg: &mut Svg, class: &str, name: &str, (x, y): (f64, f64)) {
    svg.raw(&format!("<g class=\"{class}\">"));
    let across = (x + 0.5, x + 22.5);
    match name {
        "printed" => svg.rect("sc-dot", (x + 9.0, x + 14.0), (y + 8.5, y + 13.5), 2.5),
        "shown" => svg.rect("sc-ring", (x + 8.5, x + 14.5), (y + 8.0, y + 14.0), 3.0),
        _ => svg.rect("sc-area", across, (y + 5.5, y + 16.5), 0.0),
    }
    match name {
        "asleep" => svg.hatched(across, (y + 5.5, y + 16.5)),
        "page frozen" => {
            svg.rect("sc-freeze-bar", across, (y + 5.0, y + 7.0), 0.0);
            svg.rect("sc-freeze-bar", across, (y + 15.0, y + 17.0), 0.0);
        }
        _ => {}
    }
    svg.raw("</g>");
    svg.text("sc-step", (x + SIGN_PX, y + 15.0), name);
}
