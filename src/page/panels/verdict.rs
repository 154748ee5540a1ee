//! The verdict on the runs in view and on the reader's guesses.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::comparison::{ASPECTS, Aspect};
use crate::findings::plan_text::before_first_sleeper;
use crate::findings::run::{Outcome, Run};
use crate::findings::same_plan::{belongs_to, latest, left_out};
use crate::findings::scores::scores;
use crate::findings::takeaway::pair;
use crate::findings::verdict::verdict;
use crate::page::panels::with_code::WithCode;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// One paragraph for each run, one line for each guess, and a comparison of the runs: of those that ran the same plan as the one that
/// ended last.
#[component]
pub fn Verdict() -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    move || {
        let in_view = session.runs_in_view();
        let Some(last) = latest(in_view.iter().map(|run| &**run)) else { return ().into_any() };
        let (plan, has_sync) = (last.plan.clone(), in_view.iter().any(|run| run.mode == Mode::Sync && is_done(run)));
        let (runs, others): (Vec<_>, Vec<_>) = in_view.into_iter().partition(|run| run.plan.counts_like(&plan));
        let sync = runs.iter().find(|run| run.mode == Mode::Sync).cloned();
        let together = runs.iter().find(|run| run.mode == Mode::AsyncTogether);
        let pair = sync.as_deref().zip(together).and_then(|(sync, together)| pair(sync, together));
        let paragraphs: Vec<_> = runs.iter().map(|run| paragraph(run, sync.as_deref())).collect();
        let terminal = sync.filter(|run| is_done(run)).map(|sync| terminal(&sync.plan));
        let note = has_sync.then(|| note(controller));
        view! {
            <section class="sc-verdict" aria-labelledby="sc-verdict-title">
                <h2 id="sc-verdict-title">"What it cost"</h2>
                {other_plans(session, plan, others)}
                {paragraphs}
                <p class="sc-pair" prop:textContent=pair.unwrap_or_default()/>
                {guesses(&runs)}
                {comparison(session, &runs)}
                {terminal}
                {note}
            </section>
        }
        .into_any()
    }
}

fn is_done(run: &Run) -> bool {
    run.outcome == Outcome::Done
}

/// Whether the page has another plan now than `plan`, whose runs are told of, and which runs are left out because they ran others.
fn other_plans(session: Session, plan: Plan, others: Vec<Arc<Run>>) -> impl IntoView {
    let said = move || {
        let is_plan_here = session.plan.with(|now| now.counts_like(&plan));
        let changed = (!is_plan_here).then(|| belongs_to(&plan));
        let others: Vec<_> = others.iter().map(|run| &**run).collect();
        let sentences: Vec<_> = changed.into_iter().chain(left_out(&others, is_plan_here)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    };
    move || said().map(|text| view! { <p class="sc-gloss sc-other-plans" prop:textContent=text/> })
}

fn paragraph(run: &Arc<Run>, sync: Option<&Run>) -> impl IntoView + use<> {
    view! { <p class="sc-finding" data-verdict=run.mode.about().slug><WithCode text=verdict(run, sync).join(" ")/></p> }
}

/// The guesses about each lane beside the measured values.
fn guesses(runs: &[Arc<Run>]) -> AnyView {
    let of_lane = |run: &Arc<Run>| {
        let title = run.title();
        let scored = scores(run, &run.predicted);
        let items: Vec<_> =
            scored.into_iter().map(|score| view! { <li><WithCode text=format!("{title}: {score}")/></li> }).collect();
        (!items.is_empty()).then(|| view! { <ul class="sc-guesses" data-guesses=run.mode.about().slug>{items}</ul> })
    };
    runs.iter().filter_map(of_lane).collect::<Vec<_>>().into_any()
}

/// A table that compares the runs by aspect; empty if there is only one.
fn comparison(session: Session, runs: &[Arc<Run>]) -> AnyView {
    if runs.len() < 2 {
        return ().into_any();
    }
    let title = |run: &Arc<Run>| {
        let class = if run.mode.about().blocks { "sc-warm-name" } else { "sc-cool-name" };
        view! { <th scope="col" class=class prop:textContent=run.title().into_owned()/> }
    };
    let titles: Vec<_> = runs.iter().map(title).collect();
    let row = |aspect: &Aspect| {
        let cell =
            |run: &Arc<Run>| session.lane(run.mode).replies.with(|replies| (aspect.find)(run, replies.late_ms()));
        let texts: Vec<_> = runs.iter().map(cell).collect();
        // A row that says nothing of any run is left out.
        let is_told = texts.iter().any(|text| !text.is_empty());
        let cells: Vec<_> = texts.into_iter().map(|cell| view! { <td prop:textContent=cell/> }).collect();
        is_told.then(|| view! { <tr><th scope="row" prop:textContent=aspect.title/>{cells}</tr> })
    };
    let rows: Vec<_> = ASPECTS.iter().map(row).collect();
    view! {
        <div class="sc-scroll" tabindex="0" role="region" aria-label="Comparison">
            <table class="sc-comparison"><thead><tr><td></td>{titles}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// What a terminal would have shown of Sync; empty if no step comes before the first sleeper.
fn terminal(plan: &Plan) -> AnyView {
    let sentence = before_first_sleeper(plan).map(|before| {
        format!(
            "In a terminal you would have seen {before}, then a wait: the terminal is another program and keeps \
             drawing. Here the count and the page share one thread.",
        )
    });
    sentence.map(|sentence| view! { <p class="sc-gloss sc-in-a-terminal" prop:textContent=sentence/> }).into_any()
}

/// A field for the reader's note, which is stored in the record of the run that ended last.
fn note(controller: Controller) -> AnyView {
    let session = controller.session;
    let field = NodeRef::<leptos::html::Input>::new();
    let written = move |_| {
        if let Some(field) = field.get_untracked() {
            controller.note(field.value());
        }
    };
    let value = session.runs.with_untracked(|runs| runs.last().map_or_else(String::new, |run| run.note.clone()));
    view! {
        <p class="sc-note">
            <label>
                <b>"What do you notice?"</b>
                <input node_ref=field type="text" maxlength="500" autocomplete="off" prop:value=value on:change=written/>
            </label>
            <span class="sc-gloss">"Optional. It is kept with the run."</span>
        </p>
    }
    .into_any()
}
