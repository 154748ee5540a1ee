//! A snippet: a read-only field with its text, and Copy.

use leptos::prelude::*;

use crate::page::panels::copy_text::{copy, refusal};

/// The texts around a snippet.
#[derive(Debug)]
pub struct AboutSnippet {
    /// Its name in `data-snippet`.
    pub name: &'static str,
    /// What Copy copies.
    pub what: &'static str,
    /// Its name for screen readers.
    pub title: &'static str,
    /// Its purpose.
    pub gloss: &'static str,
    /// The height of the field in lines, for browsers that do not size it by its content.
    pub rows: u32,
}

/// The field and its Copy button, with the buttons `beside` it. All of them set `said` to their message.
pub fn snippet(
    about: &'static AboutSnippet,
    shown: Signal<String>,
    said: RwSignal<String>,
    beside: AnyView,
) -> AnyView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        // The message was about the text before this change.
        shown.track();
        said.set(String::new());
    });
    let refused = move || {
        // The refusal comes later, and the field may have been disposed meanwhile.
        let field = field.try_get_untracked().flatten();
        field.iter().for_each(|field| field.select());
        refusal(about.what, field.is_some())
    };
    let press_copy = move |_| copy(shown.get_untracked(), said, Box::new(refused));
    view! {
        <div class="sc-snippet" data-snippet=about.name>
            <p class="sc-gloss" prop:textContent=about.gloss/>
            <textarea aria-label=about.title readonly rows=about.rows spellcheck="false" node_ref=field prop:value=shown></textarea>
            <div class="sc-actions">
                <button type="button" class="sc-button" on:click=press_copy prop:textContent=format!("Copy {}", about.what)/>
                {beside}
                <span class="sc-gloss" role="status" prop:textContent=said/>
            </div>
        </div>
    }
    .into_any()
}
