//! Ranges of sleepers, in place of chips where a count is too long for a chip a step.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::exercise::figures::{grouped, seconds};
use crate::exercise::sleep_rule::SleepRule;
use crate::page::session::Session;
use crate::sharing::sleeps;

/// The ranges that sleep, and a field to put more to sleep.
#[component]
pub fn Ranges() -> impl IntoView {
    let session = expect_context::<Session>();
    let field = NodeRef::<leptos::html::Input>::new();
    let rules = move || session.plan.with(|plan| plan.rules().to_vec());
    let lay_over = move |text: &str| {
        let (plan, unusable) = session.plan.with(|plan| sleeps::parse(plan, text));
        session.notices.set(unusable.iter().map(ToString::to_string).collect());
        session.plan.set(plan);
    };
    let wake = move |rule: SleepRule| lay_over(&format!("{}-{}:0", rule.first, rule.last));
    let put = move |_| {
        if let Some(input) = field.get_untracked() {
            lay_over(&HtmlInputElement::from(input).value());
        }
    };
    view! {
        <ul class="sc-ranges">
            {move || rules().into_iter().map(|rule| view! {
                <li>
                    {told(rule)} " "
                    <button type="button" class="sc-quiet" on:click=move |_| wake(rule)>"Wake"</button>
                </li>
            }).collect_view()}
        </ul>
        <p class="sc-ranges-field">
            <label>
                "Put to sleep "
                <input node_ref=field type="text" size="16" placeholder="1-100:0.3" spellcheck="false" autocomplete="off"/>
            </label>
            " "
            <button type="button" class="sc-button" on:click=put>"Put to sleep"</button>
            <span class="sc-gloss">" Steps and seconds: 8:3, 5-7:0.3 or 1-30:0.1..1"</span>
        </p>
    }
}

/// A rule in words: "1 to 10,000 sleep 0.001 to 1 s".
fn told(rule: SleepRule) -> String {
    let [first, last] = [rule.first, rule.last].map(|step| grouped(u64::from(step)));
    let [from, to] = [rule.from_ms, rule.to_ms].map(|ms| seconds(u64::from(ms)));
    let steps = if rule.is_single() { format!("{first} sleeps") } else { format!("{first} to {last} sleep") };
    if rule.wakes() {
        return format!("{first} to {last} stay awake");
    }
    if rule.from_ms == rule.to_ms { format!("{steps} {from} s") } else { format!("{steps} {from} to {to} s") }
}
