//! Printing: on paper nobody scrolls, and its ground is light.

use leptos::prelude::*;

use crate::browser::listener::Listener;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;
use crate::sharing::link::Theme;

/// The most lines of a log that are printed.
pub const MOST_PRINTED: usize = 2_000;

/// Before the page is printed, mounts the lines of long logs and takes the light theme, in which strips are drawn anew; undoes both
/// after it. Ends when the owner is disposed.
pub fn attend(session: Session) {
    let earlier = StoredValue::new(None::<Theme>);
    let on_print = move |event: web_sys::Event| {
        let is_before = event.type_() == "beforeprint";
        // The first of two such events in a row counts.
        if is_before == earlier.get_value().is_some() {
            return;
        }
        if is_before {
            earlier.set_value(Some(session.theme.get_untracked()));
            session.theme.set(Theme::Light);
        } else {
            session.theme.set(earlier.get_value().unwrap_or_default());
            earlier.set_value(None);
        }
        for lane in session.modes.get_untracked().into_iter().map(|mode| session.lane(mode)) {
            // A run in progress mounts its lines by itself.
            if untrack(|| lane.has_many_lines() && !lane.phase.get().is_running()) {
                if is_before { mount_first(lane) } else { drop(lane.mount_rows()) }
            }
        }
    };
    StoredValue::new_local(Listener::new(window().into(), &["beforeprint", "afterprint"], on_print));
}

fn mount_first(lane: Lane) {
    let Some(lines) = lane.log_rows.get_untracked() else { return };
    lane.rows.set((0..lines.len().min(MOST_PRINTED)).filter_map(|index| lines.row(index)).collect());
}
