//! The scroll position of a log with too many rows to mount: it follows the end until the reader scrolls elsewhere.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::page::dom::binding::effect;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;

/// Keeps the end of such a log in view unless the reader has scrolled elsewhere. Cleanup of the current owner ends this.
pub fn follow_end(lane: Lane, clip: HtmlElement) {
    effect(move || {
        // Both change with the mounted rows. This effect runs after those are in the page.
        lane.line_count.track();
        lane.rows.track();
        if lane.has_many_lines() && lane.first_visible.get_untracked().is_none() {
            // The browser limits the value to the end.
            clip.set_scroll_top(i32::MAX);
        }
    });
}

/// Mounts the lines of such a log that the reader has scrolled to. Scrolling to the end resumes following it.
pub fn on_scroll(controller: Controller, lane: Lane, clip: &HtmlElement) {
    if !untrack(|| lane.has_many_lines()) {
        return;
    }
    let top = clip.scroll_top();
    let is_at_end = top + clip.client_height() + LINE_PX >= clip.scroll_height();
    let line = (!is_at_end).then(|| (f64::from(top) / lane.scroll_px.get_untracked()) as usize);
    if line != lane.first_visible.get_untracked() {
        lane.first_visible.set(line);
        controller.note_mounted(lane.mount_rows());
    }
}
