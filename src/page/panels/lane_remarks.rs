//! What a lane says about its last run, beside the numbers.

use leptos::prelude::*;

use crate::findings::clock_resolution;
use crate::findings::replies::{Replies, poked};
use crate::findings::run::{Outcome, Run};
use crate::findings::same_plan::of_other_plan;
use crate::findings::{forgotten, places};
use crate::page::panels::with_code::WithCode;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// Sentences on what its mode has of its own, on pokes, on a Stop that came too late, on what the freeze did around the page, and on
/// why the run can't be compared with others.
#[component]
pub fn LaneRemarks(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let said = move || {
        let freeze_ms = session.shown_run(lane).filter(|run| run.mode.about().blocks).map(|run| run.elapsed_ms);
        let pokes = lane.replies.with(|replies| poked(replies.late_ms(), freeze_ms.unwrap_or_default()));
        let about = session.shown_run(lane).map_or_else(Vec::new, |run| of_mode(&run));
        let around = lane.host_sentence.get().into_iter().chain(lane.neighbour_sentence.get());
        let sentences = about.into_iter().chain(pokes).chain(around);
        sentences.map(|text| view! { <p><WithCode text/></p> }).collect::<Vec<_>>()
    };
    let noted = move || {
        let of_run = session.shown_run(lane).map_or_else(Vec::new, |run| remarks(session, &run));
        let sentences = lane.replies.with(Replies::late_stop_sentence).into_iter().chain(of_run);
        sentences.map(|sentence| view! { <p data-notice prop:textContent=sentence/> }).collect::<Vec<_>>()
    };
    view! { {said} {noted} }
}

/// What the mode of a complete run has of its own: a forgotten `await`, or places.
fn of_mode(run: &Run) -> Vec<String> {
    match run.outcome {
        Outcome::Done => forgotten::sentences(run).into_iter().chain(places::sentence(run)).collect(),
        _ => Vec::new(),
    }
}

/// Whether the numbers belong to another plan, whether their clock is coarse, which only the first lane with a run says, and the remarks
/// of the run.
fn remarks(session: Session, run: &Run) -> Vec<String> {
    let other_plan = session.plan.with(|plan| of_other_plan(run, plan));
    let first = session.modes.get().into_iter().find(|mode| session.shown_run(session.lane(*mode)).is_some());
    let is_told = run.clock_resolution_ms > 0.0 && first == Some(run.mode);
    let clock = is_told.then(|| clock_resolution::told(run.clock_resolution_ms));
    other_plan.into_iter().chain(clock).chain(run.remarks.iter().cloned()).collect()
}
