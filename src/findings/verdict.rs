//! The verdict: sentences on what a run measured, and on the reader's predictions.

use crate::exercise::format::{clock_seconds, reading};
use crate::exercise::log::EventKind;
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::metrics::{bears_out, first_done_ms, next_printed_ms, next_shown_ms, when};
use crate::findings::misconception::misconception;
use crate::findings::prediction::{Answer, Prediction, Question};
use crate::findings::run::{Outcome, Run, Workers};

/// The largest delay of a run beyond its sleeps that still counts as taking as long as they, in ms.
const SLACK_MS: f64 = 100.0;

/// Sentences on what a run showed. `sync` is a run of the same plan in sync mode, if there is one.
pub fn verdict(run: &Run, sync: Option<&Run>) -> Vec<String> {
    let title = run.mode.about().title;
    let took = reading(run.elapsed_ms);
    match run.outcome {
        Outcome::Stopped => {
            let at = clock_seconds(run.elapsed_ms);
            return vec![format!("Stopped at {at}, so this says nothing about how long it would have taken.")];
        }
        Outcome::Failed => return vec![format!("{title} failed after {took}, so this says nothing about it.")],
        Outcome::Done => {}
    }
    if run.plan.total_ms() == 0 {
        return vec![format!("{title} took {took}: nobody slept. That is your baseline.")];
    }
    let sentences = match run.mode {
        Mode::Sync => vec![format!("Sync took {took}{}", length_clause(run)), frozen(run), seen_late(run)],
        Mode::AsyncInTurn => vec![in_turn(run, sync), alive(run)],
        Mode::AsyncTogether => {
            vec![
                format!("{title} took {took}{}", length_clause(run)),
                printed_early(run),
                seen_early(run),
                woke_first(run),
            ]
        }
        Mode::AsyncBlocking => vec![blocking(run)],
        Mode::Threads => vec![threads(run), printed_early(run), seen_early(run)],
    };
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

/// The comparison of two runs of the same plan: "Same plan: 2.00 s less waiting, 4.98 s less freeze."
pub fn pair(sync: &Run, other: &Run) -> Option<String> {
    let are_done = sync.outcome == Outcome::Done && other.outcome == Outcome::Done;
    if !are_done || !sync.plan.counts_like(&other.plan) || sync.plan.total_ms() == 0 {
        return None;
    }
    let saved =
        |from: f64, to: f64, what: &str| (from - to > SLACK_MS).then(|| format!("{} less {what}", reading(from - to)));
    let waiting = saved(sync.elapsed_ms, other.elapsed_ms, "waiting");
    let freezes = sync.longest_freeze_ms.zip(other.longest_freeze_ms);
    let freeze = freezes.and_then(|(from, to)| saved(from, to, "freeze"));
    let parts: Vec<_> = waiting.into_iter().chain(freeze).collect();
    let titles = [sync, other].map(|run| run.mode.about().title);
    (!parts.is_empty()).then(|| format!("Same plan, from {} to {}: {}.", titles[0], titles[1], parts.join(", ")))
}

/// A sentence for each answer of a prediction, with the misconception behind a wrong one. Empty if the run is not done.
pub fn scores(run: &Run, prediction: &Prediction) -> Vec<String> {
    if run.outcome != Outcome::Done {
        return Vec::new();
    }
    let answers = [Question::Seen, Question::Elapsed, Question::Answered].map(|question| prediction.answer(question));
    answers.into_iter().flatten().filter_map(|answer| score(run, answer)).collect()
}

fn score(run: &Run, answer: Answer) -> Option<String> {
    let is_right = bears_out(run, answer)?;
    let guess = answer.text(&run.plan);
    let measured = match answer {
        Answer::Seen(_) => format!("It was seen at {}", clock_seconds(next_shown_ms(run)?)),
        Answer::Elapsed(_) => format!("It took {}", reading(run.elapsed_ms)),
        Answer::Answered(_) => format!("The page's longest freeze was {}", reading(run.longest_freeze_ms?)),
    };
    let quoted = if matches!(answer, Answer::Elapsed(_)) { guess } else { format!("“{guess}”") };
    let why = if is_right { None } else { misconception(run, answer) };
    Some(format!("You said {quoted}. {measured}.{}", why.map_or_else(String::new, |why| format!(" {why}"))))
}

/// The end of a sentence that explains the elapsed time by the sleeps.
fn length_clause(run: &Run) -> String {
    let expected_ms = run.mode.expected_ms(&run.plan) as f64;
    let (late_ms, is_one) = (run.elapsed_ms - expected_ms, run.plan.sleepers().nth(1).is_none());
    match (run.mode.about().adds_up, is_one) {
        _ if late_ms > SLACK_MS => {
            format!(", {} longer than its sleeps explain: something else kept it.", reading(late_ms))
        }
        (_, true) => ", as long as its one sleep.".to_owned(),
        (true, false) => ": its sleeps added up.".to_owned(),
        (false, false) => ", as long as its longest sleep.".to_owned(),
    }
}

fn frozen(run: &Run) -> String {
    run.longest_freeze_ms.map_or_else(String::new, |ms| format!("The page was frozen for {}.", reading(ms)))
}

/// "Threads took 3.05 s with 2 workers, which took 48 ms to start. Async, together needed none."
fn threads(run: &Run) -> String {
    let took = reading(run.elapsed_ms);
    run.workers.map_or_else(
        || format!("Threads took {took}{}", length_clause(run)),
        |Workers { number, start_ms }| {
            let workers = if number == 1 { "1 worker".to_owned() } else { format!("{number} workers") };
            let start = reading(start_ms);
            let instead = Mode::AsyncTogether.about().title;
            format!("Threads took {took} with {workers}, which took {start} to start. {instead} needed none.")
        },
    )
}

/// "“Your status is ready” was printed 3.00 s before “encoding” was done. …", if a step of a story did not wait for the step that
/// it depends on.
fn printed_early(run: &Run) -> String {
    let needs = run.plan.story().and_then(|story| story.needs);
    let early = needs.and_then(|(step, other)| {
        let early_ms = when(run, other, EventKind::Printed)? - when(run, step, EventKind::Printed)?;
        (early_ms > 0.0).then_some((run.plan.name(step), run.plan.name(other), early_ms))
    });
    early.map_or_else(String::new, |(step, other, early_ms)| {
        let (early, instead) = (reading(early_ms), Mode::AsyncInTurn.about().title);
        format!(
            "{step} was printed {early} before {other} was done. Fast, and not yet true. What depends on a result must \
             await it: that is {instead}."
        )
    })
}

/// "9 was printed at 3.00 s; nobody could see it before 5.02 s."
fn seen_late(run: &Run) -> String {
    let Some(((printed_ms, shown_ms), next)) = next_printed_ms(run).zip(next_shown_ms(run)).zip(run.plan.next_awake())
    else {
        return String::new();
    };
    let (next, printed, shown) = (run.plan.name(next), clock_seconds(printed_ms), clock_seconds(shown_ms));
    format!("{next} was printed at {printed}; nobody could see it before {shown}.")
}

/// "9 was shown at 0.02 s, while 8 still slept."
fn seen_early(run: &Run) -> String {
    let seen = next_shown_ms(run).zip(first_done_ms(run)).filter(|(shown_ms, done_ms)| shown_ms < done_ms);
    match (seen, run.plan.next_awake(), run.plan.sleepers().next()) {
        (Some((shown_ms, _)), Some(next), Some((sleeper, _))) => {
            let [next, sleeper] = [next, sleeper].map(|step| run.plan.name(step));
            format!("{next} was shown at {}, while {sleeper} still slept.", clock_seconds(shown_ms))
        }
        _ => String::new(),
    }
}

/// "12 fell asleep after 8 and woke first: waking follows the clock, not the queue."
fn woke_first(run: &Run) -> String {
    let woken: Vec<_> = run.events.iter().filter(|event| event.kind == EventKind::SleepDone).take(2).collect();
    match woken[..] {
        [first, second] if first.step > second.step => format!(
            "{} fell asleep after {} and woke first: waking follows the clock, not the queue.",
            run.plan.name(first.step),
            run.plan.name(second.step)
        ),
        _ => String::new(),
    }
}

fn in_turn(run: &Run, sync: Option<&Run>) -> String {
    let took = reading(run.elapsed_ms);
    let sync = sync.filter(|sync| sync.outcome == Outcome::Done && sync.plan.counts_like(&run.plan));
    match sync {
        Some(sync) if sync.elapsed_ms <= run.elapsed_ms + SLACK_MS => {
            format!("Async, in turn took {took}, no faster than Sync.")
        }
        _ => format!("Async, in turn took {took}{}", length_clause(run)),
    }
}

fn alive(run: &Run) -> String {
    match run.longest_freeze_ms {
        Some(ms) if ms < 2.0 * NOTICEABLE_MS => {
            format!("But the longest freeze was {}: the page stayed alive.", reading(ms))
        }
        Some(ms) if ms < run.plan.longest_ms() as f64 / 4.0 => {
            format!("The longest freeze was {}: for the rest the page stayed alive.", reading(ms))
        }
        Some(ms) => format!("The longest freeze was {}.", reading(ms)),
        None => String::new(),
    }
}

fn blocking(run: &Run) -> String {
    run.longest_freeze_ms.map_or_else(
        || format!("Async that blocks took {}{}", reading(run.elapsed_ms), length_clause(run)),
        |ms| {
            let froze = reading(ms);
            format!("It says async, and froze the page for {froze}. Async code lets go only where it awaits; this never does.")
        },
    )
}
