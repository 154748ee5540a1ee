//! Runs of a lane in series, and the summary of a series.

use leptos::prelude::*;

use crate::findings::repeat::summary;
use crate::findings::run::Run;
use crate::findings::run_phase::RunPhase;
use crate::page::dom::focus::to_run;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The lengths of a series, each with the label of its button.
const TIMES: [(u32, &str); 2] = [(3, "Three times"), (10, "Ten times")];

/// The buttons, once the lane has run. Pressing one closes the menu that holds them.
#[component]
pub fn RepeatButtons(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let button = move |(number, name): (u32, &'static str)| {
        let is_off = move || session.is_busy().then(|| "true".to_owned());
        let press = move |_| {
            if controller.run_lane(lane.mode, number) {
                lane.is_menu_open.set(false);
                // The focus would be lost with the button.
                to_run(lane.mode);
            }
        };
        view! { <button type="button" class="sc-quiet" aria-disabled=is_off on:click=press prop:textContent=name/> }
    };
    let has_run = Memo::new(move |_| lane.phase.get() != RunPhase::Idle);
    move || {
        has_run.get().then(|| {
            view! {
                <p class="sc-gloss sc-repeat">
                    "Again: " {TIMES.map(button)} <span prop:textContent=move || freezes(session, lane)/>
                </p>
            }
        })
    }
}

/// The progress of a series, and the summary after its last run.
#[component]
pub fn Repeat(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        let sentences = told(session, lane).into_iter();
        sentences.map(|sentence| view! { <p prop:textContent=sentence/> }).collect::<Vec<_>>()
    }
}

/// The progress of a series, or the summary after its last run.
fn told(session: Session, lane: Lane) -> Vec<String> {
    let (done, left) = (lane.series.get(), lane.left.get() as usize);
    if left > 0 && done + left > 1 {
        return vec![format!("{} of {}", done + 1, done + left)];
    }
    let is_of_lane = |run: &&Run| run.mode == lane.mode;
    session.runs.with(|runs| summary(runs.iter().rev().map(|run| &**run).filter(is_of_lane).take(done)))
}

/// The warning of a lane that blocks the thread; empty for other lanes.
fn freezes(session: Session, lane: Lane) -> String {
    let freeze_ms = session.plan.with(|plan| lane.mode.expected_freeze_ms(plan));
    if freeze_ms == 0 { String::new() } else { format!(" {}", session.freeze_scope.get().repeated_warning()) }
}
