//! The two numbers of a lane: how long it took, and how long the page was frozen.

use leptos::prelude::*;

use crate::browser::dates::time_of_day;
use crate::exercise::figures::{millis, reading};
use crate::exercise::mode::Mode;
use crate::findings::pulse::NOTICEABLE_MS;
use crate::findings::run::{Outcome, Run};
use crate::findings::told_plan::known_by;
use crate::page::dynamic::{attribute, nothing, notices, part, text};
use crate::page::lane_state::{LaneSignals, LaneState};
use crate::page::session::Session;

/// Elapsed and longest freeze, when that was, and what keeps it from being compared.
#[component]
pub fn LaneNumbers(
    /// The lane.
    lane: LaneSignals,
) -> impl IntoView {
    let run = lane.run;
    let elapsed = move || run.with(|run| run.as_ref().map(|run| run.elapsed_ms));
    let freeze = move || run.with(|run| run.as_ref().and_then(|run| run.longest_freeze_ms));
    let so_far = move || {
        let (started_ms, beats) = lane.beat.with(|beat| (beat.started_ms, beat.pulse.beats()));
        let is_on = lane.state.get() == LaneState::Running;
        started_ms.zip(beats).filter(|_| is_on).map(|(from_ms, beats)| beats.to_ms - from_ms)
    };
    let unknown = || "–".to_owned();
    let is_short = move || freeze().is_some_and(|ms| ms < NOTICEABLE_MS);
    let short = text(move || if is_short() { "too short to notice" } else { "" }.to_owned());
    view! {
        <dl class="sc-numbers">
            <div>
                <dt>"Elapsed"</dt>
                <dd data-elapsed-ms=attribute(move || elapsed().map(millis))>
                    {text(move || elapsed().or_else(so_far).map_or_else(unknown, reading))}
                </dd>
            </div>
            <div>
                <dt>"Longest freeze"</dt>
                <dd data-longest-freeze-ms=attribute(move || freeze().map(millis))>
                    {text(move || freeze().map_or_else(unknown, reading))}
                </dd>
                <dd class="sc-short">{short}</dd>
            </div>
        </dl>
        <Remarks lane/>
    }
}

/// The muted lines beneath the numbers.
#[component]
fn Remarks(
    /// The lane.
    lane: LaneSignals,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let when = text(move || lane.run.with(|run| run.as_deref().map_or_else(String::new, when)));
    let remarks = move || {
        let Some(run) = lane.run.get() else { return nothing() };
        let is_other = session.plan.with(|plan| !plan.counts_like(&run.plan));
        let other_plan = is_other.then(|| format!("These numbers belong to another plan ({}).", known_by(&run.plan)));
        notices(other_plan.into_iter().chain(run.remarks.iter().cloned()))
    };
    let found = text(move || {
        let sync = session.lane(Mode::Sync).finished.get();
        let told = |run: &Run| session.rest.said(|later| (later.found)(run, sync.as_deref()));
        lane.run.with(|run| run.as_deref().map_or_else(String::new, told))
    });
    view! { <div><p class="sc-when">{when}</p> <p class="sc-found">{found}</p> {part(remarks)}</div> }
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
