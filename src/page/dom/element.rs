//! Elements of the first screen. They are built at once, and of one type whatever is in them: a `view!` is compiled anew for
//! its own types, which is two thirds of what a reader would wait for. What comes later is written with `view!`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, Node};

use crate::browser::listener::Listener;
use crate::page::dom::binding::{Sink, Value, bind, store};

/// An element, or several without one around them. A copy is the same. What was asked to change in it is kept up until the
/// owner under which it was built goes.
#[derive(Clone, Debug)]
pub struct El(Node);

/// An element of that name.
pub fn el(name: &str) -> El {
    // The names are HTML's own: none is refused. If one were, the page would lack no more than that element.
    El(document().create_element(name).map_or_else(|_| fragment().0, Into::into))
}

/// An element that stands in the document from the start, by its selector.
pub fn found(css: &str) -> El {
    // Were it missing, the page would lack no more than what is in it.
    El(document().query_selector(css).ok().flatten().map_or_else(|| fragment().0, Into::into))
}

/// What is put into it, side by side: no element stands around it.
pub fn fragment() -> El {
    El(document().create_document_fragment().into())
}

/// A button with a look, a name and what it does.
pub fn button(class: &str, label: &str, press: impl FnMut(MouseEvent) + 'static) -> El {
    el("button").attr("type", "button").class(class).text(label).on_click(press)
}

/// Sentences, a paragraph each.
pub fn paragraphs(sentences: impl IntoIterator<Item = String>) -> El {
    fragment().children(sentences.into_iter().map(|sentence| el("p").text(&sentence)))
}

/// Sentences that the reader should not miss, a paragraph each.
pub fn notices(sentences: impl IntoIterator<Item = String>) -> El {
    fragment().children(sentences.into_iter().map(|sentence| el("p").attr("data-notice", "").text(&sentence)))
}

impl El {
    /// The element itself, of the kind that its name makes it.
    pub fn is<T: JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    /// Gives it an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // The names are valid, so no call can fail.
        let _ = self.is::<Element>().set_attribute(name, value);
        self
    }

    /// Gives it an attribute that changes, and at times is not there.
    pub fn dyn_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        bind(Value::Optional(Box::new(value)), self.attr_sink(name));
        self
    }

    /// Gives it an attribute that is there or is not.
    pub fn attr_if(self, name: &'static str, is_there: impl Fn() -> bool + 'static) -> Self {
        bind(Value::Flag(Box::new(is_there)), self.attr_sink(name));
        self
    }

    /// Gives it its classes.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Gives it a class that comes and goes.
    pub fn class_if(self, name: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        bind(Value::Flag(Box::new(is_on)), Sink::Class(self.is::<Element>().class_list(), name));
        self
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        // A text is taken in everywhere.
        let _ = self.is::<Element>().append_with_str_1(text);
        self
    }

    /// Adds a text that changes.
    pub fn dyn_text(self, text: impl Fn() -> String + 'static) -> Self {
        bind(Value::Text(Box::new(text)), self.text_sink());
        self
    }

    /// Adds an empty text, to be written.
    pub fn text_sink(&self) -> Sink {
        let place = document().create_text_node("");
        let _ = self.0.append_child(&place);
        Sink::Text(place)
    }

    /// An attribute of it, to be written.
    pub fn attr_sink(&self, name: &'static str) -> Sink {
        Sink::Attribute(self.is::<Element>().clone(), name)
    }

    /// Adds an element, or several.
    pub fn child(self, child: El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Puts an element, or several, in front of it.
    pub fn insert_before(&self, other: &El) {
        if let Some(parent) = self.0.parent_node() {
            // What is in the document takes in any element.
            let _ = parent.insert_before(&other.0, Some(&self.0));
        }
    }

    /// Adds each of them.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// What a click does.
    pub fn on_click(self, press: impl FnMut(MouseEvent) + 'static) -> Self {
        self.listen_to_clicks(Box::new(press));
        self
    }

    /// What is done at events of any of these names.
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
