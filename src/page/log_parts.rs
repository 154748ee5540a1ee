//! A log that is too long to be mounted as a whole: its lines stand where they would stand if all were there.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlDivElement;

use crate::page::lane_state::LaneSignals;
use crate::page::session::Session;

/// The height of a line, in pixels. The style sheet has the same number.
pub const LINE_PX: i32 = 22;

/// How many lines above the mounted ones are not mounted.
pub fn above(lane: LaneSignals) -> usize {
    lane.rows.with(|rows| rows.first().map_or(0, |row| row.key.1))
}

/// How many lines below the mounted ones are not mounted.
pub fn below(lane: LaneSignals) -> usize {
    let mounted_to = lane.rows.with(|rows| rows.last().map_or(0, |row| row.key.1 + 1));
    lane.lines.get().saturating_sub(mounted_to)
}

/// The height of so many lines.
pub fn px(lines: usize) -> String {
    format!("{}px", lines * LINE_PX as usize)
}

/// Room for lines that are not mounted.
pub fn room(height: Signal<String>) -> AnyView {
    view! { <tbody aria-hidden="true"><tr><td colspan="4" style:height=height></td></tr></tbody> }.into_any()
}

/// Keeps the log's end in view, unless the reader looks elsewhere.
pub fn follow_end(lane: LaneSignals, clip: NodeRef<Div>, are_many: Memo<bool>) {
    Effect::new(move |_| {
        // In a microtask, after what is mounted has been.
        lane.lines.track();
        lane.rows.track();
        if let Some(clip) = clip.get().filter(|_| are_many.get() && lane.looked_at.get_untracked().is_none()) {
            clip.set_scroll_top(clip.scroll_height());
        }
    });
}

/// Mounts the lines that the reader has scrolled to. Who scrolls to the end follows it from then on.
pub fn look_at(session: Session, lane: LaneSignals, clip: &HtmlDivElement) {
    let top = clip.scroll_top();
    let is_at_end = top + clip.client_height() + LINE_PX >= clip.scroll_height();
    let line = (!is_at_end).then(|| usize::try_from(top / LINE_PX).unwrap_or_default());
    if line != lane.looked_at.get_untracked() {
        lane.looked_at.set(line);
        session.note_mounted(lane.look());
    }
}

/// Brings the line at `index` to the upper edge, a few lines below it, and mounts what stands there.
pub fn bring_to_view(clip: &HtmlDivElement, index: usize) {
    clip.set_scroll_top((i32::try_from(index).unwrap_or_default() - 3).max(0) * LINE_PX);
}
