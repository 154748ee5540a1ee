//! Plans to start from.

use leptos::prelude::*;

use crate::exercise::preset::Preset;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::state::session::Session;

/// A button a preset; those that are not for beginners under "More".
pub fn presets(session: Session) -> El {
    let (first, more): (Vec<_>, Vec<_>) = Preset::all().partition(|preset| preset.first);
    let row = |presets: Vec<Preset>| {
        el("div").class("sc-preset-row").children(presets.into_iter().map(|preset| preset_button(session, preset)))
    };
    fragment().child(row(first)).child(el("details").child(el("summary").text("More")).child(row(more)))
}

fn preset_button(session: Session, preset: Preset) -> El {
    let is_current = move || session.plan.with(|plan| plan.counts_like(&preset.plan()));
    let press = move |_| {
        session.change_to(preset.plan());
        bring_plan_into_view();
    };
    button("sc-button", preset.title, press).dyn_attr("aria-pressed", move || Some(is_current().to_string()))
}

/// The plan stands far above what changes it.
fn bring_plan_into_view() {
    if let Some(plan) = document().query_selector(".sc-plan").ok().flatten() {
        plan.scroll_into_view();
    }
}
