//! The element type of the critical path and its builder methods.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, Node};

use crate::browser::listener::Listener;
use crate::page::dom::binding::{Sink, Value, bind, store};

/// An element, or a fragment of several. A clone is the same node. Its effects and listeners belong to the owner that is current
/// when they are added.
#[derive(Clone, Debug)]
pub struct El(Node);

/// A new element.
pub fn el(name: &str) -> El {
    // All names are HTML's own, so none is refused. A fragment in its place would lack only this element.
    El(document().create_element(name).map_or_else(|_| fragment().0, Into::into))
}

/// The element of `index.html` that a selector matches; an empty fragment if none does.
pub fn found(css: &str) -> El {
    El(document().query_selector(css).ok().flatten().map_or_else(|| fragment().0, Into::into))
}

/// An empty fragment.
pub fn fragment() -> El {
    El(document().create_document_fragment().into())
}

/// A button: its classes, its text and what a click does.
pub fn button(class: &str, label: &str, press: impl FnMut(MouseEvent) + 'static) -> El {
    el("button").attr("type", "button").class(class).text(label).on_click(press)
}

/// A paragraph for each sentence.
pub fn paragraphs(sentences: impl IntoIterator<Item = String>) -> El {
    fragment().children(sentences.into_iter().map(|sentence| el("p").text(&sentence)))
}

/// A notice for each sentence.
pub fn notices(sentences: impl IntoIterator<Item = String>) -> El {
    fragment().children(sentences.into_iter().map(|sentence| el("p").attr("data-notice", "").text(&sentence)))
}

impl El {
    /// The node, as the type `T`. The caller knows that the element is of that type: it is not checked.
    pub fn cast<T: JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // The names are valid, so the call does not fail.
        let _ = self.cast::<Element>().set_attribute(name, value);
        self
    }

    /// Binds an attribute, which is removed while the value is `None`.
    pub fn dyn_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        bind(Value::Optional(Box::new(value)), self.attr_sink(name));
        self
    }

    /// Binds the presence of an attribute without a value.
    pub fn attr_if(self, name: &'static str, is_present: impl Fn() -> bool + 'static) -> Self {
        bind(Value::Flag(Box::new(is_present)), self.attr_sink(name));
        self
    }

    /// Sets its classes.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Binds the presence of a class.
    pub fn class_if(self, name: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        bind(Value::Flag(Box::new(is_on)), Sink::Class(self.cast::<Element>().class_list(), name));
        self
    }

    /// Appends a text.
    pub fn text(self, text: &str) -> Self {
        let _ = self.cast::<Element>().append_with_str_1(text);
        self
    }

    /// Binds its text. The element holds nothing else.
    pub fn dyn_text(self, text: impl Fn() -> String + 'static) -> Self {
        bind(Value::Text(Box::new(text)), self.text_sink());
        self
    }

    /// Its text, as a sink.
    pub fn text_sink(&self) -> Sink {
        debug_assert_eq!(self.cast::<Element>().inner_html(), "", "a bound text replaces what the element holds");
        Sink::Text(self.0.clone())
    }

    /// One of its attributes, as a sink.
    pub fn attr_sink(&self, name: &'static str) -> Sink {
        Sink::Attribute(self.cast::<Element>().clone(), name)
    }

    /// Appends an element or a fragment.
    pub fn child(self, child: El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Inserts an element or a fragment before it, if it has a parent.
    pub fn insert_before(&self, other: &El) {
        if let Some(parent) = self.0.parent_node() {
            let _ = parent.insert_before(&other.0, Some(&self.0));
        }
    }

    /// Appends each of them.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Listens to clicks.
    pub fn on_click(self, press: impl FnMut(MouseEvent) + 'static) -> Self {
        self.listen_to_clicks(Box::new(press));
        self
    }

    /// Listens to events of all these names.
    pub fn on(self, names: &'static [&'static str], act: impl FnMut(Event) + 'static) -> Self {
        self.listen(names, Box::new(act));
        self
    }

    #[inline(never)]
    fn listen_to_clicks(&self, mut press: Box<dyn FnMut(MouseEvent)>) {
        self.listen(&["click"], Box::new(move |event| press(event.unchecked_into())));
    }

    #[inline(never)]
    fn listen(&self, names: &'static [&'static str], act: Box<dyn FnMut(Event)>) {
        store(Listener::in_turn(self.0.clone().into(), names, act));
    }
}
