//! Things to try: a list whose items are marked as done from the runs.

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::tries::{CHALLENGES, SEEN, STEPS, Try, done, sound_runs};
use crate::page::dom::focus::to_new_lane;
use crate::page::panels::with_code::WithCode;
use crate::page::state::session::Session;

const MORE: &str = "There is more to try with numbers: choose “The exercise” under Other plans.";

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
    let is_named = Memo::new(move |_| session.plan.with(Plan::is_named));
    move || {
        let (seen, steps, challenges) = all_done.get();
        let more = is_named.get().then_some(MORE);
        let seen: Vec<_> = SEEN.iter().zip(seen).filter(|(_, is_seen)| *is_seen).collect();
        let seen = if seen.is_empty() {
            ().into_any()
        } else {
            let seen = seen.into_iter().map(|(it, is_seen)| (it, is_seen, it.text_of_numbers()));
            view! { <h3>"You have already seen"</h3> {list(session, seen)} }.into_any()
        };
        let possible = |(it, is_done): (&'static Try, bool)| {
            Some((it, is_done, session.plan.with_untracked(|plan| it.text(plan))?))
        };
        let steps = list(session, STEPS.iter().zip(steps).filter_map(possible));
        let challenges = list(session, CHALLENGES.iter().zip(challenges).filter_map(possible));
        view! {
            {steps}
            <p class="sc-gloss">"And take it to your own editor: The code, above, has it as a whole program."</p>
            <h3>"Challenges"</h3>
            {challenges}
            {more.map(|more| view! { <p class="sc-gloss" prop:textContent=more/> })}
            {seen}
        }
        .into_any()
    }
}

/// A button that adds the lane that a thing to try is about, unless it is there.
fn lane_button(session: Session, mode: Mode) -> impl IntoView {
    let is_there = move || session.modes.with(|modes| modes.contains(&mode));
    let add = move |_| {
        session.add_lane(mode);
        to_new_lane(mode);
    };
    let label = move || format!("Add “{}”", session.title(mode));
    view! { <button type="button" class="sc-quiet" hidden=is_there on:click=add prop:textContent=label/> }
}

fn list(session: Session, tries: impl IntoIterator<Item = (&'static Try, bool, String)>) -> AnyView {
    let item = |(it, is_done, text): (&'static Try, bool, String)| {
        let mark = if is_done { "Done: " } else { "" };
        view! {
            <li data-try=it.slug data-done=is_done.then_some("")>
                <span class="sc-unseen" prop:textContent=mark/>
                <span><WithCode text/></span>
                <div>{it.mode.map(|mode| lane_button(session, mode))}</div>
            </li>
        }
    };
    view! { <ul>{tries.into_iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
}
