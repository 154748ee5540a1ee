//! The row below the cells: what a tap does and the count, or the stepper. Its height never changes.

use std::rc::Rc;

use crate::findings::plan_text::{describe_opening, describe_sleep_lengths, noun};
use crate::page::dom::element::{El, button, el};
use crate::page::dom::focus::to_plan;
use crate::page::screen::plan::cells::MOST_CELLS;
use crate::page::screen::plan::field::{field, read_later};
use crate::page::screen::plan::stepper::{Opened, shown, stepper};
use crate::page::state::editing::change;
use crate::page::state::notice::Field;
use crate::page::state::session::Session;
use crate::sharing::numbers;

/// The most sleepers that the cells alone tell.
const MOST_TOLD: usize = 5;

/// "Tap a number to put it to sleep.", "Count to [30]" and "Back to the exercise", or the stepper.
pub fn row(session: Session, opened: Opened) -> El {
    let is_open = move || shown(session, opened).is_some();
    let is_named = move || session.link_plan.with(|named| session.plan.with(|plan| plan.counts_like(named)));
    let hint = move || {
        session.plan.with(|plan| match plan.sleepers().take(MOST_TOLD + 1).count() {
            count if count > MOST_TOLD => describe_sleep_lengths(plan),
            _ if plan.count() > MOST_CELLS => String::new(),
            _ => format!("Tap a {} to put it to sleep.", noun(plan)),
        })
    };
    let back = move |_| {
        session.change_to(session.link_plan.get_untracked());
        to_plan();
    };
    let plan = el("div")
        .class("sc-row-plan")
        .attr_if("hidden", is_open)
        .child(el("span").class("sc-hint").dyn_text(hint))
        .child(count(session))
        .child(button("sc-quiet", "Back to the exercise", back).attr_if("hidden", is_named));
    el("div").class("sc-row").child(plan).child(stepper(session, opened))
}

/// "Count to [30]". Named steps have a fixed number, and a title instead.
fn count(session: Session) -> El {
    let has_names = move || session.plan.with(|plan| plan.is_named());
    let count = move || session.plan.with(|plan| plan.count().to_string());
    let count_to = move |text: String| match numbers::whole(&text) {
        Some(count) => change(session, session.plan.with_untracked(|plan| plan.with_count(count))),
        None => read_later(session, Field::Count, text),
    };
    let count = field("numeric", Box::new(|| Some("Count to".to_owned())), Rc::new(count), Box::new(count_to));
    let count = el("label").attr_if("hidden", has_names).text("Count to").child(count);
    let title =
        el("span").attr_if("hidden", move || !has_names()).dyn_text(move || session.plan.with(describe_opening));
    el("span").class("sc-count").child(count).child(title)
}
