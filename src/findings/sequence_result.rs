//! The outcome of a sequence as the page tells it at its end: two runs as bars on one scale, and sentences.

use crate::exercise::format::{seconds, seconds_read};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::metrics::bears_out;
use crate::findings::prediction::{Answer, Question};
use crate::findings::run::{Outcome, Run};
use crate::findings::sequence::{Ending, Sequence};
use crate::findings::sequence_text::not_started;
use crate::findings::takeaway::{appearance, bar_word, guess_answer, takeaway, takeaway_alone};
use crate::findings::verdict::stopped;

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
    let is_comparable =
        |run: &&&'a Run| run.mode != last.mode && run.outcome == Outcome::Done && run.plan.counts_like(&last.plan);
    let mut others = runs.iter().filter(is_comparable).copied();
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
    let longest_ms = runs.iter().map(|run| run.elapsed_ms).fold(1.0, f64::max);
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

/// The guess beside what was measured: "You guessed “After 8”. 9 appeared at 0.02 s, while 8 still slept." Without a guess, the second
/// sentence alone, about `last`. Empty if the runs do not show it.
pub fn guessed(runs: &[&Run], last: &Run) -> String {
    let guess = runs.iter().find_map(|run| match run.predicted.answer(Question::Seen)? {
        Answer::Seen(seen) if run.outcome == Outcome::Done && run.plan.counts_like(&last.plan) => Some((*run, seen)),
        _ => None,
    });
    let told = match guess {
        Some((run, seen)) => guess_answer(run, &seen.text(&run.plan), bears_out(run, Answer::Seen(seen))),
        None => appearance(last),
    };
    told.unwrap_or_default()
}

/// "All sleeps together 5 s, the longest 3 s."
pub fn sums(plan: &Plan) -> String {
    let (total_ms, longest_ms) = (plan.total_ms(), plan.longest_ms());
    match total_ms {
        0 => String::new(),
        _ if total_ms == longest_ms => format!("Its one sleep: {} s.", seconds(total_ms)),
        _ => format!("All sleeps together {} s, the longest {} s.", seconds(total_ms), seconds(longest_ms)),
    }
}
