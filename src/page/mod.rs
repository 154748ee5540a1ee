//! The page: what the reader sees, and the session that runs plans for it. The first screen is built of `element.rs`, what comes
//! later of leptos components.

mod app;
mod dom;
mod embed;
pub mod lazy;
pub mod panels;
mod run;
mod screen;
mod state;

use leptos::mount::mount_to;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::browser::address::parameters;
use crate::page::app::app;
use crate::page::dom::element::found;
use crate::page::lazy::loader::Load;
use crate::page::lazy::views::LazyViews;
use crate::page::screen::plan::chips::MOST_CHIPS;
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

fn mount(link: Link, warnings: Vec<LinkWarning>, load: Load, here: Option<&'static LazyViews>) {
    let playground = found("#playground").is::<HtmlElement>().clone();
    // Leptos lends its owner; what stands in the page is no view of its.
    let build = move || {
        if let Some(page) = app(&link, warnings, load, here) {
            found(".sc-below").insert_before(&page);
        }
    };
    mount_to(playground, build).forget();
}
