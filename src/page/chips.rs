//! A chip a step: a click puts its number to sleep, or wakes it.

use leptos::prelude::*;

use crate::exercise::figures::seconds;
use crate::page::dynamic::{part, press, text};
use crate::page::session::Session;

/// The most steps that have a chip each; above, ranges take their place.
pub const MOST_CHIPS: u32 = 100;
/// How long a number sleeps that was put to sleep by a click, in ms.
const NAP_MS: u64 = 1_000;

/// The chips of all steps.
#[component]
pub fn Chips() -> impl IntoView {
    let session = expect_context::<Session>();
    let count = Memo::new(move |_| session.plan.with(|plan| plan.count()));
    let chips = move || (1..=count.get()).map(|step| chip(session, step)).collect::<Vec<_>>().into_any();
    view! { <div class="sc-chips" role="group" aria-label="Numbers; a pressed one sleeps">{part(chips)}</div> }
}

fn chip(session: Session, step: u32) -> impl IntoView {
    let sleep_ms = Memo::new(move |_| session.plan.with(|plan| u64::from(plan.sleep_of(step))));
    let toggle = press(move |_| {
        let ms = if sleep_ms.get_untracked() > 0 { 0 } else { NAP_MS };
        let (plan, _) = session.plan.with_untracked(|plan| plan.with_sleep(step, ms));
        session.change_to(plan);
    });
    let verb = move || if sleep_ms.get() > 0 { " sleeps " } else { "" }.to_owned();
    let beneath = move || match sleep_ms.get() {
        0 => String::new(),
        ms => format!("{} s", seconds(ms)),
    };
    view! {
        <button
            type="button"
            class="sc-chip"
            data-step=step.to_string()
            aria-pressed=text(move || (sleep_ms.get() > 0).to_string())
            on:click=toggle
        >
            <span class="sc-chip-number">{step.to_string()}</span>
            <span class="sc-unseen">{text(verb)}</span>
            <span class="sc-chip-seconds">{text(beneath)}</span>
        </button>
    }
}
