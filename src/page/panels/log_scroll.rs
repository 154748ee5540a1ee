//! Scrolling of a log: to the moment of the replay, and to a line that was searched for.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::page::dom::binding::effect;
use crate::page::state::lane::Lane;
use crate::page::state::lane_rows::LINE_PX;
use crate::page::state::session::Session;

/// Keeps the last line in view that was printed by the moment of the replay, until the owner is disposed.
pub fn follow_replay(lane: Lane, clip: HtmlElement) {
    let session = expect_context::<Session>();
    effect(move || {
        let Some(at_ms) = session.replay.at_ms_in(lane.mode) else { return };
        let printed = lane.log_rows.with_untracked(|lines| lines.as_ref().map_or(0, |lines| lines.printed_at(at_ms)));
        // Three more lines stay in view below it.
        clip.set_scroll_top((i32::try_from(printed).unwrap_or_default() + 3) * LINE_PX - clip.client_height());
    });
}

/// Scrolls to the line at `index`. Up to three earlier lines stay in view above it.
pub fn bring_to_view(clip: &HtmlElement, index: usize) {
    clip.set_scroll_top((i32::try_from(index).unwrap_or_default() - 3).max(0) * LINE_PX);
}
