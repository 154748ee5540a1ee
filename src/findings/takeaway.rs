//! What one or two runs show, in a sentence: how two compare, and when the next step appeared.

use crate::exercise::format::{difference_read, moment_read};
use crate::exercise::labels::quoted;
use crate::exercise::log::EventKind;
use crate::findings::metrics::{NEAR_MS, PageDuring, first_done_ms, next_printed_ms, next_shown_ms, page_during, when};
use crate::findings::remark::{Remark, forbids_comparison};
use crate::findings::run::{Outcome, Run};
use crate::findings::verdict::{SLACK_MS, busy, frozen, names_freeze, verdict};

/// What the first and the last run show: "Same plan: 2 s less waiting, and the page stayed alive."; or why they can't be compared.
pub fn takeaway(first: &Run, last: &Run) -> String {
    match gain(first, last) {
        Ok(gain) => format!("Same plan: {gain}"),
        Err(reason) => reason,
    }
}

/// What one run by itself shows: how long it took, and what became of the page.
pub fn takeaway_alone(run: &Run) -> String {
    let took = verdict(run, None).into_iter().next().unwrap_or_default();
    let page = match page_during(run) {
        _ if run.outcome != Outcome::Done || names_freeze(run) => String::new(),
        PageDuring::Unknown => NOT_MEASURED.to_owned(),
        _ if run.mode.about().blocks => frozen(run),
        PageDuring::Alive => "The page never froze.".to_owned(),
        _ => busy(run),
    };
    format!("{took} {page}").trim_end().to_owned()
}

/// The part of the elapsed time by which two runs may differ that should take as long.
const NOISE: f64 = 0.05;

const NOT_MEASURED: &str = "Whether the page stayed alive was not measured.";

/// The word beside the bar of a run.
pub fn bar_word(run: &Run) -> &'static str {
    match (run.outcome, page_during(run)) {
        (Outcome::Stopped, _) => "stopped",
        (Outcome::Failed, _) => "failed",
        (Outcome::Done, PageDuring::Frozen(_)) => "frozen",
        (Outcome::Done, PageDuring::Alive | PageDuring::Paused(_)) => "alive",
        (Outcome::Done, PageDuring::Unknown) => "freeze not measured",
    }
}

/// What the second of two runs gains over the first: "2 s less waiting, and the page stayed alive."; or why they can't be compared.
pub fn gain(first: &Run, last: &Run) -> Result<String, String> {
    if let Some(reason) = [first, last].into_iter().find_map(incomparable) {
        return Err(reason);
    }
    if !first.plan.counts_like(&last.plan) {
        return Err("They counted different plans, so don't compare them.".to_owned());
    }
    if first.plan.total_ms() == 0 {
        return Err("Nobody slept, so there was nothing to wait for.".to_owned());
    }
    let (waiting, is_less) = waiting(first, last);
    if !last.mode.sleeps() {
        return Ok(format!("{waiting}, but only because nobody slept."));
    }
    if !first.mode.sleeps() {
        return Ok(format!("{waiting}, because nobody slept in {}.", first.title()));
    }
    let (page, is_good) = match (page_during(first), page_during(last)) {
        (_, PageDuring::Paused(_)) => return Ok([format!("{waiting}."), busy(last)].join(" ").trim_end().to_owned()),
        (_, PageDuring::Unknown) => return Ok(format!("{waiting}. {NOT_MEASURED}")),
        (PageDuring::Alive, PageDuring::Alive) => ("the page stayed alive both times", true),
        (_, PageDuring::Alive) => ("the page stayed alive", true),
        (PageDuring::Frozen(_), PageDuring::Frozen(_)) => ("the page froze as well", false),
        (_, PageDuring::Frozen(_)) => ("the page froze", false),
    };
    let and = if is_less == is_good { "and" } else { "but" };
    Ok(format!("{waiting}, {and} {page}."))
}

/// The comparison of two runs: "From Sync to Async, together: 2 s less waiting, and the page stayed alive." `None` if they can't be
/// compared, or nobody slept.
pub fn pair(sync: &Run, other: &Run) -> Option<String> {
    let titles = [sync, other].map(|run| run.title());
    gain(sync, other).ok().map(|gain| format!("From {} to {}: {gain}", titles[0], titles[1]))
}

