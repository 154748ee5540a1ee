//! A chip a step: a click puts its number to sleep, or wakes it.

use leptos::prelude::*;

use crate::exercise::figures::seconds;
use crate::page::session::Session;

/// How long a number sleeps that was put to sleep by a click, in ms.
const NAP_MS: u64 = 1_000;

/// The chips of all steps.
#[component]
pub fn Chips() -> impl IntoView {
    let session = expect_context::<Session>();
    let steps = move || 1..=session.plan.with(|plan| plan.count());
    view! {
        <div class="sc-chips" role="group" aria-label="Numbers; a pressed one sleeps">
            <For each=steps key=|step| *step let:step>
                <Chip step/>
            </For>
        </div>
    }
}

/// One step's chip.
#[component]
fn Chip(
    /// The step's position.
    step: u32,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let sleep_ms = Memo::new(move |_| session.plan.with(|plan| u64::from(plan.sleep_of(step))));
    let toggle = move |_| {
        let ms = if sleep_ms.get() > 0 { 0 } else { NAP_MS };
        let (plan, _) = session.plan.with(|plan| plan.with_sleep(step, ms));
        session.plan.set(plan);
    };
    let name = move || match sleep_ms.get() {
        0 => step.to_string(),
        ms => format!("{step} sleeps {} s", seconds(ms)),
    };
    let beneath = move || Some(sleep_ms.get()).filter(|ms| *ms > 0).map(|ms| format!("{} s", seconds(ms)));
    view! {
        <button
            type="button"
            class="sc-chip"
            data-step=step
            aria-pressed=move || (sleep_ms.get() > 0).to_string()
            aria-label=name
            on:click=toggle
        >
            <span class="sc-chip-number">{step}</span>
            <span class="sc-chip-seconds">{beneath}</span>
        </button>
    }
}
