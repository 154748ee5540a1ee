//! Keeps the bar of the replay in view: at the edge of the window while its place is scrolled out of view.

use leptos::prelude::*;

use crate::browser::listener::Listener;

/// The events after which the place may have come into view or left it.
const MOVES: &[&str] = &["scroll", "resize"];
/// The events with which a pointer releases the bar.
const RELEASES: &[&str] = &["pointerup", "pointercancel"];

/// Whether the bar is at the edge of the window.
#[derive(Clone, Copy)]
pub struct Dock {
    /// The bar is at the edge of the window.
    pub is_docked: RwSignal<bool>,
    /// Called when a pointer is pressed on the bar: until it is released the bar stays where it is, so that the handle does not
    /// move under the pointer.
    pub hold: Callback<()>,
}

/// Docks the bar in `place` while it `is_on` and the place is not wholly in view, until the owner is disposed. The place keeps its
/// height.
pub fn dock(place: NodeRef<leptos::html::Div>, is_on: Memo<bool>) -> Dock {
    let (is_docked, is_held) = (RwSignal::new(false), StoredValue::new(false));
    let look = move || {
        let Some(place) = place.get_untracked().filter(|_| !is_held.get_value()) else { return };
        let is_needed = is_on.get_untracked() && is_out_of_view(&place);
        if is_needed != is_docked.get_untracked() {
            let height =
                if is_needed { format!("{}px", place.get_bounding_client_rect().height()) } else { String::new() };
            // A valid property can't be refused.
            let _ = web_sys::HtmlElement::style(&place).set_property("height", &height);
            is_docked.set(is_needed);
        }
    };
    let listener = StoredValue::new_local(None);
    Effect::new(move |_| {
        let on = is_on.get();
        look();
        listener.set_value(on.then(|| Listener::new(window().into(), MOVES, move |_| look())));
    });
    // Also while the replay is off: Play is released before the click that begins it.
    StoredValue::new_local(Listener::new(window().into(), RELEASES, move |_| {
        is_held.set_value(false);
        look();
    }));
    on_cleanup(move || {
        listener.try_update_value(Option::take);
    });
    Dock { is_docked, hold: Callback::new(move |()| is_held.set_value(true)) }
}

/// Whether a part of an element is above or below the window. An embed is as high as its content: its window says nothing.
fn is_out_of_view(element: &web_sys::Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::INFINITY);
    let is_embedded = document().document_element().is_some_and(|root| root.has_attribute("data-embed"));
    rect.height() > 0.0 && !is_embedded && (rect.top() < 0.0 || rect.bottom() > height)
}
