//! Spacers for the rows of a long log that are not mounted. They keep the mounted rows at their scroll positions.

use web_sys::HtmlElement;

use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el};
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;

/// The number of unmounted lines above the mounted ones.
pub fn above(lane: Lane) -> usize {
    lane.rows.with(|rows| rows.first().map_or(0, |row| row.key.index))
}

/// The number of unmounted lines below the mounted ones.
pub fn below(lane: Lane) -> usize {
    let mounted_to = lane.rows.with(|rows| rows.last().map_or(0, |row| row.key.index + 1));
    lane.line_count.get().saturating_sub(mounted_to)
}

/// The height of `lines` lines, in CSS pixels.
fn px(lines: usize) -> String {
    format!("{}px", lines * LINE_PX as usize)
}

/// A spacer as high as `lines` lines.
pub fn room(lines: impl Fn() -> usize + 'static) -> El {
    let cell = el("td").attr("colspan", "4");
    let style = cell.cast::<HtmlElement>().style();
    // Setting a valid height can't fail.
    render_effect(move || drop(style.set_property("height", &px(lines()))));
    el("tbody").attr("aria-hidden", "true").child(el("tr").child(cell))
}
