//! What has time until nobody waits for Run any more: what stands below the lanes, the icon of the page's tab, and telling of the
//! page's height where no frame is to follow.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::browser::host::is_framed;
use crate::page::dom::binding::store;
use crate::page::dom::element::found;
use crate::page::embed::send::watch_height;
use crate::page::run::controller::Controller;
use crate::page::screen::below;

/// The icon of the page's tab. The document has none, which a browser would take in while the reader waits.
const ICON: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAgMAAAAOFJJnAAAACVBMVEULXIqmPRELXIpGvg2RAAAAAXRSTlMAQObYZgAAACBJREFUGNNjYCAFsIaCQQBpDNoBoBVRC1ZxLSCNQQoAAL7oH+GSlbPBAAAAAElFTkSuQmCC";

/// The delay in ms: a reader who came to press Run has pressed it by then, and has not waited for this work.
const SETTLING_MS: u32 = 500;

/// Attends to it in a moment.
pub fn attend_soon(controller: Controller) {
    let _session = controller.session;
    let Some(owner) = Owner::current() else { return };
    store(Timeout::new(SETTLING_MS, move || owner.with(|| attend(controller))));
}

fn attend(controller: Controller) {
    let _session = controller.session;
    let _ = found("[rel=icon]").attr("href", ICON);
    if !is_framed() {
        watch_height();
    }
    below::attend(controller);
}
