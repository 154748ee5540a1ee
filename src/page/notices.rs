//! What the reader has to be told: values that can't be used, runs that can't be read.

use leptos::prelude::*;

use crate::exercise::figures::grouped;
use crate::page::session::Session;

/// The most notices that are shown one by one.
const MOST_NOTICES: usize = 12;

/// The notices, until they are dismissed.
#[component]
pub fn Notices() -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = move || {
        let mut notices = session.notices.get();
        let more = notices.len().saturating_sub(MOST_NOTICES);
        notices.truncate(MOST_NOTICES);
        notices.extend((more > 0).then(|| format!("And {} more like these.", grouped(more as u64))));
        notices
    };
    let storage = move || {
        let sentence = "This browser won't store your runs; they last until you leave.";
        (!session.keeps_runs.get() && session.runs.with(|runs| !runs.is_empty())).then_some(sentence)
    };
    view! {
        <div class="sc-notices" role="status">
            <Show when=move || session.notices.with(|notices| !notices.is_empty())>
                <ul>
                    {move || shown().into_iter().map(|notice| view! { <li data-notice>{notice}</li> }).collect_view()}
                </ul>
                <button type="button" class="sc-quiet" on:click=move |_| session.notices.set(Vec::new())>
                    "Dismiss"
                </button>
            </Show>
            {move || storage().map(|sentence| view! { <p data-notice>{sentence}</p> })}
        </div>
    }
}
