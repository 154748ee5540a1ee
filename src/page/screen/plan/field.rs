//! A field for a number of the plan.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el};
use crate::page::state::notice::{Field, Notice};
use crate::page::state::session::Session;

/// An editable number: `keys` is the keyboard that a phone shows, `name` is its accessible name, `value` the value in the plan, and `on_change` receives the text that the
/// reader entered.
pub fn field(
    keys: &str,
    name: Box<dyn Fn() -> Option<String>>,
    value: Rc<dyn Fn() -> String>,
    on_change: Box<dyn Fn(String)>,
) -> El {
    let field = el("input").class("sc-field").attr("type", "text").attr("inputmode", keys);
    let input = field.cast::<HtmlInputElement>().clone();
    let (shown, changed) = (input.clone(), input);
    let [value_to_show, value_to_measure, value_to_restore] = [Rc::clone(&value), Rc::clone(&value), value];
    render_effect(move || shown.set_value(&value_to_show()));
    field
        .attr("autocomplete", "off")
        .dyn_attr("aria-label", name)
        .dyn_attr("size", move || Some(value_to_measure().len().max(2).to_string()))
        .on(&["change"], move |_| {
            on_change(changed.value());
            // A refused text leaves the plan unchanged, so the effect does not restore the field.
            changed.set_value(&untrack(|| value_to_restore()));
        })
}

/// Hands a text that is not in the notation of links to the lazy chunk.
#[inline(never)]
pub fn read_later(session: Session, field: Field, text: String) {
    session.notices.set(vec![Notice::Typed(field, text)]);
}
