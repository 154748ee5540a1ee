//! What changes in a view: one type for each kind of it. A view is compiled anew for every type in it, and every closure
//! is a type of its own; wrapped in these, it costs the reader no more bytes than what it says.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement, MouseEvent};

use crate::page::state::signal::ErasedSignal;

/// A text that changes.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// An attribute that changes, and at times is not there.
pub fn attribute(value: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(value)
}

/// A class that comes and goes.
pub fn flag(is_on: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is_on)
}

/// A part of a view that changes as a whole.
pub fn part(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn erased(part: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || part()).into_any()
    }
    erased(Arc::new(part))
}

/// What a click does.
pub fn press(press: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(press)
}

/// Keeps `is_open` at whether a `<details>` is open, when it is toggled.
pub fn unfold(is_open: ErasedSignal<bool>) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    })
}

/// Nothing to see.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Sentences, a paragraph each.
pub fn paragraphs(sentences: Vec<String>) -> AnyView {
    sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect::<Vec<_>>().into_any()
}
