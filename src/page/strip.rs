//! The heartbeat strip: a tick a frame while the page is alive, a gap while it is frozen. Drawn by frames alone, since
//! what a style sheet moves may go on while the page stands still.

use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::browser::listener::Listener;
use crate::exercise::figures::reading;
use crate::page::changing::{afterwards, keep};
use crate::page::element::{El, el};
use crate::page::lane_state::Lane;
use crate::page::session::Session;
use crate::page::state::State;

/// A lane's heartbeat.
pub fn strip(session: Session, lane: Lane) -> El {
    let strip = el("canvas").class("sc-strip").attr("role", "img");
    let canvas = strip.is::<HtmlCanvasElement>().clone();
    let looks = watch_looks();
    afterwards(move || {
        // With more lanes each is narrower, from the next frame on.
        session.modes.track();
        request_animation_frame(move || {
            // The lane may have gone meanwhile.
            looks.set_if_there(());
        });
    });
    // Not before it is in the page, where it has a size.
    afterwards(move || {
        looks.track();
        if let Some(later) = session.rest.here() {
            lane.beat.with(|beat| (later.pulse)(&canvas, beat));
        }
    });
    strip.attr_by("aria-label", move || {
        let freeze = lane.run.with(|run| run.as_ref().and_then(|run| run.longest_freeze_ms));
        Some(freeze.map_or_else(|| "Heartbeat".to_owned(), |ms| format!("Heartbeat. Longest freeze: {}.", reading(ms))))
    })
}

/// Changes when the page gets another size or other colours, until the component goes: a lane at rest is drawn anew then.
fn watch_looks() -> State<()> {
    let looks = State::new(());
    let resized = Listener::new(window().into(), &["resize"], move |_| looks.set(()));
    let colors = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let recolored = colors.map(|colors| Listener::new(colors.into(), &["change"], move |_| looks.set(())));
    keep((resized, recolored));
    looks
}
