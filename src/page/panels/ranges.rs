//! Ranges of sleepers, in place of chips where a count is too long for a chip a step.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::exercise::format::{grouped, seconds};
use crate::exercise::sleep_rule::SleepRule;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::dom::focus::to_range;
use crate::page::screen::notices::Notice;
use crate::page::state::session::Session;
use crate::sharing::sleeps;

/// The ranges that sleep, and a field to put more to sleep.
pub fn ranges(session: Session) -> El {
    let field = el("input").attr("type", "text").attr("size", "16").attr("placeholder", "1-100:0.3");
    let field = field.attr("spellcheck", "false").attr("autocomplete", "off");
    let input = field.is::<HtmlInputElement>().clone();
    let put = move || lay_over(session, &input.value());
    let put_by_key = put.clone();
    let field = field.on(&["keydown"], move |event| {
        if event.unchecked_into::<KeyboardEvent>().key() == "Enter" {
            put_by_key();
        }
    });
    let rules = move || {
        let rules = session.plan.with(|plan| plan.rules().to_vec());
        fragment().children((1..).zip(rules).map(|(number, rule)| range(session, number, rule)))
    };
    let beneath = el("p")
        .class("sc-ranges-field")
        .child(el("label").text("Steps and seconds ").child(field))
        .text(" ")
        .child(button("sc-button", "Put to sleep", move |_| put()))
        .child(el("span").class("sc-gloss").text(" such as 8:3, 5-7:0.3 or 1-30:0.1..1"));
    fragment().child(el("ul").class("sc-ranges").dynamic(rules)).child(beneath)
}

fn range(session: Session, number: usize, rule: SleepRule) -> El {
    let wake = move |_| {
        lay_over(session, &format!("{}-{}:0", rule.first, rule.last));
        to_range(number);
    };
    el("li").text(&told(rule)).text(" ").child(button("sc-quiet", "Wake", wake))
}

/// Adds sleeps, written as in a link, to the plan.
fn lay_over(session: Session, text: &str) {
    let (plan, warnings) = session.plan.with_untracked(|plan| sleeps::parse(plan, text));
    session.notices.set(warnings.into_iter().map(Notice::LinkWarning).collect());
    session.plan.set(plan);
}

/// A rule in words: "1 to 10,000 sleep 0.001 to 1 s".
fn told(rule: SleepRule) -> String {
    let [first, last] = [rule.first, rule.last].map(|step| grouped(u64::from(step)));
    let [from, to] = [rule.from_ms, rule.to_ms].map(|ms| seconds(u64::from(ms)));
    if rule.wakes() {
        return if rule.is_single() { format!("{first} stays awake") } else { format!("{first} to {last} stay awake") };
    }
    let steps = if rule.is_single() { format!("{first} sleeps") } else { format!("{first} to {last} sleep") };
    if rule.from_ms == rule.to_ms { format!("{steps} {from} s") } else { format!("{steps} {from} to {to} s") }
}
