//! Cancels input made during a freeze: the browser delivers it in a burst afterwards, when the page may have changed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::browser::listener::Listener;
use crate::page::dom::binding::store;
use crate::page::run::controller::Controller;

/// The events by which a reader can change the page's state.
const NAMES: &[&str] =
    &["click", "dblclick", "pointerdown", "keydown", "keypress", "keyup", "beforeinput", "input", "change"];

/// Cancels events that were made while the page was frozen, except on Poke and Stop.
pub fn guard(controller: Controller) {
    let on_event = move |event: Event| {
        let is_exempt = |target: Element| target.closest("[data-poke], [data-stop]").is_ok_and(|it| it.is_some());
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if controller.was_frozen_at(event.time_stamp()) && !target.is_some_and(is_exempt) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    };
    store(Listener::new(document().into(), NAMES, on_event));
}
