//! The heartbeat strip: a tick a frame while the page is alive, a gap while it is frozen.

use web_sys::HtmlCanvasElement;

use crate::exercise::format::reading;
use crate::page::dom::binding::effect;
use crate::page::dom::element::{El, el};
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// A lane's strip, which the lazy chunk draws.
pub fn strip(controller: Controller, lane: Lane) -> El {
    let strip = el("canvas").class("sc-strip").attr("role", "img");
    let canvas = strip.is::<HtmlCanvasElement>().clone();
    // Not before it is in the page, where it has a size.
    effect(move || controller.loader.here().iter().for_each(|views| (views.pulse)(lane, canvas.clone())));
    strip.dyn_attr("aria-label", move || {
        let freeze = lane.run.with(|run| run.as_ref().and_then(|run| run.longest_freeze_ms));
        Some(freeze.map_or_else(|| "Heartbeat".to_owned(), |ms| format!("Heartbeat. Longest freeze: {}.", reading(ms))))
    })
}
