//! A log that is too long to be mounted as a whole: while it runs its end is in view, unless the reader looks elsewhere.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::page::dom::binding::effect;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;

/// Keeps the end in view of a log that is so long, unless the reader looks elsewhere, until the component goes.
pub fn follow_end(lane: Lane, clip: HtmlElement) {
    effect(move || {
        // Told of what is mounted after the rows are: it stands there by now.
        lane.lines.track();
        lane.rows.track();
        if lane.has_many_lines() && lane.looked_at.get_untracked().is_none() {
            // It goes no further than to its end.
            clip.set_scroll_top(i32::MAX);
        }
    });
}

/// Mounts the lines of such a log that the reader has scrolled to. Who scrolls to the end follows it from then on.
pub fn look_at(controller: Controller, lane: Lane, clip: &HtmlElement) {
    let _session = controller.session;
    if !untrack(|| lane.has_many_lines()) {
        return;
    }
    let top = clip.scroll_top();
    let is_at_end = top + clip.client_height() + LINE_PX >= clip.scroll_height();
    let line = (!is_at_end).then(|| usize::try_from(top / LINE_PX).unwrap_or_default());
    if line != lane.looked_at.get_untracked() {
        lane.looked_at.set(line);
        controller.note_mounted(lane.look());
    }
}
