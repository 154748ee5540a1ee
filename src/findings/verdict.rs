//! The verdict: sentences on what a run measured.

use crate::exercise::format::{duration, moment_read, seconds_read};
use crate::exercise::log::EventKind;
use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::NOTICEABLE_MS;
use crate::findings::freeze_text::is_whole_time;
use crate::findings::metrics::{PageDuring, first_done_ms, next_printed_ms, next_shown_ms, page_during, when};
use crate::findings::places;
use crate::findings::remark::forbids_comparison;
use crate::findings::run::{Outcome, Run, Workers};

/// The largest delay of a run beyond its sleeps that still counts as taking as long as they, in ms.
pub const SLACK_MS: f64 = 100.0;

/// Sentences on what a run showed. `sync` is a run of the same plan in sync mode, if there is one.
pub fn verdict(run: &Run, sync: Option<&Run>) -> Vec<String> {
    let title = run.title();
    let took = seconds_read(run.elapsed_ms);
    match run.outcome {
        Outcome::Stopped => return vec![stopped(run)],
        Outcome::Failed => {
            return vec![format!("{title} failed at {}, so this says nothing about it.", moment_read(run.elapsed_ms))];
        }
        Outcome::Done => {}
    }
    if run.plan.total_ms() == 0 {
        return vec![format!("{title} took {took}: nobody slept. That is your baseline.")];
    }
    let sentences = match run.mode {
        Mode::Sync => vec![format!("{title} took {took}{}", length_clause(run)), frozen(run), seen_late(run)],
        Mode::AsyncInTurn => vec![in_turn(run, sync), never_froze(run), busy(run)],
        Mode::AsyncTogether => {
            vec![
                format!("{title} took {took}{}", length_clause(run)),
                printed_early(run),
                seen_early(run),
                woke_first(run),
                busy(run),
            ]
        }
        Mode::AsyncBlocking => vec![blocking(run)],
        Mode::Threads => vec![threads(run), printed_early(run), seen_early(run), busy(run)],
        Mode::AsyncForgotten => {
            vec![format!("{title} took {took}: nobody slept. Each sleep was made and thrown away."), busy(run)]
        }
        Mode::AsyncLimited => {
            let places = places::sentence(run).unwrap_or_default();
            vec![
                format!("{title} took {took}{}", length_clause(run)),
                places,
                printed_early(run),
                seen_early(run),
                busy(run),
            ]
        }
    };
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

/// What a run that was stopped shows.
pub fn stopped(run: &Run) -> String {
    format!("Stopped at {}, so this says nothing about how long it would have taken.", moment_read(run.elapsed_ms))
}

/// The delay of a run beyond its sleeps that its clock and the page explain, in ms. On a coarse clock each sleep that others wait for may
/// last for a step more.
pub fn slack_ms(run: &Run) -> f64 {
    SLACK_MS + run.clock_resolution_ms * (run.mode.sleeps_in_a_row(&run.plan) + 1) as f64
}

/// The end of a sentence that explains the elapsed time by the sleeps.
fn length_clause(run: &Run) -> String {
    let expected_ms = run.mode.expected_ms(&run.plan) as f64;
    let (late_ms, is_one) = (run.elapsed_ms - expected_ms, run.plan.sleepers().nth(1).is_none());
    let is_coarse = run.clock_resolution_ms > 0.0;
    let (total, longest) = (run.plan.total_ms(), run.plan.longest_ms());
    let adds_up = run.mode.about().adds_up || expected_ms == total as f64;
    let [before, what] = match (adds_up, is_one) {
        _ if late_ms > slack_ms(run) => {
            return format!(", {} longer than its sleeps explain: something else kept it.", seconds_read(late_ms));
        }
        (false, false) if expected_ms > longest as f64 => {
            let [longest, total] = [longest, total].map(duration);
            return format!(": between its longest sleep, {longest}, and all of them together, {total}.");
        }
        (true, false) => [": ", "its sleeps added up"],
        (_, true) => [if is_coarse { ": " } else { ", as long as " }, "its one sleep"],
        (false, false) => [if is_coarse { ": " } else { ", as long as " }, "its longest sleep"],
    };
    let end = if is_coarse { ", as exactly as this browser tells the time." } else { "." };
    format!("{before}{what}{end}")
}

/// "The page was frozen the whole time."; empty if unknown.
pub fn frozen(run: &Run) -> String {
    match run.longest_freeze_ms {
        Some(ms) if ms < NOTICEABLE_MS => "The page froze too briefly to notice.".to_owned(),
        Some(ms) if is_whole_time(ms, run.elapsed_ms) => "The page was frozen the whole time.".to_owned(),
        Some(ms) => format!("The page was frozen for {}.", seconds_read(ms)),
        None => String::new(),
    }
}

/// "Threads took 3.1 s with 2 workers, which took 0.2 s to start. Async, together needed none."
fn threads(run: &Run) -> String {
    let (title, took) = (run.title(), seconds_read(run.elapsed_ms));
    run.workers.map_or_else(
        || format!("{title} took {took}{}", length_clause(run)),
        |Workers { number, start_ms }| {
            let workers = if number == 1 { "1 worker".to_owned() } else { format!("{number} workers") };
            let start = seconds_read(start_ms);
            let instead = Mode::AsyncTogether.about().title;
            format!("{title} took {took} with {workers}, which took {start} to start. {instead} needed none.")
        },
    )
}

/// "“Your status is ready” ran 3.0 s before “encoding” was done. …", if a step of a story did not wait for the step that
/// it depends on.
fn printed_early(run: &Run) -> String {
    let needs = run.plan.story().and_then(|story| story.needs);
    let early = needs.and_then(|(step, other)| {
        let early_ms = when(run, other, EventKind::Printed)? - when(run, step, EventKind::Printed)?;
        (early_ms > 0.0).then_some((run.plan.name(step), run.plan.name(other), early_ms))
    });
    early.map_or_else(String::new, |(step, other, early_ms)| {
        let (early, instead) = (seconds_read(early_ms), Mode::AsyncInTurn.about().title);
        format!(
            "{step} ran {early} before {other} was done. Fast, and not yet true. What depends on a result must \
             await it: that is {instead}."
        )
    })
}

/// "9 ran at 3.0 s; nobody could see it before 5.0 s.", if these times differ.
fn seen_late(run: &Run) -> String {
    let Some(((printed_ms, shown_ms), next)) = next_printed_ms(run).zip(next_shown_ms(run)).zip(run.plan.next_awake())
    else {
        return String::new();
    };
    let (next, printed, shown) = (run.plan.name(next), moment_read(printed_ms), moment_read(shown_ms));
    let is_late = shown_ms - printed_ms >= NOTICEABLE_MS + run.clock_resolution_ms && printed != shown;
    if is_late { format!("{next} ran at {printed}; nobody could see it before {shown}.") } else { String::new() }
}

/// "9 was on screen at 0.02 s, while 8 still slept."
fn seen_early(run: &Run) -> String {
    let seen = next_shown_ms(run).zip(first_done_ms(run)).filter(|(shown_ms, done_ms)| shown_ms < done_ms);
    match (seen, run.plan.next_awake(), run.plan.sleepers().next()) {
        (Some((shown_ms, _)), Some(next), Some((sleeper, _))) => {
            let [next, sleeper] = [next, sleeper].map(|step| run.plan.name(step));
            format!("{next} was on screen at {}, while {sleeper} still slept.", moment_read(shown_ms))
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
    let (title, took) = (run.title(), seconds_read(run.elapsed_ms));
    let sync = sync.filter(|sync| sync.outcome == Outcome::Done && sync.plan.counts_like(&run.plan));
    match sync {
        Some(sync) if sync.elapsed_ms <= run.elapsed_ms + slack_ms(run) => {
            format!("{title} took {took}, no faster than {}.", sync.mode.about().title)
        }
        _ => format!("{title} took {took}{}", length_clause(run)),
    }
}

fn never_froze(run: &Run) -> String {
    if page_during(run) == PageDuring::Alive { "But the page never froze." } else { "" }.to_owned()
}

/// "Your device was busy: pauses of up to 130 ms.", if a lane that does not block had such pauses and nothing else is known to be
/// the reason.
pub fn busy(run: &Run) -> String {
    let pauses_of = match page_during(run) {
        PageDuring::Paused(ms) => Some(pauses(ms)),
        _ => None,
    };
    let is_explained = run.remarks.iter().any(|remark| forbids_comparison(remark));
    pauses_of.filter(|_| !is_explained).map_or_else(String::new, |pauses| format!("Your device was busy: {pauses}."))
}

/// "pauses of up to 130 ms". Pauses are told to the ms below a second: tenths of a second would hide what they are.
pub fn pauses(longest_ms: f64) -> String {
    let whole_ms = longest_ms.round() as u64;
    let longest = if whole_ms < 1000 { format!("{whole_ms} ms") } else { seconds_read(longest_ms) };
    format!("pauses of up to {longest}")
}

/// Whether the first sentence on a run names its freeze, so that another need not.
pub fn names_freeze(run: &Run) -> bool {
    let is_told = run.outcome == Outcome::Done && run.plan.total_ms() > 0 && run.mode == Mode::AsyncBlocking;
    is_told && noticeable_ms(run).is_some()
}

fn noticeable_ms(run: &Run) -> Option<f64> {
    run.longest_freeze_ms.filter(|&ms| ms >= NOTICEABLE_MS)
}

fn blocking(run: &Run) -> String {
    let title = run.title();
    match noticeable_ms(run) {
        None => format!("{title} took {}{}", seconds_read(run.elapsed_ms), length_clause(run)),
        Some(ms) => {
            let froze = seconds_read(ms);
            format!("{title} froze the page for {froze}: without `await`, `async` does not help.")
        }
    }
}
