//! The cells: one button for each step. A press on a step that is awake puts it to sleep; a press on one that sleeps only opens its
//! stepper.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node, UiEvent};

use crate::exercise::format::seconds;
use crate::exercise::plan::Plan;
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el, fragment};
use crate::page::dom::focus::to_sleep_field;
use crate::page::screen::plan::stepper::Opened;
use crate::page::state::editing::set_sleep;
use crate::page::state::session::Session;

/// The most steps that get a cell each. A longer plan shows ranges instead.
pub const MOST_CELLS: u32 = 100;

/// The most characters of a length that stand beside their unit in the narrowest cells.
const MOST_DIGITS: usize = 3;

/// The cells of all steps. They share one effect and one listener, because each more would lengthen the first load.
pub fn cells(session: Session, opened: Opened, length_of: impl Fn(u32) -> u32 + 'static) -> El {
    let has_names = move || session.plan.with(|plan| plan.is_named());
    let name = move || if has_names() { "Steps" } else { "Numbers" }.to_owned() + "; a pressed one sleeps";
    let press = move |event: Event| {
        let Some(step) = step_of(&event) else { return };
        if session.plan.with_untracked(|plan| plan.sleep_of(step)) == 0 {
            set_sleep(session, step, length_of(step).into());
        }
        opened.set(Some(step));
        // By keyboard, the stepper is many tab stops away.
        if event.unchecked_into::<UiEvent>().detail() == 0 {
            to_sleep_field();
        }
    };
    el("div")
        .class("sc-cells")
        .class_if("sc-labels", has_names)
        .attr("role", "group")
        .dyn_attr("aria-label", move || Some(name()))
        .on(&["click"], press)
        .dynamic_by(
            move || session.plan.with(|plan| plan.count()),
            move |count| {
                let mut cells = Vec::new();
                let all = (1..=*count).fold(fragment(), |all, step| {
                    let cell =
                        el("button").attr("type", "button").class("sc-cell").attr("data-step", &step.to_string());
                    cells.push(cell.clone());
                    all.child(cell)
                });
                render_effect(move || {
                    let opened = opened.get();
                    session.plan.with(|plan| {
                        cells.iter().zip(1..).for_each(|(cell, step)| show(cell, step, plan, opened == Some(step)))
                    });
                });
                all
            },
        )
}

/// The step whose cell was clicked; `None` if the click hit no cell.
fn step_of(click: &Event) -> Option<u32> {
    let cell = click.target()?.dyn_into::<Element>().ok()?.closest("[data-step]").ok()??;
    cell.get_attribute("data-step")?.parse().ok()
}

/// Writes the step's label and its sleep into its cell.
fn show(cell: &El, step: u32, plan: &Plan, is_opened: bool) {
    let (label, ms) = (plan.label(step), plan.sleep_of(step));
    let flag = |is_on| if is_on { "true" } else { "false" };
    let cell = cell.clone().attr("aria-pressed", flag(ms > 0)).attr("aria-expanded", flag(ms > 0 && is_opened));
    cell.cast::<Node>().set_text_content((ms == 0).then_some(&*label));
    if ms > 0 {
        let length = seconds(ms.into());
        // The narrowest cells have no room for the unit of a long number.
        let unit = if length.len() > MOST_DIGITS { "sc-unit" } else { "" };
        let length = el("span").class("sc-cell-seconds").text(&length).child(el("span").class(unit).text(" s"));
        cell.child(el("bdi").text(&label)).child(el("span").class("sc-unseen").text(", sleeps ")).child(length);
    }
}
