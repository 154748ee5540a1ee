//! The notice about runs that the browser does not store: it refuses storage, or the storage is full.

use leptos::prelude::*;

use crate::page::state::session::Session;

/// Says that runs are not stored, if there is a run.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let session = expect_context::<Session>();
    let is_told = move || !session.keeps_runs.get() && session.runs.with(|runs| !runs.is_empty());
    move || {
        is_told()
            .then(|| view! { <p data-notice="">"This browser won't store your runs; they last until you leave."</p> })
    }
}
