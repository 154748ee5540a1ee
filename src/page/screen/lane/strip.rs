//! The heartbeat strip: a tick for each frame, and a gap while the page is frozen.

use web_sys::HtmlCanvasElement;

use crate::exercise::format::seconds_read;
use crate::page::dom::binding::effect;
use crate::page::dom::element::{El, el};
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// The canvas of a lane's strip, with its caption, which only the first lane shows. The lazy chunk draws on the canvas.
pub fn strip(controller: Controller, lane: Lane) -> El {
    let strip = el("canvas").class("sc-strip").attr("role", "img");
    let canvas = strip.cast::<HtmlCanvasElement>().clone();
    // An effect, because the canvas has no size until it is in the page.
    effect(move || {
        if let Some(views) = controller.loader.chunk() {
            (views.draw_strip)(lane, canvas.clone());
        }
    });
    let strip =
        strip.dyn_attr("aria-label", move || {
            let freeze = controller.session.shown_run(lane).and_then(|run| run.longest_freeze_ms);
            Some(freeze.map_or_else(
                || "Heartbeat".to_owned(),
                |ms| format!("Heartbeat. Longest freeze: {}.", seconds_read(ms)),
            ))
        });
    let caption = el("p").class("sc-caption").text("A mark for each frame the page drew");
    el("div").class("sc-pulse").child(strip).child(caption)
}
