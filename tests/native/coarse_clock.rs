//! Runs that were measured with a coarse clock: what is within its step is claimed by no sentence.

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::metrics::bears_out;
use sleep_count::findings::prediction::{Answer, Seen};
use sleep_count::findings::run::Run;
use sleep_count::findings::takeaway::takeaway;
use sleep_count::findings::validate::is_sound;
use sleep_count::findings::verdict::verdict;

use crate::made::{plan, run};

/// The run as a clock with steps of `step_ms` tells it, in which each sleep ends with a step.
fn stepped(mode: Mode, query: &str, step_ms: f64) -> Run {
    let mut run = run(mode, &plan(query));
    let told = |ms: f64| (ms / step_ms).floor() * step_ms;
    run.clock_resolution_ms = step_ms;
    let sleepers = if mode.about().adds_up { run.plan.sleepers().count() } else { 1 };
    let late_ms = (told(run.elapsed_ms) + step_ms - run.elapsed_ms) * sleepers as f64;
    run.elapsed_ms = told(run.elapsed_ms + late_ms);
    run.events.iter_mut().for_each(|event| event.at_ms = told(event.at_ms));
    run.shown_ms.iter_mut().for_each(|shown_ms| *shown_ms = shown_ms.map(told));
    run
}

#[test]
fn a_time_within_a_step_is_not_told_as_exact_or_as_late() {
    let exactly = "as exactly as this browser tells the time.";
    for (mode, query, sentence) in [
        (Mode::AsyncTogether, "?count=3&sleep=2:0.3", format!("Async, together took 0.4 s: its one sleep, {exactly}")),
        (
            Mode::AsyncTogether,
            "?count=3&sleep=1:0.3,2:0.2",
            format!("Async, together took 0.4 s: its longest sleep, {exactly}"),
        ),
        (
            Mode::AsyncInTurn,
            "?count=30&sleep=1-30:0.01",
            format!("Async, in turn took 3.3 s: its sleeps added up, {exactly}"),
        ),
        (Mode::Sync, "?count=30&sleep=1-30:0.01", format!("Sync took 3.3 s: its sleeps added up, {exactly}")),
    ] {
        assert_eq!(verdict(&stepped(mode, query, 100.0), None)[0], sentence);
    }
    let late = Run { elapsed_ms: 700.0, ..stepped(Mode::AsyncTogether, "?count=3&sleep=2:0.3", 100.0) };
    assert_eq!(
        verdict(&late, None)[0],
        "Async, together took 0.7 s, 0.4 s longer than its sleeps explain: something else kept it."
    );
}

#[test]
fn a_difference_of_a_step_is_no_difference() {
    let [sync, together] = [Mode::Sync, Mode::AsyncTogether].map(|mode| stepped(mode, "?count=3&sleep=2:0.3", 100.0));
    let later = Run { elapsed_ms: sync.elapsed_ms + 200.0, ..sync };
    assert_eq!(takeaway(&later, &together), "Same plan: no less waiting, but the page stayed alive.");
    let fine = Run { clock_resolution_ms: 0.0, ..later.clone() };
    assert!(takeaway(&fine, &Run { clock_resolution_ms: 0.0, ..together.clone() }).contains("0.2 s less waiting"));
    let seen = |clock_resolution_ms| {
        verdict(&Run { clock_resolution_ms, shown_ms: vec![Some(480.0); 5], ..later.clone() }, None)
    };
    let is_late = [100.0, 0.0].map(|step_ms| seen(step_ms).join(" ").contains("nobody could see it"));
    assert_eq!(is_late, [false, true]);
}

#[test]
fn a_guess_is_not_wrong_by_less_than_a_step() {
    let together = stepped(Mode::AsyncTogether, "?count=3&sleep=2:0.08", 100.0);
    let drawn_late = Run { shown_ms: vec![Some(100.0); 5], ..together };
    for seen in [Seen::WhileAsleep, Seen::RightAfter] {
        assert_eq!(bears_out(&drawn_late, Answer::Seen(seen)), Some(true), "{seen:?}");
    }
}

#[test]
fn a_run_on_a_coarse_clock_is_sound() {
    for mode in Mode::ALL {
        for step_ms in [16.7, 100.0] {
            let run = stepped(mode, "?count=5&sleep=2:1,4:0.4", step_ms);
            assert!(is_sound(&run), "{mode:?} in steps of {step_ms} ms");
            // A gap that is not noticeable is not listed.
            if !mode.about().blocks {
                assert!(is_sound(&Run { longest_freeze_ms: Some(83.4), ..run }), "{mode:?}");
            }
        }
    }
}
