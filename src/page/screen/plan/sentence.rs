//! The plan as a sentence with editable numbers.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::exercise::format::{grouped, seconds};
use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::PlanWarning;
use crate::findings::plan_text::{describe_opening, summary};
use crate::page::dom::binding::render_effect;
use crate::page::dom::dynamic::Item;
use crate::page::dom::element::{El, el};
use crate::page::screen::plan::chips::MOST_CHIPS;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::numbers;

/// The most sleepers that the sentence lists.
const MOST_LISTED: usize = 5;

/// "Count from 1 to [30]. 8 sleeps [3] s, 12 sleeps [2] s. All sleeps together: 5 s. The longest: 3 s." A story has a fixed count
/// and shows its title instead.
pub fn sentence(session: Session) -> El {
    let count = move || session.plan.with(|plan| plan.count().to_string());
    let count_to = move |text: String| match numbers::whole(&text) {
        Some(count) => change(session, |plan| plan.with_count(count)),
        None => refuse(session, "The count", &text, "a whole number from 1 to 100,000"),
    };
    let is_last = move |step| session.plan.with(listed_sleepers).last() == Some(&step);
    let item = move |step: u32| Item::new(step.into(), move || sleeper(session, step, move || is_last(step)));
    let is_story = move || session.plan.with(|plan| plan.story().is_some());
    let count = field(Box::new(|| "Count to".to_owned()), Rc::new(count), Box::new(count_to));
    el("p")
        .class("sc-sentence")
        .child(el("span").attr_if("hidden", is_story).text("Count from 1 to ").child(count).text(". "))
        .child(el("span").dyn_text(move || session.plan.with(describe_opening)))
        .child(el("span").keyed_list(move || session.plan.with(listed_sleepers).into_iter().map(item).collect()))
        .child(el("span").dyn_text(move || session.plan.with(summary)))
}

/// The sleepers that the sentence lists; none if the plan is too long for chips.
fn listed_sleepers(plan: &Plan) -> Vec<u32> {
    let most = if plan.count() <= MOST_CHIPS { MOST_LISTED } else { 0 };
    plan.sleepers().take(most).map(|(step, _)| step).collect()
}

/// "8 sleeps [3] s, "
fn sleeper(session: Session, step: u32, is_last: impl Fn() -> bool + 'static) -> El {
    let value = move || session.plan.with(|plan| seconds(u64::from(plan.sleep_of(step))));
    let sleep = move |text: String| match numbers::seconds(&text) {
        Some(length) => {
            change(session, |plan| plan.with_sleep(step, length.ms));
            if !length.exact {
                let too_fine = LinkWarning::TooFine { asked: text, used_ms: length.ms };
                session.notices.update(|notices| notices.push(Notice::LinkWarning(too_fine)));
            }
        }
        None => {
            let name = session.plan.with_untracked(|plan| plan.name(step));
            refuse(session, &format!("The sleep of {name}"), &text, "seconds from 0 to 60, such as 3 or 0.25");
        }
    };
    let label = move || session.plan.with(|plan| plan.label(step).into_owned());
    let name = move || format!("Seconds that {} sleeps", label());
    let seconds = field(Box::new(name), Rc::new(value), Box::new(sleep));
    let after = move || if is_last() { session.plan.with(after_last) } else { ", ".to_owned() };
    let sleeper =
        el("span").class("sc-sleeper").child(el("b").dyn_text(label)).text(" sleeps ").child(seconds).text(" s");
    el("span").child(sleeper).child(el("span").dyn_text(after))
}

/// An editable number: `name` is its accessible name, `value` the value in the plan, and `on_change` receives the text that the
/// reader entered.
fn field(name: Box<dyn Fn() -> String>, value: Rc<dyn Fn() -> String>, on_change: Box<dyn Fn(String)>) -> El {
    let field = el("input").class("sc-field").attr("type", "text").attr("inputmode", "decimal");
    let input = field.is::<HtmlInputElement>().clone();
    let (shown, changed) = (input.clone(), input);
    let [value_to_show, value_to_measure, value_to_restore] = [Rc::clone(&value), Rc::clone(&value), value];
    render_effect(move || shown.set_value(&value_to_show()));
    field
        .attr("autocomplete", "off")
        .dyn_attr("aria-label", move || Some(name()))
        .dyn_attr("size", move || Some(value_to_measure().len().max(2).to_string()))
        .on(&["change"], move |_| {
            on_change(changed.value());
            // A refused text leaves the plan unchanged, so the effect does not restore the field.
            changed.set_value(&untrack(|| value_to_restore()));
        })
}

/// Edits the plan, and shows a notice for each value that was corrected.
fn change(session: Session, edit: impl FnOnce(&Plan) -> (Plan, Vec<PlanWarning>)) {
    let (plan, warnings) = session.plan.with_untracked(edit);
    session.notices.set(warnings.into_iter().map(|warning| Notice::LinkWarning(warning.into())).collect());
    session.plan.set(plan);
}

/// Shows a notice that `name` can't be `text`, and what it accepts.
fn refuse(session: Session, name: &str, text: &str, accepted: &str) {
    let sentence = format!("{name} can't be “{text}”: it takes {accepted}. Nothing was changed.");
    session.notices.set(vec![Notice::Sentence(sentence)]);
}

/// The text after the last listed sleeper: ". " or " and 4 more. "
fn after_last(plan: &Plan) -> String {
    match plan.sleepers().skip(MOST_LISTED).count() {
        0 => ". ".to_owned(),
        more => format!(" and {} more. ", grouped(more as u64)),
    }
}
