//! The page: what the reader sees, and the session that runs plans for it. The first screen is built of `element.rs`, what comes
//! later of leptos components.

mod app;
mod backstage;
mod below;
mod changing;
mod chips;
mod code;
mod code_panel;
mod code_shown;
mod compare;
mod copying;
mod crash;
mod crew;
mod dynamic;
mod element;
mod ending;
mod expected;
mod exports;
mod freeze_guard;
mod going;
mod guess;
mod guessing;
mod hearing;
mod heart;
mod hosting;
mod keeping;
mod lane;
mod lane_numbers;
mod lane_state;
mod lanes;
pub mod later;
mod lede;
mod lines;
mod log;
mod log_foot;
mod log_parts;
mod log_rows;
mod log_scroll;
mod log_search;
mod long_log;
mod notice_words;
mod notices;
mod offers;
mod parts;
mod picture_buttons;
mod plot;
mod poke_bar;
mod presets;
mod pulse;
mod ranges;
mod recalling;
mod recorder;
mod repeat;
mod replay;
mod replay_bar;
mod replies;
mod rest;
mod running;
mod runs;
mod saving;
mod sentence;
mod session;
mod settling;
mod share;
mod shrink;
mod snippet;
mod state;
mod strip;
mod terminal;
mod timeline;
mod tries;
mod verdict;

use leptos::mount::mount_to;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::browser::address::parameters;
use crate::page::app::app;
use crate::page::chips::MOST_CHIPS;
use crate::page::element::found;
use crate::page::later::Later;
use crate::page::rest::Load;
use crate::sharing::link::Link;
use crate::sharing::link_warning::LinkWarning;

/// Mounts the page into the element with the id `playground`, holding what the address bar's link says.
/// `load` loads what of it comes later.
pub fn open(load: Load) {
    // A release has no words for a panic: it is a trap there, of which `boot.js` tells.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    let Some(window) = web_sys::window() else { return };
    let (link, warnings) = Link::read(parameters(&window.location().search().unwrap_or_default()));
    if warnings.is_empty() && link.plan.count() <= MOST_CHIPS {
        return mount(link, warnings, load, None);
    }
    // What is to be told of the link, and what shows a long plan, comes with the rest: that is waited for.
    spawn_local(async move {
        let here = load().await;
        mount(link, warnings, load, here);
    });
}

fn mount(link: Link, warnings: Vec<LinkWarning>, load: Load, here: Option<&'static Later>) {
    let playground = found("#playground").is::<HtmlElement>().clone();
    // Leptos lends its owner; what stands in the page is no view of its.
    let build = move || {
        if let Some(page) = app(&link, warnings, load, here) {
            found(".sc-below").precede_by(&page);
        }
    };
    mount_to(playground, build).forget();
}
