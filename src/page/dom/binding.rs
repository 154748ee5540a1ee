//! Effects, and bindings of a value to a text, an attribute or a class. Each lives as long as the owner that is current when it
//! is made.
//!
//! Leptos compiles an effect for each closure type, which is far more code than the closure. These functions erase the
//! closure's type, so that the effect is compiled once.

use std::any::Any;

use leptos::prelude::*;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use web_sys::{DomTokenList, Element, Node};

/// The value of a binding.
pub enum Value {
    /// A text.
    Text(Box<dyn Fn() -> String>),
    /// An optional text.
    Optional(Box<dyn Fn() -> Option<String>>),
    /// Presence or absence.
    Flag(Box<dyn Fn() -> bool>),
}

impl Value {
    fn read(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text()),
            Self::Optional(value) => value(),
            Self::Flag(flag) => flag().then(String::new),
        }
    }
}

/// The place in the DOM that a binding writes to.
pub enum Sink {
    /// The text of an element that holds nothing else. Browsers that translate a page replace its text nodes, so a text node can't
    /// be the sink.
    Text(Node),
    /// An attribute, which is removed if the value is `None`.
    Attribute(Element, &'static str),
    /// A class, which is removed if the value is `None`.
    Class(DomTokenList, &'static str),
}

impl Sink {
    fn write(&self, value: Option<&str>) {
        // The names are valid, so no call fails.
        match (self, value) {
            (Self::Text(element), value) => element.set_text_content(value),
            (Self::Attribute(element, name), Some(value)) => drop(element.set_attribute(name, value)),
            (Self::Attribute(element, name), None) => drop(element.remove_attribute(name)),
            (Self::Class(classes, name), value) => drop(classes.toggle_with_force(name, value.is_some())),
        }
    }
}

/// A sink and the value last written to it. An equal value is not written again.
pub struct Binding {
    sink: Sink,
    value: Option<Option<String>>,
}

impl Binding {
    /// A binding to which nothing has been written.
    pub const fn to(sink: Sink) -> Self {
        Self { sink, value: None }
    }

    /// Writes the value, unless it is the one last written.
    pub fn write(&mut self, value: Option<String>) {
        if self.value.as_ref() != Some(&value) {
            self.sink.write(value.as_deref());
            self.value = Some(value);
        }
    }
}

/// Writes the value now, and again whenever it changes.
#[inline(never)]
pub fn bind(value: Value, sink: Sink) {
    let mut binding = Binding::to(sink);
    render_effect(move || binding.write(value.read()));
}

/// Runs `act` now, and again whenever a signal that it read changes.
pub fn render_effect(act: impl FnMut() + 'static) {
    #[inline(never)]
    fn erased(mut act: Box<dyn FnMut()>) {
        let effect = RenderEffect::new(move |_: Option<()>| act());
        unsubscribe_on_cleanup(&effect);
        store(effect);
    }
    erased(Box::new(act));
}

/// Runs `act` in a microtask, when the elements being built are in the page, and again whenever a signal that it read changes.
pub fn effect(act: impl FnMut() + 'static) {
    #[inline(never)]
    fn erased(act: Box<dyn FnMut()>) {
        unsubscribe_on_cleanup(&Effect::new(act));
    }
    erased(Box::new(act));
}

/// Stores a value until the current owner is cleaned up, which drops it.
pub fn store(value: impl Any) {
    #[inline(never)]
    fn erased(value: Box<dyn Any>) {
        StoredValue::new_local(value);
    }
    erased(Box::new(value));
}

/// Removes an effect from the subscribers of its signals when its owner is cleaned up. Otherwise long-lived signals would hold it
/// for as long as the page is open.
fn unsubscribe_on_cleanup(effect: &impl ToAnySubscriber) {
    let subscriber = effect.to_any_subscriber();
    on_cleanup(move || subscriber.clear_sources(&subscriber));
}
