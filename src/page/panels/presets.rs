//! The presets: plans to start from.

use leptos::prelude::*;

use crate::exercise::preset::Preset;
use crate::page::dom::scroll::scroll_to_plan;
use crate::page::panels::own_words::OwnWords;
use crate::page::state::session::Session;

/// One button for each preset. Those that are not for beginners are under "More". Below them, a plan in the reader's own words.
#[component]
pub fn Presets() -> impl IntoView {
    let (first, more): (Vec<_>, Vec<_>) = Preset::all().partition(|preset| preset.first);
    let row = |presets: Vec<Preset>| {
        let buttons: Vec<_> = presets.into_iter().map(|preset| view! { <PresetButton preset/> }).collect();
        view! { <div class="sc-preset-row">{buttons}</div> }
    };
    view! {
        {row(first)}
        <details>
            <summary>"More"</summary>
            {row(more)}
        </details>
        <OwnWords/>
    }
}

#[component]
fn PresetButton(
    /// The plan that the button chooses.
    preset: Preset,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let title = preset.title;
    let is_current = move || session.plan.with(|plan| plan.counts_like(&preset.plan()));
    let choose = move |_| {
        session.change_steps_to(preset.plan());
        scroll_to_plan();
    };
    view! {
        <button type="button" class="sc-button" aria-pressed=move || is_current().to_string() on:click=choose prop:textContent=title/>
    }
}
