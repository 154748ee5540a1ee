//! The chips: one button for each step, which toggles whether the step sleeps.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use crate::exercise::format::seconds;
use crate::exercise::plan::Plan;
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el, fragment};
use crate::page::state::session::Session;

/// The most steps that get a chip each. A longer plan shows ranges instead.
pub const MOST_CHIPS: u32 = 100;
/// The sleep that a click gives to a step, in ms.
const CLICK_SLEEP_MS: u64 = 1_000;

/// The chips of all steps. They share one effect and one listener, because each more would lengthen the first load.
pub fn chips(session: Session) -> El {
    let is_story = move || session.plan.with(|plan| plan.story().is_some());
    let name = move || if is_story() { "Steps" } else { "Numbers" }.to_owned() + "; a pressed one sleeps";
    let toggle = move |event: Event| {
        if let Some(step) = step_of(&event) {
            let toggled = session.plan.with_untracked(|plan| {
                let ms = if plan.sleep_of(step) > 0 { 0 } else { CLICK_SLEEP_MS };
                plan.with_sleep(step, ms).0
            });
            session.change_to(toggled);
        }
    };
    el("div")
        .class("sc-chips")
        .class_if("sc-labels", is_story)
        .attr("role", "group")
        .dyn_attr("aria-label", move || Some(name()))
        .on(&["click"], toggle)
        .dynamic_by(
            move || session.plan.with(|plan| plan.count()),
            move |count| {
                let mut chips = Vec::new();
                let all = (1..=*count).fold(fragment(), |all, step| {
                    let chip =
                        el("button").attr("type", "button").class("sc-chip").attr("data-step", &step.to_string());
                    chips.push(chip.clone());
                    all.child(chip)
                });
                render_effect(move || {
                    session.plan.with(|plan| chips.iter().zip(1..).for_each(|(chip, step)| show(chip, step, plan)))
                });
                all
            },
        )
}

/// The step whose chip was clicked; `None` if the click hit no chip.
fn step_of(click: &Event) -> Option<u32> {
    let chip = click.target()?.dyn_into::<Element>().ok()?.closest("[data-step]").ok()??;
    chip.get_attribute("data-step")?.parse().ok()
}

/// Writes the step's label and its sleep into its chip.
fn show(chip: &El, step: u32, plan: &Plan) {
    let (label, ms) = (plan.label(step), plan.sleep_of(step));
    let chip = chip.clone().attr("aria-pressed", if ms > 0 { "true" } else { "false" });
    chip.is::<Node>().set_text_content((ms == 0).then_some(&*label));
    if ms > 0 {
        chip.child(el("span").text(&label))
            .child(el("span").class("sc-unseen").text(" sleeps "))
            .child(el("span").class("sc-chip-seconds").text(&format!("{} s", seconds(ms.into()))));
    }
}
