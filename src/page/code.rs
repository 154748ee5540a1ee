//! The code: the count of the plan in other languages, and the Rust that ran.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::exercise::mode::Mode;
use crate::page::code_panel::CodePanel;
use crate::page::dynamic::{flag, part, press, text};
use crate::page::session::Session;
use crate::sharing::code::Language;

/// What the code is shown for.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Whether anybody looks: only then programs are written.
    pub is_open: RwSignal<bool>,
    /// The language whose tab is selected.
    pub language: RwSignal<Language>,
    /// The mode.
    pub mode: Memo<Mode>,
}

/// A tab a language and, for all of them, the choice of a lane.
#[component]
pub fn Code() -> impl IntoView {
    let session = expect_context::<Session>();
    let details = NodeRef::<leptos::html::Details>::new();
    let chosen = RwSignal::new(None);
    // Whoever runs another lane wants to see that one's code.
    Effect::new(move |_| {
        session.latest.track();
        chosen.set(None);
    });
    let mode = Memo::new(move |_| {
        let modes = session.modes.get();
        let is_there = |mode: &Mode| modes.contains(mode);
        let wanted = chosen.get().filter(is_there).or_else(|| session.latest.get().filter(is_there));
        wanted.or(modes.first().copied()).unwrap_or(Mode::Sync)
    });
    let shown = Shown { is_open: RwSignal::new(false), language: RwSignal::new(Language::Python), mode };
    let toggled = move |_| shown.is_open.set(details.get_untracked().is_some_and(|details| details.open()));
    let lane = move |mode: Mode| {
        let is_chosen = text(move || (shown.mode.get() == mode).to_string());
        let choose = press(move |_| chosen.set(Some(mode)));
        view! {
            <button type="button" class="sc-button" aria-pressed=is_chosen on:click=choose>{mode.about().title}</button>
        }
    };
    let lanes = move || session.modes.get().into_iter().map(lane).collect::<Vec<_>>().into_any();
    view! {
        <details class="sc-code" node_ref=details on:toggle=toggled>
            <summary>"The code"</summary>
            <div class="sc-code-lanes" role="group" aria-label="Lane whose code is shown">{part(lanes)}</div>
            <Tabs shown/>
            {Language::ALL.map(|language| view! { <CodePanel language shown/> }).into_iter().collect_view()}
        </details>
    }
}

/// The tabs. Arrow keys, Home and End go from one to the other.
#[component]
fn Tabs(
    /// What the code is shown for.
    shown: Shown,
) -> impl IntoView {
    let tab = move |language: Language| {
        let is_selected = move || shown.language.get() == language;
        view! {
            <button
                type="button"
                role="tab"
                id=tab_id(language)
                class="sc-tab"
                class:sc-selected=flag(is_selected)
                aria-selected=text(move || is_selected().to_string())
                aria-controls=panel_id(language)
                tabindex=text(move || if is_selected() { "0" } else { "-1" }.to_owned())
                on:click=press(move |_| shown.language.set(language))
            >
                {language.about().title}
            </button>
        }
    };
    let key = move |event: KeyboardEvent| {
        let Some(language) = reached(shown.language.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        shown.language.set(language);
        let tab = document().get_element_by_id(&tab_id(language)).and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
        // A tab that can be seen takes the focus.
        let _ = tab.map(|tab| tab.focus());
    };
    view! {
        <div class="sc-tabs" role="tablist" aria-label="Languages" on:keydown=key>
            {Language::ALL.map(tab).into_iter().collect_view()}
        </div>
    }
}

/// The tab that a key leads to, if it leads to one.
fn reached(from: Language, key: &str) -> Option<Language> {
    let last = Language::ALL.len() - 1;
    let at = Language::ALL.iter().position(|language| *language == from)?;
    let to = match key {
        "ArrowRight" => (at + 1) % Language::ALL.len(),
        "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Language::ALL.get(to).copied()
}

/// The tab's id.
pub fn tab_id(language: Language) -> String {
    format!("sc-tab-{}", language.about().slug)
}

/// The id of the tab's panel.
pub fn panel_id(language: Language) -> String {
    format!("sc-panel-{}", language.about().slug)
}
