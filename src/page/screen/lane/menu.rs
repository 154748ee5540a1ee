//! The menu of a lane: a button, below which the lazy chunk lists what the lane has beside its run.

use crate::exercise::format::concat;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::lazy::loader::lazy_slot;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// The button and its list.
pub fn menu(controller: Controller, lane: Lane) -> El {
    let about = lane.mode.about();
    let is_open = lane.is_menu_open;
    let id = format!("sc-menu-{}", about.slug);
    let toggle = move |_| {
        controller.loader.load();
        is_open.update(|is_open| *is_open = !*is_open);
    };
    let opener = button("sc-more", "", toggle)
        .dyn_attr("aria-label", move || Some(concat(&["More about ", &controller.session.title(lane.mode)])))
        .attr("aria-controls", &id)
        .dyn_attr("aria-expanded", move || Some(is_open.get().to_string()));
    let list = move |is_open: &bool| match is_open {
        true => {
            let items = lazy_slot(controller.loader, move |views| (views.lane_menu)(lane));
            el("div").class("sc-menu").attr("id", &id).child(items)
        }
        false => fragment(),
    };
    el("div").class("sc-menu-frame").child(opener).dynamic_by(move || is_open.get(), list)
}
