//! One handle on the end of a sleep: what it shows, and its element.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::exercise::format::{millis, seconds};
use crate::exercise::limits::MAX_SLEEP_MS;
use crate::exercise::mode::Mode;
use crate::findings::sleep_ends::STEP_MS;
use crate::sharing::picture::Place;

/// What a handle shows.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// Its lane, and the step whose sleep it ends.
    pub of: (Mode, u32),
    /// The name of the slider.
    pub name: String,
    /// Where it lies.
    pub place: Place,
    /// The length of the sleep, in ms.
    pub ms: u32,
    /// Which modes refuse the plan with that length.
    pub refused: String,
    /// Whether it is dragged.
    pub is_held: bool,
    /// Whether it is in the Tab order: the handles of one lane are, since those of the others do the same.
    pub is_tab_stop: bool,
}

/// A handle without a place.
pub fn make((mode, step): (Mode, u32)) -> Option<HtmlElement> {
    let element: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    for (name, value) in [
        ("class", "sc-sleep-end"),
        ("role", "slider"),
        ("data-sleep-lane", mode.about().slug),
        ("data-sleep-end", &step.to_string()),
        ("aria-valuemin", &seconds(STEP_MS.into())),
        ("aria-valuemax", &seconds(MAX_SLEEP_MS.into())),
    ] {
        set(&element, name, value);
    }
    Some(element)
}

/// Writes what has changed since `before`.
pub fn write(element: &HtmlElement, shown: &Shown, before: Option<&Shown>) {
    let is_new = |is_same: fn(&Shown, &Shown) -> bool| before.is_none_or(|before| !is_same(shown, before));
    if is_new(|now, before| now.place == before.place) {
        let place = shown.place;
        for (name, px) in [("left", place.x), ("top", place.top), ("height", place.bottom - place.top)] {
            // Valid properties can't be refused.
            let _ = element.style().set_property(name, &format!("{}px", millis(px)));
        }
    }
    if is_new(|now, before| (now.ms, &now.refused) == (before.ms, &before.refused)) {
        let length = seconds(shown.ms.into());
        let text = format!("{length} s");
        let refused = if shown.refused.is_empty() { String::new() } else { format!(": {}", shown.refused) };
        set(element, "aria-valuenow", &length);
        set(element, "aria-valuetext", &text);
        set(element, "data-told", &(text + &refused));
    }
    if is_new(|now, before| {
        (&now.name, now.is_tab_stop, now.is_held) == (&before.name, before.is_tab_stop, before.is_held)
    }) {
        set(element, "aria-label", &shown.name);
        set(element, "tabindex", if shown.is_tab_stop { "0" } else { "-1" });
        let _ = element.toggle_attribute_with_force("data-held", shown.is_held);
    }
}

/// Sets an attribute, whose name is valid.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// The handle that an event is about, with its lane and its step.
pub fn handle_of(event: &Event) -> Option<(HtmlElement, (Mode, u32))> {
    let handle = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let mode = Mode::from_slug(&handle.get_attribute("data-sleep-lane")?)?;
    let step = handle.get_attribute("data-sleep-end")?.parse().ok()?;
    Some((handle, (mode, step)))
}
