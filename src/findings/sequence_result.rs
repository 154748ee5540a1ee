//! The outcome of a sequence as the page tells it at its end: two runs as bars on one scale, and sentences.

use crate::exercise::format::{duration, seconds_read};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::metrics::bears_out;
use crate::findings::prediction::{Answer, Question};
use crate::findings::run::{Outcome, Run};
use crate::findings::sequence::{Ending, Sequence};
use crate::findings::sequence_text::not_started;
use crate::findings::takeaway::{appearance, bar_word, guess_answer, takeaway, takeaway_alone};
use crate::findings::timeline::scale_ms;
use crate::findings::verdict::stopped;

/// The most sleeps that are written as a sum.
const MOST_ADDED: usize = 4;

/// A run as a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The name of its mode.
    pub title: String,
    /// Whether its mode freezes the page.
    pub is_warm: bool,
    /// Its elapsed time: "5.0 s".
    pub time: String,
    /// What became of it or of the page: "frozen", "alive", "stopped".
    pub state: &'static str,
    /// Its length, as a part of the longest bar.
    pub part: f64,
}

/// The runs to show: the first lane's, and the one that ran last. Of `runs`, the last run of each lane in the order of the lanes,
/// these are of the plan of `last`.
pub fn shown<'a>(runs: &[&'a Run], last: &'a Run) -> Vec<&'a Run> {
    let mut others = runs.iter().filter(|run| is_comparable(run, last)).copied();
    let place = |mode: Mode| runs.iter().position(|run| run.mode == mode);
    match others.next() {
        None => vec![last],
        Some(first) if place(first.mode) < place(last.mode) => vec![first, last],
        // The first lane ran last: the other one is the lane that ran before it.
        Some(first) => {
            let other = others.fold(first, |one, run| if run.ended_at > one.ended_at { run } else { one });
            vec![last, other]
        }
    }
}

/// The runs as bars on one scale.
pub fn bars(runs: &[&Run]) -> Vec<Bar> {
    let scale_ms = runs.first().map_or(0.0, |run| scale_ms(&run.plan));
    let longest_ms = runs.iter().map(|run| run.elapsed_ms).fold(scale_ms, f64::max);
    let bar = |run: &&Run| Bar {
        title: run.title().into_owned(),
        is_warm: run.mode.about().blocks,
        time: seconds_read(run.elapsed_ms),
        state: bar_word(run),
        part: run.elapsed_ms / longest_ms,
    };
    runs.iter().map(bar).collect()
}

/// What the runs show: two of them in comparison, a single one by itself.
pub fn compared(runs: &[&Run]) -> String {
    match *runs {
        [first, last] => takeaway(first, last),
        [run] => takeaway_alone(run),
        _ => String::new(),
    }
}

/// Why a sequence ended early, or what became of a press of Stop; `None` if every lane has run. `plan` is the plan that they ran,
/// `late_stop` the sentence about a Stop that came too late, `start_error` the one about a run that could not begin.
pub fn why_ended(
    sequence: &Sequence,
    plan: &Plan,
    last: Option<&Run>,
    late_stop: Option<String>,
    start_error: Option<String>,
) -> Option<String> {
    let ending = sequence.ending()?;
    let rest = not_started(plan, sequence.rest());
    let why = match (ending, last) {
        _ if late_stop.is_some() => return late_stop,
        (Ending::Done, _) => return None,
        (Ending::Failed, _) if start_error.is_some() => start_error?,
        (Ending::Failed, Some(run)) => {
            format!("{} failed after {}.", run.title(), seconds_read(run.elapsed_ms))
        }
        (Ending::Failed, None) => "It failed.".to_owned(),
        (Ending::Stopped, Some(run)) if run.outcome == Outcome::Stopped => stopped(run),
        (Ending::Stopped, _) => "You pressed Stop.".to_owned(),
        (Ending::Edited, _) => "You changed the plan.".to_owned(),
        (Ending::Hidden, _) => "This page was hidden.".to_owned(),
    };
    Some(format!("{why} {rest}").trim_end().to_owned())
}

/// What explains the result, the most important first: what became of the guess, why `last` took as long as it did, when the next step
/// appeared in it, and the runs that have no bar.
pub fn explained(runs: &[&Run], shown: &[&Run], last: &Run, sequence: &Sequence) -> Vec<String> {
    let guess = guessed(runs, last, sequence);
    let appeared = if guess.is_none() { appearance(last) } else { None };
    let appeared = appeared.map(|appeared| match shown.len() {
        1 => appeared,
        _ => format!("In {}, {appeared}", last.title()),
    });
    let others = others(runs, shown, last);
    guess.into_iter().chain(reason(last)).chain(appeared).chain(others).collect()
}

/// The guess beside what was measured: "You guessed “After 8”, but 9 appeared at 0.02 s, while 8 still slept." A guess about another lane than
/// that of `last` counts if `sequence` has run it. `None` without a guess, or if the runs do not show it.
fn guessed(runs: &[&Run], last: &Run, sequence: &Sequence) -> Option<String> {
    let is_about = |run: &&&Run| sequence.has_run(run.mode) && is_comparable(run, last);
    let (run, seen) = [&last].into_iter().chain(runs.iter().filter(is_about)).find_map(|run| {
        let Answer::Seen(seen) = run.predicted.answer(Question::Seen)? else { return None };
        Some((*run, seen)).filter(|(run, _)| run.outcome == Outcome::Done)
    })?;
    guess_answer(run, &seen.text(&run.plan), bears_out(run, Answer::Seen(seen)), run.mode != last.mode)
}

/// How the sleeps of a run make up its time: "One sleep after another: 3 s + 2 s." `None` if nobody slept.
fn reason(run: &Run) -> Option<String> {
    let lengths: Vec<_> = run.plan.sleepers().map(|(_, ms)| duration(ms.into())).take(MOST_ADDED + 1).collect();
    let (total_ms, expected_ms) = (run.plan.total_ms(), run.mode.expected_ms(&run.plan));
    let total = duration(total_ms);
    let reason = match lengths.len() {
        number if number == 0 || !run.mode.sleeps() => return None,
        1 => format!("Its one sleep: {total}."),
        _ if expected_ms < total_ms => format!("Its sleeps overlap: {}, not {total}.", duration(expected_ms)),
        2..=MOST_ADDED => format!("One sleep after another: {}.", lengths.join(" + ")),
        _ => format!("One sleep after another: {total} in all."),
    };
    Some(reason)
}

/// "Async, together: 3.0 s, alive.", for each run of the plan of `last` that has no bar. `None` if each has one.
fn others(runs: &[&Run], shown: &[&Run], last: &Run) -> Option<String> {
    let is_other = |run: &&&Run| is_comparable(run, last) && shown.iter().all(|shown| shown.mode != run.mode);
    let told = |run: &&Run| format!("{}: {}, {}.", run.title(), seconds_read(run.elapsed_ms), bar_word(run));
    let others: Vec<_> = runs.iter().filter(is_other).map(told).collect();
    (!others.is_empty()).then(|| others.join(" "))
}

/// Whether another run can be shown beside `last`.
fn is_comparable(run: &Run, last: &Run) -> bool {
    run.mode != last.mode && run.outcome == Outcome::Done && run.plan.counts_like(&last.plan)
}
