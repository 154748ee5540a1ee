//! The code panel: the program of the plan in each language, among them the Rust that ran.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::exercise::mode::Mode;
use crate::page::panels::code_panel::CodePanel;
use crate::page::panels::code_shown::{Shown, tab_id};
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::Language;

/// One tab for each language. The choice of a lane applies to all of them.
#[component]
pub fn Code(
    /// Whether the panel is open.
    is_open: ErasedSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = Shown::new(session, is_open);
    let Shown { said, chosen, .. } = shown;
    Effect::new(move |before: Option<Option<Mode>>| {
        // The message was about the program before this change.
        said.set(String::new());
        session.plan.track();
        shown.mode();
        // A run of another lane shows that lane's code.
        let latest = session.latest.get();
        if before.is_some_and(|before| before != latest) {
            chosen.set(None);
        }
        latest
    });
    let lane = move |mode: Mode| {
        let is_chosen = move || (shown.mode() == mode).to_string();
        let choose = move |_| chosen.set(Some(mode));
        view! {
            <button type="button" class="sc-button" aria-pressed=is_chosen on:click=choose prop:textContent=mode.about().title/>
        }
    };
    let lanes = move || session.modes.get().into_iter().map(lane).collect::<Vec<_>>().into_any();
    let panel = |language| view! { <CodePanel language shown/> }.into_any();
    view! {
        <div class="sc-code-lanes" role="group" aria-label="Program that is shown">{lanes}</div>
        <Tabs shown/>
        {Language::ALL.into_iter().map(panel).collect::<Vec<_>>()}
        <p class="sc-gloss" role="status" prop:textContent=said/>
    }
}

/// The list of tabs. Arrow keys, Home and End select another tab.
#[component]
fn Tabs(
    /// The state of the panel.
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
