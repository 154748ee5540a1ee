//! The rest of the page, which comes later: whether it has come, and what stands in its place until then.

use std::future::Future;
use std::pin::Pin;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::sight::Sight;
use crate::page::dynamic::{nothing, part, press};
use crate::page::later::Later;
use crate::page::session::Session;

/// Loads the rest, if it is not there yet; nothing where it does not arrive.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Option<&'static Later>>>>;

/// Whether the rest has come.
#[derive(Clone, Copy, Debug)]
pub enum Arrival {
    /// Nobody asked for it.
    Unasked,
    /// It was asked for.
    Asked,
    /// It is here.
    Here(&'static Later),
    /// It was asked for, and did not arrive.
    Missing,
}

/// The rest of the page. A copy is the same.
#[derive(Clone, Copy)]
pub struct Rest {
    arrival: RwSignal<Arrival>,
    load: Load,
}

impl Rest {
    /// Not asked for yet.
    pub fn new(load: Load) -> Self {
        Self { arrival: RwSignal::new(Arrival::Unasked), load }
    }

    /// Asks for it, unless somebody did. Where it did not arrive, that is left to `ask_again`: what stands there is not
    /// taken from under the reader's hand.
    pub fn ask(self) {
        if matches!(self.arrival.get_untracked(), Arrival::Unasked) {
            self.ask_again();
        }
    }

    /// Asks for it, unless it is here or on its way.
    pub fn ask_again(self) {
        if matches!(self.arrival.get_untracked(), Arrival::Asked | Arrival::Here(_)) {
            return;
        }
        self.arrival.set(Arrival::Asked);
        spawn_local(async move {
            let arrival = (self.load)().await.map_or(Arrival::Missing, Arrival::Here);
            // The page may have gone meanwhile.
            let _ = self.arrival.try_set(arrival);
        });
    }

    /// Asks for it when the reader is about to see an element, until the component goes.
    pub fn ask_near(self, element: &Element) {
        let sight = StoredValue::new_local(Sight::new(element, move || self.ask()));
        on_cleanup(move || {
            sight.try_update_value(Option::take);
        });
    }

    /// What it says, once it is here.
    pub fn said(self, say: impl Fn(&Later) -> String) -> String {
        match self.arrival.get() {
            Arrival::Here(later) => say(later),
            _ => String::new(),
        }
    }
}

/// A place where a part of the rest stands once it is here. Where it does not arrive, a sentence says so.
pub fn place(show: impl Fn(&'static Later) -> AnyView + Send + Sync + 'static) -> AnyView {
    let rest = expect_context::<Session>().rest;
    let place = NodeRef::<Div>::new();
    let stands = move || match rest.arrival.get() {
        Arrival::Unasked => nothing(),
        Arrival::Asked => view! { <p class="sc-gloss">"Loading…"</p> }.into_any(),
        Arrival::Here(later) => show(later),
        Arrival::Missing => missing(rest, place),
    };
    view! { <div node_ref=place tabindex="-1">{part(stands)}</div> }.into_any()
}

/// A place likewise, that stays empty until it is here.
pub fn quiet_place(show: impl Fn(&'static Later) -> AnyView + Send + Sync + 'static) -> AnyView {
    let rest = expect_context::<Session>().rest;
    part(move || match rest.arrival.get() {
        Arrival::Here(later) => show(later),
        _ => nothing(),
    })
}

fn missing(rest: Rest, place: NodeRef<Div>) -> AnyView {
    let again = press(move |_| {
        // The button goes, and what has the focus must not.
        if let Some(place) = place.get_untracked() {
            // What can be seen takes the focus.
            let _ = place.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
        rest.ask_again();
    });
    view! {
        <div class="sc-missing">
            <p data-notice>"This part of the page did not arrive. The rest goes on without it."</p>
            <button type="button" class="sc-button" on:click=again>"Try again"</button>
        </div>
    }
    .into_any()
}
