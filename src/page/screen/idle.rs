//! Work deferred until shortly after the first load, so that it does not delay Run: the parts below the lanes, the tab icon, and
//! the height observer of a page that is not framed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::host::is_framed;
use crate::browser::timeouts::after;
use crate::page::dom::binding::store;
use crate::page::dom::element::found;
use crate::page::embed::send::watch_height;
use crate::page::run::controller::Controller;
use crate::page::screen::below;

/// The tab icon. The document contains none, because decoding it would delay the first load.
const ICON: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAgMAAAAOFJJnAAAACVBMVEULXIqmPRELXIpGvg2RAAAAAXRSTlMAQObYZgAAACBJREFUGNNjYCAFsIaCQQBpDNoBoBVRC1ZxLSCNQQoAAL7oH+GSlbPBAAAAAElFTkSuQmCC";

/// The delay of this work, in ms. It leaves a reader time to press Run first.
const DELAY_MS: u32 = 500;

/// Schedules this work. Cleanup of the current owner cancels it.
pub fn schedule(controller: Controller) {
    let Some(owner) = Owner::current() else { return };
    store(after(DELAY_MS, move || owner.with(|| start(controller))));
}

fn start(controller: Controller) {
    let _ = found("[rel=icon]").attr("href", ICON);
    if !is_framed() {
        watch_height();
    }
    below::load_when_near(controller);
    spawn_local(controller.context().clock.measure_resolution());
}
