//! Ranges of sleepers, in place of chips where a count is too long for a chip a step.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::exercise::figures::{grouped, seconds};
use crate::exercise::sleep_rule::SleepRule;
use crate::page::dynamic::{part, press};
use crate::page::session::Session;
use crate::sharing::sleeps;

/// The ranges that sleep, and a field to put more to sleep.
#[component]
pub fn Ranges() -> impl IntoView {
    let session = expect_context::<Session>();
    let field = NodeRef::<leptos::html::Input>::new();
    let rules = move || {
        let rules = session.plan.with(|plan| plan.rules().to_vec());
        rules.into_iter().map(|rule| range(session, rule)).collect::<Vec<_>>().into_any()
    };
    let put = move || {
        if let Some(input) = field.get_untracked() {
            lay_over(session, &input.value());
        }
    };
    let put_by_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            put();
        }
    };
    view! {
        <ul class="sc-ranges">{part(rules)}</ul>
        <p class="sc-ranges-field">
            <label>
                "Steps and seconds "
                <input
                    node_ref=field
                    type="text"
                    size="16"
                    placeholder="1-100:0.3"
                    spellcheck="false"
                    autocomplete="off"
                    on:keydown=put_by_key
                />
            </label>
            " "
            <button type="button" class="sc-button" on:click=press(move |_| put())>"Put to sleep"</button>
            <span class="sc-gloss">" such as 8:3, 5-7:0.3 or 1-30:0.1..1"</span>
        </p>
    }
}

fn range(session: Session, rule: SleepRule) -> impl IntoView {
    let wake = press(move |_| lay_over(session, &format!("{}-{}:0", rule.first, rule.last)));
    view! {
        <li>{told(rule)} " " <button type="button" class="sc-quiet" on:click=wake>"Wake"</button></li>
    }
}

/// Adds sleeps, written as in a link, to the plan.
fn lay_over(session: Session, text: &str) {
    let (plan, unusable) = session.plan.with_untracked(|plan| sleeps::parse(plan, text));
    session.notices.set(unusable.iter().map(ToString::to_string).collect());
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
