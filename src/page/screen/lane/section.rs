//! The section of a lane, which runs one mode and shows the results.

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::page::dom::element::{El, el};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::lazy::views::LazyChunk;
use crate::page::run::controller::Controller;
use crate::page::screen::lane::menu::menu;
use crate::page::screen::lane::numbers::lane_numbers;
use crate::page::screen::lane::run_button::run_button;
use crate::page::screen::lane::stage::stage;
use crate::page::screen::lane::strip::strip;
use crate::page::screen::log::table::log;
use crate::page::state::lane::Lane;

/// The lane of one mode.
pub fn lane(controller: Controller, mode: Mode) -> El {
    let session = controller.session;
    let lane = session.lane(mode);
    let about = mode.about();
    let id = lane_id(mode);
    let title_id = format!("{id}-title");
    let class = if about.blocks { "sc-lane sc-warm" } else { "sc-lane" };
    on_cleanup(move || {
        // A browser may send no leave or blur event when an element is removed.
        controller.point_at(None);
        controller.focus(None);
    });
    // Each has an element of its own from the start, because the lanes share the rows of a grid.
    let later = move |class: &str, view: fn(&LazyChunk) -> fn(Lane) -> El| {
        el("div").class(class).child(lazy_slot_silent(controller.loader, move |views| view(views)(lane)))
    };
    let header = el("header")
        .child(el("h2").attr("id", &title_id).dyn_text(move || session.title(mode).into_owned()))
        .child(el("code").attr("translate", "no").text(about.python));
    let mut start = el("div").class("sc-start").child(run_button(controller, lane));
    if mode == Mode::AsyncLimited {
        controller.loader.load_soon();
        // Of a set height, so that nothing moves when the chunk comes.
        let limit = el("div").class("sc-limit");
        start = start.child(limit.child(lazy_slot_silent(controller.loader, |views| (views.limit)())));
    }
    el("section")
        .attr("id", &id)
        .class(class)
        .attr("data-lane", about.slug)
        .dyn_attr("data-state", move || Some(lane.phase.get().slug().to_owned()))
        .attr("aria-labelledby", &title_id)
        .on(&["pointerenter"], move |_| controller.point_at(Some(mode)))
        .on(&["pointerleave"], move |_| controller.point_at(None))
        .on(&["focusin"], move |_| controller.focus(Some(mode)))
        .on(&["focusout"], move |_| controller.focus(None))
        .child(header)
        .child(menu(controller, lane))
        .child(el("p").class("sc-blurb").text(about.blurb))
        .child(start)
        .child(stage(session, lane))
        .child(strip(controller, lane))
        .child(lane_numbers(session, lane))
        .child(later("sc-remarks", |views| views.remarks))
        .child(log(controller, lane))
        .child(later("sc-repeated", |views| views.repeat))
}

/// The id of a lane's element.
pub fn lane_id(mode: Mode) -> String {
    format!("sc-lane-{}", mode.about().slug)
}
