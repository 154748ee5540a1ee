//! A text to be pasted elsewhere: a field that shows it and can't be changed, and Copy.

use leptos::prelude::*;

use crate::page::panels::copying::{copy, refusal};

/// What there is to say of a snippet.
#[derive(Debug)]
pub struct About {
    /// What its button copies.
    pub name: &'static str,
    /// What stands above it.
    pub title: &'static str,
    /// What it is for.
    pub gloss: &'static str,
    /// How many lines of it are shown where the browser does not find out by itself.
    pub rows: u32,
}

/// The field and its button, and `beside` that others, which tell in `said` what came of them, as it does itself.
pub fn snippet(about: &'static About, shown: Signal<String>, said: RwSignal<String>, beside: AnyView) -> AnyView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        // What was said was said of another text.
        shown.track();
        said.set(String::new());
    });
    let refused = move || {
        // The browser may take its time to refuse, and the field may have gone meanwhile.
        let field = field.try_get_untracked().flatten();
        field.iter().for_each(|field| field.select());
        refusal(about.name, field.is_some())
    };
    let press_copy = move |_| copy(shown.get_untracked(), said, Box::new(refused));
    let id = format!("sc-snippet-{}", about.name);
    view! {
        <div class="sc-snippet" data-snippet=about.name>
            <label for=id.clone()>{about.title}</label>
            <p class="sc-gloss">{about.gloss}</p>
            <textarea id=id readonly rows=about.rows spellcheck="false" node_ref=field prop:value=shown></textarea>
            <div class="sc-actions">
                <button type="button" class="sc-button" on:click=press_copy>{format!("Copy {}", about.name)}</button>
                {beside}
                <span class="sc-gloss" role="status">{move || said.get()}</span>
            </div>
        </div>
    }
    .into_any()
}
