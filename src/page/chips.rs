//! A chip a step: a click puts it to sleep, or wakes it.

use leptos::prelude::*;

use crate::exercise::figures::seconds;
use crate::page::element::{El, button, el, several};
use crate::page::session::Session;

/// The most steps that have a chip each; above, ranges take their place.
pub const MOST_CHIPS: u32 = 100;
/// How long a step sleeps that was put to sleep by a click, in ms.
const NAP_MS: u64 = 1_000;

/// The chips of all steps.
pub fn chips(session: Session) -> El {
    let is_story = move || session.plan.with(|plan| plan.story().is_some());
    let name = move || if is_story() { "Steps" } else { "Numbers" }.to_owned() + "; a pressed one sleeps";
    el("div")
        .class("sc-chips")
        .class_if("sc-labels", is_story)
        .attr("role", "group")
        .attr_by("aria-label", move || Some(name()))
        .part_of(
            move || vec![session.plan.with(|plan| plan.count())],
            move |count| several().all((1..=count[0]).map(|step| chip(session, step))),
        )
}

fn chip(session: Session, step: u32) -> El {
    let sleep_ms = move || session.plan.with(|plan| u64::from(plan.sleep_of(step)));
    let toggle = move |_| {
        let ms = if untrack(sleep_ms) > 0 { 0 } else { NAP_MS };
        let (plan, _) = session.plan.with_untracked(|plan| plan.with_sleep(step, ms));
        session.change_to(plan);
    };
    let says = move || {
        let label = session.plan.with(|plan| plan.label(step).into_owned());
        match sleep_ms() {
            0 => several().text(&label),
            ms => several()
                .with(el("span").text(&label))
                .with(el("span").class("sc-unseen").text(" sleeps "))
                .with(el("span").class("sc-chip-seconds").text(&format!("{} s", seconds(ms)))),
        }
    };
    button("sc-chip", "", toggle)
        .attr("data-step", &step.to_string())
        .attr_by("aria-pressed", move || Some((sleep_ms() > 0).to_string()))
        .part(says)
}
