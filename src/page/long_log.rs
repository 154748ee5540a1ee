//! What a log needs that is too long to be mounted as a whole: it follows its end while it runs, and mounts what the reader scrolls
//! to.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::listener::Listener;
use crate::page::changing::{afterwards, keep};
use crate::page::lane_state::Lane;
use crate::page::log_parts::LINE_PX;
use crate::page::session::Session;

/// Attends to the log in `clip`, as long as it is so long, until the component goes.
pub fn attend(session: Session, lane: Lane, clip: &HtmlElement) {
    let (followed, scrolled) = (clip.clone(), clip.clone());
    afterwards(move || {
        // In a microtask, after what is mounted has been.
        lane.lines.track();
        lane.rows.track();
        if lane.has_many_lines() && lane.looked_at.get_untracked().is_none() {
            // It goes no further than to the end.
            followed.set_scroll_top(i32::MAX);
        }
    });
    keep(Listener::in_turn(clip.clone().into(), &["scroll"], move |_| {
        if untrack(|| lane.has_many_lines()) {
            look_at(session, lane, &scrolled);
        }
    }));
}

/// Mounts the lines that the reader has scrolled to. Who scrolls to the end follows it from then on.
fn look_at(session: Session, lane: Lane, clip: &HtmlElement) {
    let top = clip.scroll_top();
    let is_at_end = top + clip.client_height() + LINE_PX >= clip.scroll_height();
    let line = (!is_at_end).then(|| usize::try_from(top / LINE_PX).unwrap_or_default());
    if line != lane.looked_at.get_untracked() {
        lane.looked_at.set(line);
        session.note_mounted(lane.look());
    }
}

/// Brings the line at `index` to the upper edge, a few lines below it, and mounts what stands there.
pub fn bring_to_view(clip: &HtmlElement, index: usize) {
    clip.set_scroll_top((i32::try_from(index).unwrap_or_default() - 3).max(0) * LINE_PX);
}
