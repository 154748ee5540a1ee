//! What Python does with the program of the switches, why, and the lane that does the same.

use leptos::prelude::*;

use crate::browser::clipboard::select;
use crate::exercise::plan::Plan;
use crate::page::panels::copy_text::{copy, refusal};
use crate::page::panels::switch_state::SwitchState;
use crate::page::panels::with_code::WithCode;
use crate::page::run::controller::Controller;
use crate::sharing::code::outcome::{Outcome, last_lines, outcome, sentence, warning, why};
use crate::sharing::code::switches::Switches;

const BUSY: &str = "A run is on: one at a time.";

/// How many lines are shown before an error.
const BEFORE_ERROR: usize = 2;

/// What it does, in the words of Python where it complains.
#[component]
pub fn SwitchSays(
    /// The words that are chosen.
    state: SwitchState,
) -> impl IntoView {
    let session = state.session;
    let does = move || session.plan.with(|plan| sentence(outcome(state.switches()), plan));
    let said = move || session.plan.with(|plan| python_says(state.switches(), plan));
    let reworded = move || match outcome(state.switches()) {
        Outcome::Fails(_, error) => error.reworded(),
        Outcome::Prints(_) | Outcome::Nothing => None,
    };
    let since = move || reworded().map_or_else(String::new, |(minor, _)| format!("In Python 3.{minor} and later: "));
    let later = move || reworded().map_or("", |(_, text)| text);
    view! {
        <p class="sc-switch-does" prop:textContent=does/>
        <div class="sc-switch-says">
            <p class="sc-python-says" translate="no" hidden=move || said().is_empty() prop:textContent=said/>
            <p class="sc-gloss" hidden=move || reworded().is_none()>
                <span prop:textContent=since/>
                <code translate="no" prop:textContent=later/>
            </p>
        </div>
    }
}

/// All of that and why, for screen readers. It is said only once a word was switched: before that it is no news.
#[component]
pub fn SwitchAnnouncement(
    /// The words that are chosen.
    state: SwitchState,
) -> impl IntoView {
    let announced = move || {
        if !state.is_switched() {
            return String::new();
        }
        let switches = state.switches();
        state.session.plan.with(|plan| {
            let does = sentence(outcome(switches), plan);
            format!("{does} {} {}", python_says(switches, plan), why(switches).replace('`', ""))
        })
    };
    view! { <p class="sc-unseen" role="status" prop:textContent=announced/> }
}

/// What Python writes of it: its warning, which comes with the first sleep, and the lines before its error, and the error.
fn python_says(switches: Switches, plan: &Plan) -> String {
    let mut lines: Vec<_> = warning(switches, plan).map(str::to_owned).into_iter().collect();
    if let Outcome::Fails(Some(_), _) = outcome(switches) {
        lines.push("⋮".to_owned());
        lines.extend(last_lines(plan, BEFORE_ERROR));
    }
    if let Outcome::Fails(_, error) = outcome(switches) {
        lines.push(error.text().to_owned());
    }
    lines.join("\n")
}

/// Why it does that, and its buttons.
#[component]
pub fn SwitchWhy(
    /// The words that are chosen.
    state: SwitchState,
) -> impl IntoView {
    let because = move || view! { <p><WithCode text=why(state.switches()).to_owned()/></p> };
    view! {
        <div class="sc-switch-why">
            <div data-why="">{because}</div>
            {buttons(state)}
        </div>
    }
}

/// Run this, if a lane does the same, and Copy.
fn buttons(state: SwitchState) -> AnyView {
    let session = state.session;
    let mode = move || state.mode();
    let said = RwSignal::new(String::new());
    let is_there = move || mode().is_some_and(|mode| session.modes.with(|modes| modes.contains(&mode)));
    let leads = move || {
        let title = mode().map(|mode| session.title(mode)).unwrap_or_default();
        if is_there() { format!("go to “{title}”") } else { format!("add “{title}”") }
    };
    let controller = expect_context::<Controller>();
    let is_busy = move || session.is_busy();
    Effect::new(move |_| {
        if !is_busy() {
            said.update(|said| {
                if said == BUSY {
                    said.clear();
                }
            });
        }
    });
    let run = move |_| match untrack(mode) {
        Some(_) if untrack(is_busy) => said.set(BUSY.to_owned()),
        Some(mode) => {
            said.set(String::new());
            controller.add_and_run(mode);
        }
        None => {}
    };
    let refused = || {
        let program = document().query_selector("[data-switched]").ok().flatten();
        refusal("program", program.is_some_and(|program| select(&program)))
    };
    let press_copy = move |_| copy(untrack(|| state.text()), said, Box::new(refused));
    view! {
        <div class="sc-actions">
            <button
                type="button"
                class="sc-button"
                data-run-this=""
                hidden=move || mode().is_none()
                aria-disabled=move || is_busy().then_some("true")
                on:click=run
            >
                "Run this: " <span class="sc-run-this" prop:textContent=leads/>
            </button>
            <button type="button" class="sc-button" aria-label="Copy the switched program" on:click=press_copy>"Copy"</button>
        </div>
        <p class="sc-gloss" role="status" prop:textContent=said/>
    }
    .into_any()
}
