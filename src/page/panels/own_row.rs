//! A row of "In your own words": the name of a step, its seconds, and buttons that move and remove it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::page::panels::own_state::{NAME, Own, SECONDS, to};
use crate::sharing::typed::own_steps::OwnStep;

/// Examples in the first rows, while they are empty.
const EXAMPLES: [(&str, &str); 3] = [("boil water", "3"), ("toast bread", "2"), ("fry eggs", "")];

/// A row: a field for the name, one for the seconds, and three buttons.
pub fn own_row(own: Own, index: usize, step: &OwnStep, is_last: bool) -> AnyView {
    let number = index + 1;
    let (example, example_s) = EXAMPLES.get(index).copied().unwrap_or_default();
    let by_key = move |event: KeyboardEvent, css: &'static str| {
        let is_name = css == NAME;
        match (event.key().as_str(), event.alt_key()) {
            // A key that ends a word in Japanese and the like is no Enter.
            ("Enter", _) if event.is_composing() => {}
            ("Enter", _) => {
                own.type_into(index, is_name, event_target_value(&event));
                if is_last {
                    own.add();
                } else {
                    to(number, css);
                }
            }
            (key @ ("ArrowUp" | "ArrowDown"), true) => {
                event.prevent_default();
                own.type_into(index, is_name, event_target_value(&event));
                if let Some(other) = own.swap(index, key == "ArrowUp") {
                    to(other, css);
                }
            }
            _ => {}
        }
    };
    view! {
        <li>
            <input
                type="text"
                class="sc-own-name"
                dir="auto"
                autocomplete="off"
                placeholder=example
                aria-label=format!("Name of step {number}")
                value=step.name.clone()
                on:change=move |event| own.type_into(index, true, event_target_value(&event))
                on:keydown=move |event| by_key(event, NAME)
            />
            <label>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    size="5"
                    placeholder=example_s
                    aria-label=format!("Seconds that step {number} sleeps")
                    value=step.seconds.clone()
                    on:change=move |event| own.type_into(index, false, event_target_value(&event))
                    on:keydown=move |event| by_key(event, SECONDS)
                />
                " s"
            </label>
            <span class="sc-own-buttons">
                {button("↑", format!("Move step {number} up"), index == 0, Box::new(move || press_move(own, index, true)))}
                {button("↓", format!("Move step {number} down"), is_last, Box::new(move || press_move(own, index, false)))}
                {button("×", format!("Remove step {number}"), false, Box::new(move || own.remove(index)))}
            </span>
        </li>
    }
    .into_any()
}

fn button(sign: &'static str, name: String, is_refused: bool, press: Box<dyn Fn()>) -> AnyView {
    let is_refused = is_refused.to_string();
    view! {
        <button type="button" class="sc-button" aria-label=name aria-disabled=is_refused on:click=move |_| press() prop:textContent=sign/>
    }
    .into_any()
}

/// Moves a row, and the focus with its button.
fn press_move(own: Own, index: usize, is_up: bool) {
    if let Some(other) = own.swap(index, is_up) {
        to(other, if is_up { "button" } else { "button + button" });
    }
}
