//! Plans to start from.

use leptos::prelude::*;

use crate::exercise::preset::Preset;
use crate::page::dynamic::{press, text};
use crate::page::session::Session;

/// A button a preset; those that are not for beginners under "More".
#[component]
pub fn Presets() -> impl IntoView {
    let (first, more): (Vec<_>, Vec<_>) = Preset::all().partition(|preset| preset.first);
    view! {
        <section class="sc-presets" aria-labelledby="sc-presets-title">
            <h2 id="sc-presets-title">"Other plans"</h2>
            <div class="sc-preset-row">{first.into_iter().map(preset_button).collect_view()}</div>
            <details>
                <summary>"More"</summary>
                <div class="sc-preset-row">{more.into_iter().map(preset_button).collect_view()}</div>
            </details>
        </section>
    }
}

fn preset_button(preset: Preset) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_current = move || session.plan.with(|plan| plan.counts_like(&preset.plan()));
    view! {
        <button
            type="button"
            class="sc-button"
            aria-pressed=text(move || is_current().to_string())
            on:click=press(move |_| {
                session.change_to(preset.plan());
                bring_plan_into_view();
            })
        >
            {preset.title}
        </button>
    }
}

/// The plan stands far above what changes it.
fn bring_plan_into_view() {
    if let Some(plan) = document().query_selector(".sc-plan").ok().flatten() {
        plan.scroll_into_view();
    }
}
