//! The two numbers of a lane: how long it took, and how long the page was frozen.

use crate::browser::dates::time_of_day;
use crate::exercise::format::{millis, reading};
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::run::{Outcome, Run};
use crate::page::dom::element::{El, el, fragment, notices};
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// Elapsed and longest freeze, when that was, and what keeps it from being compared.
pub fn lane_numbers(controller: Controller, lane: Lane) -> El {
    let _session = controller.session;
    let run = lane.run;
    let elapsed = move || run.with(|run| run.as_ref().map(|run| run.elapsed_ms));
    let freeze = move || run.with(|run| run.as_ref().and_then(|run| run.longest_freeze_ms));
    let so_far = move || {
        let (started_ms, beats) = lane.strip.with(|beat| (beat.started_ms, beat.pulse.span()));
        let is_on = lane.phase.get().is_running();
        started_ms.zip(beats).filter(|_| is_on).map(|(from_ms, beats)| beats.to_ms - from_ms)
    };
    let told = |ms: Option<f64>| ms.map_or_else(|| "–".to_owned(), reading);
    let is_short = move || freeze().is_some_and(|ms| ms < NOTICEABLE_MS);
    let short = move || if is_short() { "too short to notice" } else { "" }.to_owned();
    let elapsed_told = el("dd")
        .dyn_attr("data-elapsed-ms", move || elapsed().map(millis))
        .dyn_text(move || told(elapsed().or_else(so_far)));
    let freeze_told =
        el("dd").dyn_attr("data-longest-freeze-ms", move || freeze().map(millis)).dyn_text(move || told(freeze()));
    let numbers =
        el("dl").class("sc-numbers").child(el("div").child(el("dt").text("Elapsed")).child(elapsed_told)).child(
            el("div")
                .child(el("dt").text("Longest freeze"))
                .child(freeze_told)
                .child(el("dd").class("sc-short").dyn_text(short)),
        );
    fragment().child(numbers).child(remarks(controller, lane))
}

/// The muted lines beneath the numbers.
fn remarks(controller: Controller, lane: Lane) -> El {
    let session = controller.session;
    let when = move || lane.run.with(|run| run.as_deref().map_or_else(String::new, when));
    let remarks = move || {
        let Some(run) = lane.run.get() else { return fragment() };
        let is_other = session.plan.with(|plan| !plan.counts_like(&run.plan));
        let plan = || controller.loader.text_from(|views| format!(" ({})", (views.describe_sleepers)(&run.plan)));
        let other_plan = is_other.then(|| format!("These numbers belong to another plan{}.", plan()));
        notices(other_plan.into_iter().chain(run.remarks.iter().cloned()))
    };
    let found = move || {
        let sync = session.lane(Mode::Sync).finished.get();
        let told = |run: &Run| controller.loader.text_from(|views| (views.found)(run, sync.as_deref()));
        lane.run.with(|run| run.as_deref().map_or_else(String::new, told))
    };
    let when = el("p").class("sc-when").dyn_text(when);
    el("div").child(when).text(" ").child(el("p").class("sc-found").dyn_text(found)).text(" ").dynamic(remarks)
}

/// From when to when, by the wall clock, and how it ended where it did not come to its end.
fn when(run: &Run) -> String {
    let times = format!("{} → {}", time_of_day(&run.started_at), time_of_day(&run.ended_at));
    match run.outcome {
        Outcome::Done => times,
        Outcome::Stopped => format!("{times}, stopped"),
        Outcome::Failed => format!("{times}, failed"),
    }
}
