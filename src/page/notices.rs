//! What the reader has to be told: values that can't be used, runs that can't be read.

use leptos::prelude::*;

use crate::exercise::figures::grouped;
use crate::page::dynamic::{nothing, notices, part, press};
use crate::page::session::Session;

/// The most notices that are shown one by one.
const MOST_NOTICES: usize = 12;

/// The notices, until they are dismissed.
#[component]
pub fn Notices() -> impl IntoView {
    let session = expect_context::<Session>();
    let told = move || {
        let mut told = session.notices.get();
        if told.is_empty() {
            return nothing();
        }
        let more = told.len().saturating_sub(MOST_NOTICES);
        told.truncate(MOST_NOTICES);
        told.extend((more > 0).then(|| format!("And {} more like these.", grouped(more as u64))));
        let dismiss = press(move |_| session.notices.set(Vec::new()));
        view! {
            {notices(told)}
            <button type="button" class="sc-quiet" on:click=dismiss>"Dismiss"</button>
        }
        .into_any()
    };
    view! { <div class="sc-notices" role="status">{part(told)}</div> }
}

/// Says that runs are not stored, once there is one. It stands below the lanes, so that nothing moves when it comes.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let session = expect_context::<Session>();
    let told = move || {
        let sentence = "This browser won't store your runs; they last until you leave.";
        let is_told = !session.keeps_runs.get() && session.runs.with(|runs| !runs.is_empty());
        notices(is_told.then(|| sentence.to_owned()))
    };
    view! { <div class="sc-notices" role="status">{part(told)}</div> }
}
