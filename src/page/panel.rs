//! What stands below the lanes from the start, and is filled when the rest of the page has come: the list of things to try,
//! and three closed panels.

use leptos::html::Section;
use leptos::prelude::*;

use crate::exercise::figures::grouped;
use crate::page::dynamic::{text, unfold};
use crate::page::later::Later;
use crate::page::rest::place;
use crate::page::session::Session;

/// Things to try. Who is about to see it, is about to see the rest.
#[component]
pub fn Tries() -> impl IntoView {
    let session = expect_context::<Session>();
    let section = NodeRef::<Section>::new();
    Effect::new(move |_| {
        if let Some(section) = section.get() {
            session.rest.ask_near(&section);
        }
    });
    view! {
        <section class="sc-tries" id="sc-tries" aria-labelledby="sc-tries-title" node_ref=section>
            <h2 id="sc-tries-title">"Things to try"</h2>
            {place(|later| (later.tries)())}
        </section>
    }
}

/// The code of the plan.
#[component]
pub fn Code() -> impl IntoView {
    panel("sc-code", Box::new(|| "The code".to_owned()), |later| later.code)
}

/// All runs, here and in earlier visits.
#[component]
pub fn Runs() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = move || match session.runs.with(Vec::len) {
        0 => "Your runs".to_owned(),
        runs => format!("Your runs ({})", grouped(runs as u64)),
    };
    panel("sc-runs", Box::new(title), |later| later.runs)
}

/// What leaves the page.
#[component]
pub fn Share() -> impl IntoView {
    panel("sc-share", Box::new(|| "Share or embed".to_owned()), |later| later.share)
}

type Title = Box<dyn Fn() -> String + Send + Sync>;
type PartOf = fn(&'static Later) -> fn(RwSignal<bool>) -> AnyView;

/// A closed panel. What is in it is told whether it is open.
fn panel(class: &'static str, title: Title, part_of: PartOf) -> AnyView {
    let rest = expect_context::<Session>().rest;
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        if is_open.get() {
            rest.ask();
        }
    });
    view! {
        <details class=class on:toggle=unfold(is_open)>
            <summary>{text(title)}</summary>
            {place(move |later| part_of(later)(is_open))}
        </details>
    }
    .into_any()
}
