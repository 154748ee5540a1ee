//! A chip a step: a click puts it to sleep, or wakes it.

use leptos::prelude::*;

use crate::exercise::figures::seconds;
use crate::page::dynamic::{flag, part, press, text};
use crate::page::session::Session;

/// The most steps that have a chip each; above, ranges take their place.
pub const MOST_CHIPS: u32 = 100;
/// How long a step sleeps that was put to sleep by a click, in ms.
const NAP_MS: u64 = 1_000;

/// The chips of all steps.
#[component]
pub fn Chips() -> impl IntoView {
    let session = expect_context::<Session>();
    let count = Memo::new(move |_| session.plan.with(|plan| plan.count()));
    let chips = move || (1..=count.get()).map(|step| chip(session, step)).collect::<Vec<_>>().into_any();
    let is_story = flag(move || session.plan.with(|plan| plan.story().is_some()));
    let name = text(move || if is_story.get() { "Steps" } else { "Numbers" }.to_owned() + "; a pressed one sleeps");
    view! { <div class="sc-chips" class:sc-labels=is_story role="group" aria-label=name>{part(chips)}</div> }
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
            <span class="sc-chip-number">{text(move || session.plan.with(|plan| plan.label(step).into_owned()))}</span>
            <span class="sc-unseen">{text(verb)}</span>
            <span class="sc-chip-seconds">{text(beneath)}</span>
        </button>
    }
}
