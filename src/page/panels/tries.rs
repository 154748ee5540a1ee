//! Things to try: a list whose items are marked as done from the runs.

use leptos::prelude::*;

use crate::findings::tries::{CHALLENGES, SEEN, STEPS, Try, done, sound_runs};
use crate::page::state::session::Session;

/// The steps of the exercise, the challenges, and the steps that the first plan has shown already.
#[component]
pub fn TriesList() -> impl IntoView {
    let session = expect_context::<Session>();
    // The memo rebuilds the list only if a run has completed an item.
    let all_done = Memo::new(move |_| {
        let runs = session.runs.get();
        let runs = sound_runs(runs.iter().map(|run| &**run));
        (done(&SEEN, &runs), done(&STEPS, &runs), done(&CHALLENGES, &runs))
    });
    move || {
        let (seen, steps, challenges) = all_done.get();
        let seen: Vec<_> = SEEN.iter().zip(seen).filter(|(_, is_seen)| *is_seen).collect();
        let seen = if seen.is_empty() {
            ().into_any()
        } else {
            view! { <h3>"You have already seen"</h3> {list(seen)} }.into_any()
        };
        let (steps, challenges) = (list(STEPS.iter().zip(steps)), list(CHALLENGES.iter().zip(challenges)));
        view! {
            {steps}
            <p class="sc-gloss">"And take it to your own editor: The code, above, has it as a whole program."</p>
            <h3>"Challenges"</h3>
            {challenges}
            {seen}
        }
        .into_any()
    }
}

fn list(tries: impl IntoIterator<Item = (&'static Try, bool)>) -> AnyView {
    let item = |(it, is_done): (&'static Try, bool)| {
        let mark = if is_done { "Done: " } else { "" };
        view! {
            <li data-try=it.slug data-done=is_done.then_some("")>
                <span class="sc-unseen" prop:textContent=mark/>
                <span prop:textContent=it.text/>
            </li>
        }
    };
    view! { <ul>{tries.into_iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
}
