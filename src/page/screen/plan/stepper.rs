//! The stepper: it lengthens or shortens the sleep of one step, or wakes it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, Node};

use crate::browser::listener::Listener;
use crate::exercise::format::seconds;
use crate::exercise::sleep_lengths::{longer, shorter};
use crate::page::dom::binding::{render_effect, store};
use crate::page::dom::element::{El, button, el};
use crate::page::dom::focus::to_cell;
use crate::page::screen::plan::field::{field, read_later};
use crate::page::state::editing::set_sleep;
use crate::page::state::notice::Field;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::numbers;

/// The step whose stepper is open; `None` if it is closed.
pub type Opened = ErasedSignal<Option<u32>>;

/// The opened step and its sleep in ms, if it sleeps. The caller subscribes to both.
pub fn shown(session: Session, opened: Opened) -> Option<(u32, u32)> {
    let step = opened.get()?;
    Some((step, session.plan.with(|plan| plan.sleep_of(step)))).filter(|(_, ms)| *ms > 0)
}

/// "**8** sleeps [−] 3 s [+]  Wake 8". It is built once; one effect writes the opened step into it.
pub fn stepper(session: Session, opened: Opened) -> El {
    let now = move || untrack(|| shown(session, opened));
    let set_to = move |to: fn(u32) -> u32| {
        if let Some((step, ms)) = now() {
            set_sleep(session, step, to(ms).into());
        }
    };
    let wake = move |_| {
        if let Some((step, _)) = now() {
            set_sleep(session, step, 0);
            close(opened, step);
        }
    };
    let value = move || shown(session, opened).map_or_else(String::new, |(_, ms)| seconds(ms.into()));
    let write = move |text: String| {
        if let Some((step, _)) = now() {
            write_sleep(session, step, text);
        }
    };
    let name = move || {
        shown(session, opened)
            .map(|(step, _)| session.plan.with(|plan| format!("Seconds that {} sleeps", plan.label(step))))
    };
    let length = field("decimal", Box::new(name), Rc::new(value), Box::new(write));
    let input = length.cast::<HtmlInputElement>().clone();
    let is_new = Cell::new(false);
    let length = length.on(&["focus", "mouseup"], move |event| {
        if event.type_() == "focus" {
            is_new.set(true);
            input.select();
        } else if is_new.take() {
            // WebKit drops the selection when the click that gave the focus ends.
            event.prevent_default();
        }
    });

    let [label, label_to_wake] = [(); 2].map(|()| el("b").attr("dir", "auto"));
    let less = button("sc-button sc-step", "−", move |_| set_to(shorter)).attr("aria-label", "Sleep shorter");
    let more = button("sc-button sc-step", "+", move |_| set_to(longer)).attr("aria-label", "Sleep longer");
    let stepper = el("div")
        .class("sc-stepper")
        .child(el("span").child(label.clone()).child(el("span").text("sleeps")))
        .child(less.clone())
        .child(el("label").child(length).text("s"))
        .child(more.clone())
        .child(button("sc-quiet", "Wake ", wake).child(label_to_wake.clone()));
    keep_shown(session, opened, stepper.clone(), [label, label_to_wake], [less, more]);
    // Before the listeners of the cells, which replace what is in the cell that was clicked.
    store(Listener::new(document().into(), &["pointerup", "click", "keydown"], move |event| {
        close_by(&event, opened);
    }));
    stepper
}

fn keep_shown(session: Session, opened: Opened, stepper: El, labels: [El; 2], [less, more]: [El; 2]) {
    render_effect(move || {
        let shown = shown(session, opened);
        // The name is valid, so the call does not fail.
        let _ = stepper.cast::<Element>().toggle_attribute_with_force("hidden", shown.is_none());
        let Some((step, ms)) = shown else { return };
        let label = session.plan.with(|plan| plan.label(step).into_owned());
        labels.iter().for_each(|place| place.cast::<Node>().set_text_content(Some(&label)));
        for (button, next_ms) in [(&less, shorter(ms)), (&more, longer(ms))] {
            let _ = button.clone().attr("aria-disabled", if next_ms == ms { "true" } else { "false" });
        }
    });
}

/// Sets the sleep of a step to what the reader wrote.
fn write_sleep(session: Session, step: u32, text: String) {
    match numbers::seconds(&text) {
        Some(length) if length.exact => set_sleep(session, step, length.ms),
        _ => read_later(session, Field::Sleep(step), text),
    }
}

/// Closes the stepper of `step`, which may have the focus: the cell takes it.
fn close(opened: Opened, step: u32) {
    opened.set(None);
    to_cell(step);
}

/// Closes the stepper on Escape, and on a tap outside the cells and their row.
fn close_by(event: &Event, opened: Opened) {
    let Some(step) = opened.get_untracked() else { return };
    let place = |css: &str| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.and_then(|target| target.closest(css).ok()?)
    };
    match event.dyn_ref::<KeyboardEvent>() {
        Some(key) if key.key() != "Escape" => {}
        Some(_) => match place(".sc-plan") {
            Some(_) => close(opened, step),
            None => opened.set(None),
        },
        None if place(".sc-cells, .sc-row").is_none() => opened.set(None),
        None => {}
    }
}
