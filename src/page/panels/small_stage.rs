//! The small stages of the replay: a stage for each run in view, beside the controls.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::format::millis;
use crate::exercise::plan::Step;
use crate::findings::look::{Look, MOST_SQUARES, look_at};
use crate::findings::run::Run;
use crate::findings::tally::tally_at;
use crate::page::state::session::Session;

/// A small stage for each run in view. They are hidden from screen readers: the sentence of the replay says the same.
#[component]
pub fn SmallStages() -> impl IntoView {
    let session = expect_context::<Session>();
    let stage = |run| view! { <SmallStage run/> };
    view! {
        <div class="sc-small-stages" aria-hidden="true">
            {move || session.runs_in_view().into_iter().map(stage).collect::<Vec<_>>()}
        </div>
    }
}

/// A square for each step of a run, or one bar for a long count.
#[component]
fn SmallStage(
    /// The run.
    run: Arc<Run>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    // A replay as in a terminal is not about every lane.
    let mode = run.mode;
    let (title, is_warm) = (run.title().into_owned(), run.mode.about().blocks);
    let drawn = if run.plan.count() > MOST_SQUARES { bar(run) } else { squares(run) };
    view! {
        <div class="sc-small-stage" class:sc-warm=is_warm class:sc-apart=move || !session.replay.is_about(mode)>
            <b prop:textContent=title/>
            {drawn}
        </div>
    }
}

fn squares(run: Arc<Run>) -> AnyView {
    let session = expect_context::<Session>();
    let steps: Vec<_> = run.plan.steps().collect();
    let watched = run.plan.next_awake();
    let looks =
        Memo::new(move |_| look_at(run.plan.count(), &run.events, &run.shown_ms, session.replay.moment_in(run.mode)));
    let square = |(index, step): (usize, Step)| {
        let look = move || looks.with(|looks| looks.get(index).copied()).unwrap_or(Look::Waiting);
        let Some(sleep_ms) = step.sleep_ms else {
            let class = (watched == Some(step.position)).then_some("sc-watched");
            return view! { <i class=class data-small=move || look().slug()></i> }.into_any();
        };
        let left = move || {
            let now_ms = session.replay.at_ms.get().unwrap_or_default();
            look().left(sleep_ms, now_ms).map_or_else(String::new, millis)
        };
        view! { <i data-small=move || look().slug() style=("--sc-left", left)></i> }.into_any()
    };
    let squares: Vec<_> = steps.into_iter().enumerate().map(square).collect();
    view! { <div class="sc-small-squares">{squares}</div> }.into_any()
}

fn bar(run: Arc<Run>) -> AnyView {
    let session = expect_context::<Session>();
    let shown = move || {
        let tally = tally_at(&run.events, &run.shown_ms, session.replay.moment_in(run.mode));
        millis(f64::from(tally.shown) / f64::from(run.plan.count()))
    };
    view! { <div class="sc-small-bar" style=("--sc-shown", shown)></div> }.into_any()
}
