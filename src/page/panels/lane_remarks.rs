//! What a lane says about its last run, beside the numbers.

use leptos::prelude::*;

use crate::findings::clock_step;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::replies::{Replies, poked};
use crate::findings::run::Run;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// Sentences on pokes, on a Stop that came too late, on what the freeze did around the page, and on why the run can't be compared
/// with others.
#[component]
pub fn LaneRemarks(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let said = move || {
        let freeze_ms = session.shown_run(lane).filter(|run| run.mode.about().blocks).map(|run| run.elapsed_ms);
        let pokes = lane.replies.with(|replies| poked(replies.late_ms(), freeze_ms.unwrap_or_default()));
        let around = lane.host_sentence.get().into_iter().chain(lane.neighbour_sentence.get());
        pokes.into_iter().chain(around).map(|sentence| view! { <p prop:textContent=sentence/> }).collect::<Vec<_>>()
    };
    let noted = move || {
        let of_run = session.shown_run(lane).map_or_else(Vec::new, |run| remarks(session, &run));
        let sentences = lane.replies.with(Replies::late_stop_sentence).into_iter().chain(of_run);
        sentences.map(|sentence| view! { <p data-notice prop:textContent=sentence/> }).collect::<Vec<_>>()
    };
    view! { {said} {noted} }
}

/// Whether the numbers belong to another plan, whether their clock is coarse, which only the first lane with a run says, and the remarks
/// of the run.
fn remarks(session: Session, run: &Run) -> Vec<String> {
    let is_other = session.plan.with(|plan| !plan.counts_like(&run.plan));
    let other_plan =
        is_other.then(|| format!("These numbers belong to another plan ({}).", describe_sleepers(&run.plan)));
    let first = session.modes.get().into_iter().find(|mode| session.shown_run(session.lane(*mode)).is_some());
    let is_told = run.clock_step_ms > 0.0 && first == Some(run.mode);
    let clock = is_told.then(|| clock_step::told(run.clock_step_ms));
    other_plan.into_iter().chain(clock).chain(run.remarks.iter().cloned()).collect()
}
