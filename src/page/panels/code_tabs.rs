//! The tabs of the code, one for each language.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::page::panels::code_shown::{Shown, tab_id};
use crate::sharing::code::Language;

/// The list of tabs. Arrow keys, Home and End select another tab.
#[component]
pub fn Tabs(
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let tab = move |language: Language| {
        let select = move |_| shown.tab.set(language as usize);
        view! {
            <button
                type="button"
                role="tab"
                id=tab_id(language)
                aria-selected=move || shown.is_selected(language).to_string()
                tabindex=move || if shown.is_selected(language) { "0" } else { "-1" }.to_owned()
                on:click=select
                prop:textContent=language.about().title
            />
        }
    };
    let turn = move |event: KeyboardEvent| {
        let Some(tab) = tab_by(&event.key(), shown.tab.get_untracked()) else { return };
        event.prevent_default();
        shown.tab.set(tab);
        let button = document().get_element_by_id(&tab_id(Language::ALL[tab]));
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // The call cannot fail on a visible tab.
            let _ = button.focus();
        }
    };
    view! {
        <div class="sc-tabs" role="tablist" aria-label="Languages" on:keydown=turn>
            {Language::ALL.into_iter().map(tab).collect::<Vec<_>>()}
        </div>
    }
}

/// The tab that `key` selects; `None` for other keys.
fn tab_by(key: &str, from: usize) -> Option<usize> {
    let tabs = Language::ALL.len();
    match key {
        "ArrowRight" => Some((from + 1) % tabs),
        "ArrowLeft" => Some((from + tabs - 1) % tabs),
        "Home" => Some(0),
        "End" => Some(tabs - 1),
        _ => None,
    }
}
