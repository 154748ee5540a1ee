//! "In your own words": a plan whose steps have names of the reader's own, a row a step.

use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use crate::exercise::limits::MAX_NAMES;
use crate::page::dom::focus::focus_on;
use crate::page::panels::own_row::own_row;
use crate::page::panels::own_state::{Own, is_own};
use crate::page::state::session::Session;
use crate::sharing::typed::lines::lines;
use crate::sharing::typed::own_steps::OwnStep;

/// The rows, the list to paste, and the button that makes a plan of them.
#[component]
pub fn OwnWords() -> impl IntoView {
    let is_open = RwSignal::new(false);
    let was_opened = Memo::new(move |_| is_open.get());
    view! {
        <details class="sc-own" on:toggle=move |_| is_open.update(|is_open| *is_open = true)>
            <summary>"In your own words"</summary>
            {move || was_opened.get().then(|| view! { <Steps/> })}
        </details>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let session = expect_context::<Session>();
    let own = Own::new(session);
    Effect::new(move |_| {
        let plan = session.plan.get();
        if is_own(&plan) {
            untrack(|| own.write(&plan));
        }
    });
    let list = move || {
        own.rows.with(|rows| {
            let row = |(index, step): (usize, &OwnStep)| own_row(own, index, step, index + 1 == rows.len());
            rows.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    };
    let is_full = move || own.rows.with(|rows| rows.len() >= MAX_NAMES).to_string();
    let take = move |_| own.show_and_scroll(&own.rows.with_untracked(Vec::clone));
    view! {
        <p class="sc-gloss">"Each step has a name, and seconds if it sleeps."</p>
        <ol class="sc-own-steps">{list}</ol>
        <div class="sc-actions">
            <button type="button" class="sc-button" aria-disabled=is_full on:click=move |_| own.add()>"Add a step"</button>
            <button type="button" class="sc-button" on:click=take>"Use these steps"</button>
            <button type="button" class="sc-quiet" hidden=move || !session.plan.with(is_own) on:click=|_| open_share()>
                "Share or embed this plan"
            </button>
        </div>
        <p class="sc-gloss" role="status" prop:textContent=own.said/>
        <Pasted own/>
    }
}

/// Opens the panel "Share or embed", and focuses its heading.
fn open_share() {
    let panel = document().query_selector(".sc-share").ok().flatten();
    let Some(panel) = panel.and_then(|panel| panel.dyn_into::<HtmlDetailsElement>().ok()) else { return };
    panel.set_open(true);
    focus_on(".sc-share > summary".to_owned());
    panel.scroll_into_view_with_bool(true);
}

/// A field for a list, one step a line.
#[component]
fn Pasted(
    /// The rows, which the list replaces.
    own: Own,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let take = move || {
        if let Some(field) = field.get_untracked() {
            own.show_and_scroll(&lines(&field.value()));
        }
    };
    view! {
        <details>
            <summary>"Paste a list"</summary>
            <textarea
                class="sc-own-list"
                dir="auto"
                rows="5"
                aria-label="Steps, one a line, each with its seconds"
                placeholder="boil water 3\ntoast bread 2\nfry eggs"
                node_ref=field
            ></textarea>
            <div class="sc-actions">
                <button type="button" class="sc-button" on:click=move |_| take()>"Use this list"</button>
                <span class="sc-gloss">"One step a line. It replaces the steps above."</span>
            </div>
        </details>
    }
}
