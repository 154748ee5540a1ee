//! The menu of a lane: a button with a list that opens below it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Node};

use crate::browser::listener::Listener;
use crate::exercise::mode::Mode;
use crate::page::dom::binding::store;
use crate::page::dom::element::{El, button, el};
use crate::page::dom::focus::to_run;
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

/// The button and its list. Escape and a tap elsewhere close the list.
pub fn menu(controller: Controller, lane: Lane) -> El {
    let about = lane.mode.about();
    let is_open = lane.is_menu_open;
    let id = format!("sc-menu-{}", about.slug);
    let toggle = move |_| {
        controller.loader.load();
        is_open.update(|is_open| *is_open = !*is_open);
    };
    let opener = button("sc-more", "⋯", toggle)
        .attr("aria-label", &format!("More about {}", about.title))
        .attr("aria-controls", &id)
        .dyn_attr("aria-expanded", move || Some(is_open.get().to_string()));
    let list = el("div")
        .class("sc-menu")
        .attr("id", &id)
        .attr_if("hidden", move || !is_open.get())
        .child(lazy_slot_silent(controller.loader, move |views| (views.lane_menu)(lane)))
        .child(remove_button(controller.session, lane.mode));
    let menu = el("div").class("sc-menu-frame").child(opener.clone()).child(list);
    close_on_tap_elsewhere(&menu, is_open);
    menu.on(&["keydown"], move |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if is_escape && is_open.get_untracked() {
            is_open.set(false);
            let _ = opener.is::<HtmlElement>().focus();
        }
    })
}

/// Closes the menu when a press begins outside of it.
fn close_on_tap_elsewhere(menu: &El, is_open: ErasedSignal<bool>) {
    let inside = menu.is::<Node>().clone();
    let on_press = move |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if is_open.get_untracked() && !inside.contains(target.as_ref()) {
            is_open.set(false);
        }
    };
    store(Listener::new(leptos::prelude::document().into(), &["pointerdown"], on_press));
}

/// The button that removes the lane. It is hidden in the last lane and while this lane runs.
fn remove_button(session: Session, mode: Mode) -> El {
    let is_hidden = move || session.modes.with(|modes| modes.len() == 1) || session.running() == Some(mode);
    let remove = move |_| {
        session.lane(mode).is_menu_open.set(false);
        session.modes.update(|modes| modes.retain(|other| *other != mode));
        // The focus would be lost with the button.
        session.modes.with_untracked(|modes| modes.first().copied().map(to_run));
    };
    let title = el("span").class("sc-unseen").text(" ").text(mode.about().title);
    button("sc-item", "Remove", remove).attr_if("hidden", is_hidden).child(title)
}
