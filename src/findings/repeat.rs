//! Statistics of repeated runs: their spread, and how late their sleeps ended.

use crate::exercise::format::{grouped, seconds_read, tenths};
use crate::exercise::mode::Mode;
use crate::findings::remark::forbids_comparison;
use crate::findings::run::{Outcome, Run};
use crate::findings::slept::done_sleeps;

/// Sentences on several runs of one plan in one mode. Only complete runs that nothing disturbed count, such as a hidden tab;
/// empty if there are fewer than two.
pub fn summary<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Vec<String> {
    let is_disturbed = |run: &Run| run.remarks.iter().any(|remark| forbids_comparison(remark));
    let runs: Vec<_> = runs.into_iter().filter(|run| run.outcome == Outcome::Done && !is_disturbed(run)).collect();
    let [first, _, ..] = runs[..] else { return Vec::new() };
    let late: Vec<_> = runs.iter().flat_map(|run| lateness(run)).collect();
    let mut sentences = vec![elapsed(&runs)];
    if !late.is_empty() {
        sentences.push(describe_lateness(late, first.mode));
    }
    sentences
}

/// "3 runs took 5.0 s at the median. The shortest and the longest are 14.2 ms apart."
fn elapsed(runs: &[&Run]) -> String {
    let mut elapsed: Vec<_> = runs.iter().map(|run| run.elapsed_ms).collect();
    elapsed.sort_by(f64::total_cmp);
    let spread_ms = elapsed[elapsed.len() - 1] - elapsed[0];
    let (number, took) = (grouped(runs.len() as u64), seconds_read(median(&elapsed)));
    format!("{number} runs took {took} at the median. The shortest and the longest are {} apart.", tenths(spread_ms))
}

/// "Sleeps lasted 1.2 ms longer than asked at the median, 4.8 ms at most. …"
fn describe_lateness(mut late_ms: Vec<f64>, mode: Mode) -> String {
    late_ms.sort_by(f64::total_cmp);
    let (median, most) = (tenths(median(&late_ms)), tenths(late_ms[late_ms.len() - 1]));
    format!("Sleeps lasted {median} longer than asked at the median, {most} at most. {}", cause(mode))
}

/// How much longer each sleep lasted than its plan asks, in ms; at least 0, since a coarse clock can measure too little.
fn lateness(run: &Run) -> impl Iterator<Item = f64> {
    let sleeps = done_sleeps(run).filter(|_| run.mode.sleeps());
    sleeps.map(|slept| (slept.length_ms() - f64::from(run.plan.sleep_of(slept.step))).max(0.0))
}

/// Why sleeps last longer than their plan asks.
const fn cause(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync | Mode::AsyncBlocking => "A busy wait looks at the clock again and again, so it notices at once.",
        Mode::AsyncInTurn | Mode::AsyncTogether | Mode::AsyncForgotten | Mode::AsyncLimited => {
            "A timer only asks to be called back: in whole milliseconds, never too early, and not before the thread is free."
        }
        Mode::Threads => {
            "A worker looks at its clock again and again; its answer still has to reach the page, and its core may be taken."
        }
    }
}

/// The median of sorted values.
fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { f64::midpoint(sorted[middle - 1], sorted[middle]) }
}
