//! Events of the timeline's drawing: its width, and the mark under the pointer or the focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::browser::listener::Listener;

/// The events that reach a mark.
const NAMES: &[&str] = &["mouseover", "focusin"];

/// Selectors: a mark, the mark that has the keyboard focus, and the only mark in the Tab order.
const MARK: &str = "[data-mark]";
const FOCUS: &str = "[data-mark]:focus-visible";
const TAB_STOP: &str = "[data-mark][tabindex='0']";

/// Sets `width` to the width of `place` in px, and `said` to the sentence of the last mark that was reached, until the owner
/// is disposed.
pub fn watch(place: NodeRef<leptos::html::Div>, width: RwSignal<f64>, said: RwSignal<String>) {
    let listeners = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let measured = place.clone();
        let measure = move || {
            let now = f64::from(measured.client_width());
            if width.get_untracked() != now {
                width.set(now);
            }
        };
        measure();
        let resized = Listener::new(window().into(), &["resize"], move |_| measure());
        let pointed = Listener::new(place.clone().into(), NAMES, move |event| {
            if let Some(sentence) = sentence_of(&event) {
                said.set(sentence);
            }
        });
        // A separate listener: it moves the focus, which calls the other one before this one returns.
        let pressed = Listener::new(place.into(), &["keydown"], |event| move_focus(&event));
        listeners.set_value(Some((resized, pointed, pressed)));
    });
    on_cleanup(move || {
        listeners.try_update_value(Option::take);
    });
}

/// The sentence of the mark that an event reached.
fn sentence_of(event: &Event) -> Option<String> {
    let mark = mark_of(event)?;
    match event.type_().as_str() {
        "focusin" => move_tab_stop(&mark),
        // Scrolling by keyboard may bring another mark under a pointer that does not move.
        _ if mark.closest("svg").ok()??.query_selector(FOCUS).ok()?.is_some() => return None,
        _ => {}
    }
    let title = mark.query_selector("title").ok()??.text_content()?;
    let track = mark.closest("[data-track]").ok()??.get_attribute("data-track")?;
    Some(format!("{track}: {title}"))
}

/// Moves the focus to the mark that a key leads to.
fn move_focus(event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
    if let Some(other) = mark_of(event).and_then(|mark| other_mark(&mark, &key)) {
        event.prevent_default();
        // SVG elements have `focus` as HTML elements do.
        let _ = other.unchecked_into::<HtmlElement>().focus();
    }
}

/// The mark that an event is about.
fn mark_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(MARK).ok()?
}

/// The mark that a key leads to; `None` for other keys.
fn other_mark(mark: &Element, key: &str) -> Option<Element> {
    let marks = mark.closest("svg").ok()??.query_selector_all(MARK).ok()?;
    let index =
        (0..marks.length()).find(|&index| marks.get(index).is_some_and(|other| mark.is_same_node(Some(&other))))?;
    let last = marks.length() - 1;
    let other = match key {
        "ArrowRight" | "ArrowDown" => (index + 1).min(last),
        "ArrowLeft" | "ArrowUp" => index.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    marks.get(other)?.dyn_into().ok()
}

/// Makes `mark` the only one in the Tab order.
fn move_tab_stop(mark: &Element) {
    let drawing = mark.closest("svg").ok().flatten();
    let earlier = drawing.and_then(|drawing| drawing.query_selector(TAB_STOP).ok().flatten());
    // The attribute's name is valid.
    let set = |mark: &Element, value| drop(mark.set_attribute("tabindex", value));
    earlier.iter().for_each(|earlier| set(earlier, "-1"));
    set(mark, "0");
}