/// How much less or more waiting there was, and whether it was less.
fn waiting(first: &Run, last: &Run) -> (String, bool) {
    let (first_ms, last_ms) = (first.elapsed_ms, last.elapsed_ms);
    let [first_expected, last_expected] = [first, last].map(|run| run.mode.expected_ms(&run.plan));
    // Where both should take as long, a small part of it is what the device makes of it.
    let noise_ms = if first_expected == last_expected { NOISE * first_ms.max(last_ms) } else { 0.0 };
    let slack_ms = SLACK_MS.max(noise_ms) + first.clock_resolution_ms.max(last.clock_resolution_ms);
    let is_noticeable = (first_ms - last_ms).abs() > slack_ms;
    let [less, more] = [(first_ms, last_ms), (last_ms, first_ms)]
        .map(|(from_ms, to_ms)| difference_read(from_ms, to_ms).filter(|_| is_noticeable));
    match (less, more) {
        (Some(less), _) => (format!("{less} less waiting"), true),
        (None, Some(more)) => (format!("{more} more waiting"), false),
        (None, None) => ("no less waiting".to_owned(), false),
    }
}

/// Why a run can't be compared with any other; `None` if it can.
fn incomparable(run: &Run) -> Option<String> {
    let (title, at) = (run.title(), moment_read(run.elapsed_ms));
    let hidden = Remark::Hidden.to_string();
    match run.outcome {
        Outcome::Failed => Some(format!("{title} failed at {at}, so there is nothing to compare.")),
        Outcome::Stopped => Some(format!("{title} was stopped at {at}, so there is nothing to compare.")),
        Outcome::Done if run.remarks.contains(&hidden) => {
            Some(format!("The tab was hidden during {title}, so don't compare these times."))
        }
        Outcome::Done if run.remarks.iter().any(|remark| forbids_comparison(remark)) => {
            Some(format!("Something outside this page disturbed {title}, so don't compare these times."))
        }
        Outcome::Done => None,
    }
}

/// What became of a guess about when the next step would appear: "You guessed “After 8”, but 9 appeared at 0.02 s, while 8 still
/// slept."
/// `guess` is the answer in words, `is_right` whether the run bears it out, `names_lane` whether to say which lane it was about.
/// `None` if the plan has no such step, or the record lacks its events.
pub fn guess_answer(run: &Run, guess: &str, is_right: Option<bool>, names_lane: bool) -> Option<String> {
    let about = if names_lane { format!(" for {}", run.title()) } else { String::new() };
    let end = match is_right {
        Some(true) => ", and so it was:",
        Some(false) => ", but",
        None => ".",
    };
    Some(format!("You guessed {}{about}{end} {}", quoted(guess), appearance(run)?))
}

/// When the next step appeared: "9 appeared at 0.02 s, while 8 still slept." `None` if the plan has no such step, or the record lacks
/// its events.
pub fn appearance(run: &Run) -> Option<String> {
    let next = run.plan.name(run.plan.next_awake()?);
    let (sleeper, _) = run.plan.sleepers().next()?;
    let at_end = moment_read(run.elapsed_ms);
    let measured = match (next_shown_ms(run), next_printed_ms(run), run.outcome) {
        (Some(shown_ms), ..) => {
            format!("{next} appeared at {}{}.", moment_read(shown_ms), beside(run, sleeper, shown_ms))
        }
        (None, Some(printed_ms), _) => {
            format!("{next} ran at {}; when it appeared was not measured.", moment_read(printed_ms))
        }
        (None, None, Outcome::Stopped) => format!("The run was stopped at {at_end}, before {next} came."),
        (None, None, Outcome::Failed) => format!("The run failed at {at_end}, before {next} came."),
        (None, None, Outcome::Done) => return None,
    };
    Some(measured)
}

/// What the first sleeper did when the next step appeared, as the end of a sentence.
fn beside(run: &Run, sleeper: u32, shown_ms: f64) -> String {
    let name = run.plan.name(sleeper);
    let done_ms = first_done_ms(run);
    let has_slept = when(run, sleeper, EventKind::SleepStarted).is_some_and(|started_ms| started_ms <= shown_ms);
    let is_over = run.outcome == Outcome::Done && shown_ms >= run.elapsed_ms - NEAR_MS;
    match done_ms {
        _ if !run.mode.sleeps() => format!(", and {name} never slept"),
        None if has_slept => format!(", while {name} still slept"),
        None => String::new(),
        Some(done_ms) if shown_ms < done_ms => format!(", while {name} still slept"),
        Some(done_ms) if is_over && done_ms < run.elapsed_ms - NEAR_MS => ", after everything".to_owned(),
        Some(_) => format!(", after {name} was done"),
    }
}
