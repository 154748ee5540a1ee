//! The timeline as an SVG text, for the page and as a standalone file.

pub mod bar_chart;
mod legend;
mod plot;
mod svg;
pub mod table;
mod track;

use crate::findings::sleep_ends::SleepEnd;
use crate::findings::tracks::{Track, end_ms};
use crate::sharing::escape::markup;
use crate::sharing::link::Theme;
use crate::sharing::picture::plot::Axis;
pub use crate::sharing::picture::plot::{LEFT_PX, RIGHT_PX};
use crate::sharing::picture::svg::Svg;

/// The place of the end of a sleep in a picture, in px from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The end.
    pub x: f64,
    /// The top of the step's row.
    pub top: f64,
    /// The bottom of the step's row.
    pub bottom: f64,
}

/// The minimum width of a picture, in px.
const MIN_PX: f64 = 240.0;
/// The height of the axis with its labels, in px.
const AXIS_PX: f64 = 28.0;

/// Half the width of a letter in a label of the axis, in px, at most.
const HALF_LETTER_PX: f64 = 4.2;

/// The hatching: 45°, a line every 6 px.
const HATCH: &str = "<defs><pattern id=\"sc-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
                     patternTransform=\"rotate(45)\"><rect class=\"sc-hatch\" width=\"1.5\" height=\"6\"/></pattern></defs>";

const TOKENS: &str = include_str!("../../../style/tokens.css");
const TIMELINE: &str = include_str!("../../../style/later/timeline_picture.css");

/// The picture for the page, which has the style sheets: `width` px wide, with an axis that ends at `end_ms`.
pub fn picture(end_ms: f64, tracks: &[Track], width: f64) -> String {
    draw(tracks, axis(end_ms, width), "aria-label=\"Timeline of the runs\"", "")
}

/// The places of the ends of sleeps in such a picture, in the same order.
pub fn places(end_ms: f64, tracks: &[Track], width: f64, ends: &[SleepEnd]) -> Vec<Place> {
    let axis = axis(end_ms, width);
    let mut top = legend::draw(&mut Svg::default(), tracks, axis.width);
    let mut rows = Vec::new();
    for track in tracks {
        let layout = track::Layout::of(track, top);
        top = layout.as_ref().map_or(top, track::Layout::bottom);
        rows.push(layout);
    }
    let place = |end: &SleepEnd| {
        let (top, bottom) = rows.get(end.track)?.as_ref()?.row(end.row);
        Some(Place { x: axis.x(end.at_ms), top, bottom })
    };
    ends.iter().map(|end| place(end).unwrap_or_default()).collect()
}

/// The time that a px stands for in such a picture, in ms.
pub fn ms_a_px(end_ms: f64, width: f64) -> f64 {
    end_ms / axis(end_ms, width).length()
}

fn axis(end_ms: f64, width: f64) -> Axis {
    Axis { end_ms, width: width.max(MIN_PX).round() }
}

/// The top of the first track in such a picture, below the legend, in px.
pub fn top_px(tracks: &[Track], width: f64) -> f64 {
    legend::draw(&mut Svg::default(), tracks, width.max(MIN_PX).round())
}

/// The picture as a standalone file with its styles. [`Theme::Auto`] follows the setting of the viewer's system.
pub fn file(tracks: &[Track], width: f64, theme: Theme) -> String {
    let titles: Vec<_> = tracks.iter().map(Track::title).collect();
    let title = format!("Timeline of {}", titles.join("; "));
    let head = format!(
        "<title>{}</title><style>{}</style><rect class=\"sc-paper\" x=\"-16\" y=\"-16\" width=\"100%\" height=\"100%\"/>",
        markup(&title),
        markup(&[TOKENS, TIMELINE].concat())
    );
    let attributes = match theme {
        Theme::Auto => String::new(),
        _ => format!("data-theme=\"{}\"", theme.slug()),
    };
    draw(tracks, axis(end_ms(tracks), width), &attributes, &head)
}

fn draw(tracks: &[Track], axis: Axis, attributes: &str, head: &str) -> String {
    let width = axis.width;
    let mut legend = Svg::default();
    let top = legend::draw(&mut legend, tracks, width);
    let mut tracks_drawn = Svg::default();
    let bottom = tracks.iter().fold(top, |top, track| track::draw(&mut tracks_drawn, track, axis, top));

    // A file needs a margin of its own; in the page, the style sheet sets one.
    let margin = if head.is_empty() { 0 } else { 16 };
    let (whole_width, whole_height) = (width as u32 + 2 * margin, (bottom + AXIS_PX) as u32 + 2 * margin);
    let mut svg = Svg::default();
    svg.raw(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sc-timeline-picture\" role=\"group\" {attributes} width=\"{whole_width}\" \
         height=\"{whole_height}\" viewBox=\"-{margin} -{margin} {whole_width} {whole_height}\">{head}{HATCH}"
    ));
    svg.raw(&legend.into_text());
    for (at_ms, label) in axis.ticks() {
        let x = axis.x(at_ms);
        svg.line("sc-tick", (x, top + 28.0), (x, bottom));
        // The last one may stand at the end of the axis: it stays within the picture.
        let half_px = HALF_LETTER_PX * label.chars().count() as f64;
        svg.text("sc-step sc-time", (x.min(axis.width - half_px), bottom + 18.0), &label);
    }
    svg.raw(&tracks_drawn.into_text());
    svg.raw("</svg>");
    // The picture is one tab stop; arrow keys move from there.
    svg.into_text().replacen("tabindex=\"-1\"", "tabindex=\"0\"", 1)
}
