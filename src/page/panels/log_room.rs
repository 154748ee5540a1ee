//! The room of a log that would be higher than the browser can lay out: 300,000 lines at a device pixel ratio of 5. It is as high as it
//! can be, and a px of scrolling passes more of it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::listener::Listener;
use crate::page::dom::binding::effect;
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;

/// The largest height of a log, in pixels of the device. Chromium lays out a little more.
const MAX_DEVICE_PX: f64 = 3e7;
/// The cells that take the room of the lines that are not mounted, above and below those that are.
const SPACERS: &str = "tbody[aria-hidden] td";
/// The height of a line, in px.
const LINE: f64 = LINE_PX as f64;

/// Limits the height of a lane's log, which scrolls in `clip`, until the owner is disposed.
pub fn limit(lane: Lane, clip: &HtmlElement) {
    let limited = clip.clone();
    effect(move || {
        // Both change with the mounted rows. This effect runs after the spacers have their heights.
        lane.line_count.track();
        lane.rows.track();
        if untrack(|| lane.has_many_lines()) {
            untrack(|| set_heights(lane, &limited));
        }
    });
    // Zooming changes the limit.
    StoredValue::new_local(Listener::new(window().into(), &["resize"], move |_| lane.rows.update(|_| ())));
}

fn set_heights(lane: Lane, clip: &HtmlElement) {
    let lines = lane.line_count.get() as f64;
    let height = (MAX_DEVICE_PX / window().device_pixel_ratio()).min(lines * LINE);
    let was_limited = lane.scroll_px.get() < LINE;
    lane.scroll_px.set(LINE);
    if height == lines * LINE && !was_limited {
        return;
    }
    // The head covers a line of the view.
    let view = f64::from(clip.client_height()) / LINE - 1.0;
    lane.scroll_px.set((height - view * LINE) / (lines - view));
    let (first, mounted) =
        lane.rows.with(|rows| (rows.first().map_or(0, |row| row.key.index) as f64, rows.len() as f64));
    // The line at the top of the view is where the scroll position is, and the others stand around it.
    let line = lane.first_visible.get().map_or(lines - view, |line| line as f64);
    let above = (line * lane.scroll_px.get() - (line - first) * LINE).max(0.0);
    let Ok(spacers) = clip.query_selector_all(SPACERS) else { return };
    for (index, px) in [above, height - above - mounted * LINE].into_iter().enumerate() {
        let spacer = spacers.get(index as u32).and_then(|spacer| spacer.dyn_into::<HtmlElement>().ok());
        // Setting a valid height can't fail.
        spacer
            .iter()
            .for_each(|spacer| drop(HtmlElement::style(spacer).set_property("height", &format!("{}px", px as u32))));
    }
}
