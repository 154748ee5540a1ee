//! Ranges of sleepers, which replace the chips if the count is too long for one chip per step.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::exercise::format::{grouped, seconds};
use crate::exercise::sleep_rule::SleepRule;
use crate::page::dom::focus::to_range;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;
use crate::sharing::sleeps;
use crate::sharing::typed::list::list;

/// The list of ranges, and a field that adds sleeps.
#[component]
pub fn Ranges() -> impl IntoView {
    let session = expect_context::<Session>();
    let field = NodeRef::<Input>::new();
    let add = move || {
        if let Some(field) = field.get_untracked() {
            add_sleeps(session, &field.value());
        }
    };
    let add_by_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            add();
        }
    };
    let rules = move || {
        let rules = session.plan.with(|plan| plan.rules().to_vec());
        (1..).zip(rules).map(|(number, rule)| view! { <Range number rule/> }).collect::<Vec<_>>()
    };
    view! {
        <ul class="sc-ranges">{rules}</ul>
        <p class="sc-ranges-field">
            <label>
                "Steps and seconds "
                <input
                    type="text"
                    size="16"
                    placeholder="1-100:0.3"
                    spellcheck="false"
                    autocomplete="off"
                    node_ref=field
                    on:keydown=add_by_key
                />
            </label>
            " "
            <button type="button" class="sc-button" on:click=move |_| add()>"Put to sleep"</button>
            <span class="sc-gloss">" such as 8:3, 5-7:0.3 or 1-30:0.1..1"</span>
        </p>
    }
}

#[component]
fn Range(
    /// Its position in the list, from 1.
    number: usize,
    /// The steps of the range and the length of their sleeps.
    rule: SleepRule,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let wake = move |_| {
        add_sleeps(session, &format!("{}-{}:0", rule.first, rule.last));
        to_range(number);
    };
    view! {
        <li>
            <span prop:textContent=describe(rule)/> " " <button type="button" class="sc-quiet" on:click=wake>"Wake"</button>
        </li>
    }
}

/// Adds sleeps, written as in a link or nearly so, to the plan.
fn add_sleeps(session: Session, text: &str) {
    let typed = list(text);
    let (plan, warnings) = session.plan.with_untracked(|plan| sleeps::parse(plan, &typed.text()));
    let warnings = typed.warnings.into_iter().chain(warnings);
    session.notices.set(warnings.map(Notice::LinkWarning).collect());
    session.plan.set(plan);
}

/// A rule in words: "1 to 10,000 sleep 0.001 to 1 s".
fn describe(rule: SleepRule) -> String {
    let [first, last] = [rule.first, rule.last].map(|step| grouped(u64::from(step)));
    let [from, to] = [rule.from_ms, rule.to_ms].map(|ms| seconds(u64::from(ms)));
    if rule.wakes() {
        return if rule.is_single() { format!("{first} stays awake") } else { format!("{first} to {last} stay awake") };
    }
    let steps = if rule.is_single() { format!("{first} sleeps") } else { format!("{first} to {last} sleep") };
    if rule.from_ms == rule.to_ms { format!("{steps} {from} s") } else { format!("{steps} {from} to {to} s") }
}
