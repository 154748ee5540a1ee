//! The two numbers of a lane: the elapsed time and the longest freeze.

use std::sync::Arc;

use crate::browser::dates::time_of_day;
use crate::exercise::format::{millis, reading};
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::run::{Outcome, Run};
use crate::page::dom::element::{El, el, fragment, notices};
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// The elapsed time and the longest freeze of the lane's last run, then its times, findings and remarks.
pub fn lane_numbers(controller: Controller, lane: Lane) -> El {
    let session = controller.session;
    let elapsed = move || session.shown_run(lane).map(|run| run.elapsed_ms);
    let freeze = move || session.shown_run(lane).and_then(|run| run.longest_freeze_ms);
    let so_far = move || {
        let (started_ms, frames) = lane.strip.with(|strip| (strip.started_ms, strip.frame_gaps.span()));
        let is_running = lane.phase.get().is_running();
        started_ms.zip(frames).filter(|_| is_running).map(|(started_ms, frames)| frames.to_ms - started_ms)
    };
    let reading_or_dash = |ms: Option<f64>| ms.map_or_else(|| "–".to_owned(), reading);
    let is_short = move || freeze().is_some_and(|ms| ms < NOTICEABLE_MS);
    let short = move || if is_short() { "too short to notice" } else { "" }.to_owned();
    let elapsed_view = el("dd")
        .dyn_attr("data-elapsed-ms", move || elapsed().map(millis))
        .dyn_text(move || reading_or_dash(elapsed().or_else(so_far)));
    let freeze_view = el("dd")
        .dyn_attr("data-longest-freeze-ms", move || freeze().map(millis))
        .dyn_text(move || reading_or_dash(freeze()));
    let numbers =
        el("dl").class("sc-numbers").child(el("div").child(el("dt").text("Elapsed")).child(elapsed_view)).child(
            el("div")
                .child(el("dt").text("Longest freeze"))
                .child(freeze_view)
                .child(el("dd").class("sc-short").dyn_text(short)),
        );
    fragment().child(numbers).child(remarks(controller, lane))
}

/// The run's times, findings and remarks, below the numbers.
fn remarks(controller: Controller, lane: Lane) -> El {
    let session = controller.session;
    let when = move || session.shown_run(lane).map_or_else(String::new, |run| when(&run));
    let remarks = move || {
        let Some(run) = session.shown_run(lane) else { return fragment() };
        let is_other = session.plan.with(|plan| !plan.counts_like(&run.plan));
        let plan = || controller.loader.text_from(|views| format!(" ({})", (views.describe_sleepers)(&run.plan)));
        let other_plan = is_other.then(|| format!("These numbers belong to another plan{}.", plan()));
        notices(other_plan.into_iter().chain(run.remarks.iter().cloned()))
    };
    let found = move || {
        let sync = session.last_run(Mode::Sync);
        let findings = |run: Arc<Run>| controller.loader.text_from(|views| (views.found)(&run, sync.as_deref()));
        session.shown_run(lane).map_or_else(String::new, findings)
    };
    let when = el("p").class("sc-when").dyn_text(when);
    el("div").child(when).text(" ").child(el("p").class("sc-found").dyn_text(found)).text(" ").dynamic(remarks)
}

/// The wall-clock times of the run's start and end, and its outcome unless it is done.
fn when(run: &Run) -> String {
    let times = format!("{} → {}", time_of_day(&run.started_at), time_of_day(&run.ended_at));
    match run.outcome {
        Outcome::Done => times,
        Outcome::Stopped => format!("{times}, stopped"),
        Outcome::Failed => format!("{times}, failed"),
    }
}
