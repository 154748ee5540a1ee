//! Tabs: a list of titles, of which one is selected, and the panel of that one.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// A tab.
pub struct Tab {
    /// Its title.
    pub title: &'static str,
    /// The part of its element's `id` that tells it from others in the document.
    pub id: &'static str,
    /// Its panel.
    pub panel: AnyView,
}

/// The tabs with their panels. Arrow keys, Home and End select another.
#[component]
pub fn Tabs(
    /// What the tabs are about, for screen readers.
    label: &'static str,
    /// The tabs, in order.
    tabs: Vec<Tab>,
    /// The index of the selected tab.
    selected: RwSignal<usize>,
    /// What stands between the titles and the panels.
    between: AnyView,
) -> impl IntoView {
    let list = NodeRef::<Div>::new();
    let number = tabs.len();
    let turn = move |event: KeyboardEvent| {
        let Some(index) = turned(&event.key(), selected.get_untracked(), number) else { return };
        event.prevent_default();
        selected.set(index);
        let tab = list.get_untracked().and_then(|list| list.children().item(index as u32));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // A visible tab takes the focus.
            let _ = tab.focus();
        }
    };
    let (heads, panels): (Vec<_>, Vec<_>) = tabs
        .into_iter()
        .enumerate()
        .map(|(index, Tab { title, id, panel })| {
            let (tab_id, panel_id) = (format!("sc-tab-{id}"), format!("sc-panel-{id}"));
            let is_selected = move || selected.get() == index;
            let head = view! {
                <button
                    type="button"
                    role="tab"
                    id=tab_id.clone()
                    aria-controls=panel_id.clone()
                    aria-selected=move || is_selected().to_string()
                    tabindex=move || if is_selected() { "0" } else { "-1" }
                    on:click=move |_| selected.set(index)
                    prop:textContent=title
                />
            };
            let panel = view! {
                <div role="tabpanel" id=panel_id aria-labelledby=tab_id hidden=move || !is_selected()>
                    {panel}
                </div>
            };
            (head, panel)
        })
        .unzip();
    view! {
        <div class="sc-tabs" role="tablist" aria-label=label node_ref=list on:keydown=turn>
            {heads}
        </div>
        {between}
        {panels}
    }
}

/// The index of the tab that `key` selects, of `number` tabs; `None` for other keys.
fn turned(key: &str, from: usize, number: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((from + 1) % number),
        "ArrowLeft" => Some((from + number - 1) % number),
        "Home" => Some(0),
        "End" => Some(number - 1),
        _ => None,
    }
}
