//! A field for a number of the plan, and what it says of a number that it can't use.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::PlanWarning;
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el};
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;

/// An editable number: `name` is its accessible name, `value` the value in the plan, and `on_change` receives the text that the
/// reader entered.
pub fn field(
    name: Box<dyn Fn() -> Option<String>>,
    value: Rc<dyn Fn() -> String>,
    on_change: Box<dyn Fn(String)>,
) -> El {
    let field = el("input").class("sc-field").attr("type", "text").attr("inputmode", "decimal");
    let input = field.is::<HtmlInputElement>().clone();
    let (shown, changed) = (input.clone(), input);
    let [value_to_show, value_to_measure, value_to_restore] = [Rc::clone(&value), Rc::clone(&value), value];
    render_effect(move || shown.set_value(&value_to_show()));
    field
        .attr("autocomplete", "off")
        .dyn_attr("aria-label", name)
        .dyn_attr("size", move || Some(value_to_measure().len().max(2).to_string()))
        .on(&["change"], move |_| {
            on_change(changed.value());
            // A refused text leaves the plan unchanged, so the effect does not restore the field.
            changed.set_value(&untrack(|| value_to_restore()));
        })
}

/// Sets the sleep of a step, in ms; 0 wakes it.
#[inline(never)]
pub fn set_sleep(session: Session, step: u32, ms: u64) {
    change(session, session.plan.with_untracked(|plan| plan.with_sleep(step, ms)));
}

/// Changes the plan to an edited one, and shows a notice for each value that was corrected.
#[inline(never)]
pub fn change(session: Session, (plan, warnings): (Plan, Vec<PlanWarning>)) {
    session.notices.set(warnings.into_iter().map(|warning| Notice::LinkWarning(warning.into())).collect());
    session.plan.set(plan);
}

/// Shows a notice that `name` can't be `text`, and what it accepts.
pub fn refuse(session: Session, name: &str, text: &str, accepted: &str) {
    let sentence = format!("{name} can't be “{text}”: it takes {accepted}. Nothing was changed.");
    session.notices.set(vec![Notice::Sentence(sentence)]);
}
