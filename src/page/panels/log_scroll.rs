//! Scrolling of a log: to the moment of the replay, and to a line that was searched for.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::page::dom::binding::effect;
use crate::page::panels::log_room;
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;
use crate::page::state::session::Session;

/// Keeps the last line in view that was printed by the moment of the replay, until the owner is disposed. After the replay the log is
/// where it was after the run.
pub fn follow_replay(lane: Lane, clip: HtmlElement) {
    let session = expect_context::<Session>();
    log_room::limit(lane, &clip);
    let mut was_on = false;
    effect(move || {
        let Some(at_ms) = session.replay.at_ms_in(lane.mode) else {
            if std::mem::take(&mut was_on) {
                lane.rest_px().iter().for_each(|px| clip.set_scroll_top(*px));
            }
            return;
        };
        was_on = true;
        let printed = lane.log_rows.with_untracked(|lines| lines.as_ref().map_or(0, |lines| lines.printed_at(at_ms)));
        // Three more lines stay in view below it.
        scroll_to(lane, &clip, printed as f64 + 3.0 - f64::from(clip.client_height()) / f64::from(LINE_PX));
    });
}

/// Scrolls to the line at `index`. Up to three earlier lines stay in view above it.
pub fn bring_to_view(lane: Lane, clip: &HtmlElement, index: usize) {
    scroll_to(lane, clip, index as f64 - 3.0);
}

/// Scrolls so that a line, counted from 0, is the first in view.
fn scroll_to(lane: Lane, clip: &HtmlElement, line: f64) {
    clip.set_scroll_top((line * lane.scroll_px.get_untracked()).ceil() as i32);
}
