//! A log that is too long to be mounted as a whole: its lines stand where they would stand if all were there.

use web_sys::HtmlElement;

use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el};
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;

/// How many lines above the mounted ones are not mounted.
pub fn above(lane: Lane) -> usize {
    lane.rows.with(|rows| rows.first().map_or(0, |row| row.key.1))
}

/// How many lines below the mounted ones are not mounted.
pub fn below(lane: Lane) -> usize {
    let mounted_to = lane.rows.with(|rows| rows.last().map_or(0, |row| row.key.1 + 1));
    lane.lines.get().saturating_sub(mounted_to)
}

/// The height of so many lines.
fn px(lines: usize) -> String {
    format!("{}px", lines * LINE_PX as usize)
}

/// Room for so many lines that are not mounted.
pub fn room(lines: impl Fn() -> usize + 'static) -> El {
    let cell = el("td").attr("colspan", "4");
    let style = cell.is::<HtmlElement>().style();
    // A height is always understood.
    render_effect(move || drop(style.set_property("height", &px(lines()))));
    el("tbody").attr("aria-hidden", "true").child(el("tr").child(cell))
}
