//! The page: its views, and the session that runs plans. The first load builds its views with `dom/element.rs`; the lazy chunk
//! uses leptos components.

mod app;
pub mod dom;
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
use crate::page::screen::plan::cells::MOST_CELLS;
use crate::sharing::link::Link;
use crate::sharing::link_warning::LinkWarning;

/// Mounts the page into the element with the id `playground`, with the plan of the link in the address bar. `load` loads the lazy
/// chunk.
pub fn open(load: Load) {
    // In a release build a panic is a trap without a message, which `boot.js` reports.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    let Some(window) = web_sys::window() else { return };
    let (link, warnings) = Link::read(parameters(&window.location().search().unwrap_or_default()));
    if warnings.is_empty() && link.plan.count() <= MOST_CELLS {
        return mount(link, warnings, load, None);
    }
    // The views for warnings and for long plans are in the lazy chunk, so the page is mounted when it has loaded.
    spawn_local(async move {
        let here = load().await;
        mount(link, warnings, load, here);
    });
}

fn mount(link: Link, warnings: Vec<LinkWarning>, load: Load, here: Option<&'static LazyViews>) {
    let playground = found("#playground").is::<HtmlElement>().clone();
    // Leptos provides the reactive owner only: the page's elements are inserted without a leptos view.
    let build = move || {
        if let Some(page) = app(&link, warnings, load, here) {
            found(".sc-below").insert_before(&page);
        }
    };
    mount_to(playground, build).forget();
}
