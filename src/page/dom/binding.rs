//! What changes in an element, and is kept up until the owner goes under which it was asked for.
//!
//! What leptos makes for an effect is a hundred times what the effect does, and made anew for every closure: behind these
//! doors it is made once.

use std::any::Any;

use leptos::prelude::*;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use web_sys::{DomTokenList, Element, Text};

/// Where what is to be written comes from.
pub enum Value {
    /// A text.
    Text(Box<dyn Fn() -> String>),
    /// A value that at times is not there.
    Optional(Box<dyn Fn() -> Option<String>>),
    /// What is there or is not.
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

/// Where it is written to.
pub enum Sink {
    /// A text.
    Text(Text),
    /// An attribute of that name, which is not there where its value is not.
    Attribute(Element, &'static str),
    /// A class of that name, likewise.
    Class(DomTokenList, &'static str),
}

impl Sink {
    fn write(&self, value: Option<&str>) {
        // The names are valid, so no call can fail.
        match (self, value) {
            (Self::Text(text), value) => text.set_node_value(value),
            (Self::Attribute(element, name), Some(value)) => drop(element.set_attribute(name, value)),
            (Self::Attribute(element, name), None) => drop(element.remove_attribute(name)),
            (Self::Class(classes, name), value) => drop(classes.toggle_with_force(name, value.is_some())),
        }
    }
}

/// A target, and what is written there: nothing is written twice.
pub struct Binding {
    target: Sink,
    value: Option<Option<String>>,
}

impl Binding {
    /// Nothing yet.
    pub const fn to(target: Sink) -> Self {
        Self { target, value: None }
    }

    /// Writes it, where something else is written.
    pub fn write(&mut self, value: Option<String>) {
        if self.value.as_ref() != Some(&value) {
            self.target.write(value.as_deref());
            self.value = Some(value);
        }
    }
}

/// Writes at once, and again whenever there is something else to write.
#[inline(never)]
pub fn bind(source: Value, target: Sink) {
    let mut written = Binding::to(target);
    render_effect(move || written.write(source.read()));
}

/// Does something at once, and again whenever something changes that was read for it.
pub fn render_effect(act: impl FnMut() + 'static) {
    #[inline(never)]
    fn erased(mut act: Box<dyn FnMut()>) {
        let effect = RenderEffect::new(move |_: Option<()>| act());
        unsubscribe_on_cleanup(&effect);
        store(effect);
    }
    erased(Box::new(act));
}

/// Does something when what is being built stands in the page, and again whenever something changes that was read for it.
pub fn effect(act: impl FnMut() + 'static) {
    #[inline(never)]
    fn erased(act: Box<dyn FnMut()>) {
        unsubscribe_on_cleanup(&Effect::new(act));
    }
    erased(Box::new(act));
}

/// Keeps something until the owner goes under which the caller runs.
pub fn store(kept: impl Any) {
    #[inline(never)]
    fn erased(kept: Box<dyn Any>) {
        StoredValue::new_local(kept);
    }
    erased(Box::new(kept));
}

/// What an effect listened to would remember it for as long as the page is open, so it takes its leave when its owner goes.
fn unsubscribe_on_cleanup(effect: &impl ToAnySubscriber) {
    let listener = effect.to_any_subscriber();
    on_cleanup(move || listener.clear_sources(&listener));
}
