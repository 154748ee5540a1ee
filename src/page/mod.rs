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
use crate::page::lazy::views::LazyChunk;
use crate::page::screen::plan::cells::MOST_CELLS;
use crate::sharing::link::{Link, is_doubtful};
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::names;

/// Mounts the page into the element with the id `playground`, with the plan of the link in the address bar. `load` loads the lazy
/// chunk.
pub fn open(load: Load) {
    // In a release build a panic is a trap without a message, which `boot.js` reports.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    let Some(window) = web_sys::window() else { return };
    let whole = window.location().href().unwrap_or_default();
    let address = whole.split('#').next().unwrap_or_default();
    let path = address.split('?').next().unwrap_or_default();
    let start = path.bytes().rposition(|byte| byte == b'/').map_or(0, |slash| slash + 1);
    let name = path.get(start..).unwrap_or_default();
    // Slices that may panic would bring their message, with tables of Unicode, into the first load.
    let from = |start: usize| whole.get(start..).unwrap_or_default();
    let pairs = parameters(address.get(path.len()..).unwrap_or_default());
    let is_doubtful = is_doubtful(&pairs, name, from(address.len()));
    let (link, warnings) = Link::read(pairs, names::plain);
    if warnings.is_empty() && link.plan.count() <= MOST_CELLS && !is_doubtful {
        return mount(link, warnings, load, None);
    }
    // What reads mangled links, and the views for warnings and for long plans, are in the lazy chunk, so the page is mounted when it
    // has loaded.
    let whole_link = from(start).to_owned();
    spawn_local(async move {
        let here = load().await;
        let (link, warnings) = match here {
            Some(views) => (views.read_link)(&whole_link),
            None => (link, warnings),
        };
        mount(link, warnings, load, here);
    });
}

fn mount(link: Link, warnings: Vec<LinkWarning>, load: Load, here: Option<&'static LazyChunk>) {
    let playground = found("#playground").cast::<HtmlElement>().clone();
    // Leptos provides the reactive owner only: the page's elements are inserted without a leptos view.
    let build = move || {
        if let Some(page) = app(&link, warnings, load, here) {
            found(".sc-below").insert_before(&page);
        }
    };
    mount_to(playground, build).forget();
}
