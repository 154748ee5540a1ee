//! The notices that the reader has not dismissed.

use leptos::prelude::*;

use crate::exercise::format::grouped;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;

/// How many notices are shown one by one.
const MOST_NOTICES: usize = 12;

/// One sentence for each notice, and a button that dismisses all of them.
#[component]
pub fn NoticeList() -> impl IntoView {
    let session = expect_context::<Session>();
    let sentences = move || {
        let mut sentences: Vec<String> = session.notices.with(|notices| notices.iter().map(in_words).collect());
        sentences.retain(|sentence| !sentence.is_empty());
        let more = sentences.len().saturating_sub(MOST_NOTICES);
        sentences.truncate(MOST_NOTICES);
        sentences.extend((more > 0).then(|| format!("And {} more like these.", grouped(more as u64))));
        sentences
            .into_iter()
            .map(|sentence| view! { <p data-notice="" prop:textContent=sentence/> })
            .collect::<Vec<_>>()
    };
    view! {
        {sentences}
        <button type="button" class="sc-quiet" on:click=move |_| session.notices.set(Vec::new())>"Dismiss"</button>
    }
}

fn in_words(notice: &Notice) -> String {
    match notice {
        Notice::Sentence(sentence) => sentence.clone(),
        Notice::LinkWarning(warnings) => warnings.to_string(),
        // `typed.rs` is about to replace it.
        Notice::Typed(..) => String::new(),
    }
}
