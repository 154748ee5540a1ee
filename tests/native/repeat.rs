//! Repeated runs: median, spread, and the lateness of sleeps.

use sleep_count::exercise::log::EventKind;
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::remark::Remark;
use sleep_count::findings::repeat::summary;
use sleep_count::findings::run::{Outcome, Run};

use crate::made::{plan, run};

/// A run in which every sleep lasts `late_ms` longer than asked.
fn late(mode: Mode, link: &str, late_ms: f64) -> Run {
    let mut run = run(mode, &plan(link));
    let mut later_ms = 0.0;
    for event in &mut run.events {
        if event.kind == EventKind::SleepDone {
            later_ms += late_ms;
        }
        event.at_ms += later_ms;
    }
    run.elapsed_ms += later_ms;
    run
}

#[test]
fn the_summary_has_median_and_spread_of_the_runs_and_lateness_of_the_sleeps() {
    let runs = [4.8, 0.0, 1.2].map(|late_ms| late(Mode::AsyncInTurn, "?count=3&sleep=2:1", late_ms));
    assert_eq!(
        summary(&runs),
        [
            "3 runs took 1.0 s at the median. The shortest and the longest are 4.8 ms apart.",
            "Sleeps lasted 1.2 ms longer than asked at the median, 4.8 ms at most. A timer only asks to be called back: in \
             whole milliseconds, never too early, and not before the thread is free.",
        ]
    );
    assert!(
        summary(&runs[..2])[1].starts_with("Sleeps lasted 2.4 ms longer than asked at the median, 4.8 ms at most.")
    );
}

#[test]
fn each_mode_has_its_own_cause_of_lateness() {
    let sentences =
        |mode| summary(&[late(mode, "?count=3&sleep=2:1", 1.0), late(mode, "?count=3&sleep=2:1", 1.0)])[1].clone();
    assert_eq!(sentences(Mode::Sync), sentences(Mode::AsyncBlocking));
    assert_eq!(sentences(Mode::AsyncInTurn), sentences(Mode::AsyncTogether));
    assert!(
        sentences(Mode::Sync) != sentences(Mode::AsyncInTurn)
            && sentences(Mode::Threads) != sentences(Mode::AsyncInTurn)
    );
}

#[test]
fn one_run_or_stopped_or_hidden_runs_give_no_summary() {
    let done = late(Mode::Sync, "?count=3&sleep=2:1", 1.0);
    let stopped = Run { outcome: Outcome::Stopped, ..done.clone() };
    assert_eq!(summary(std::slice::from_ref(&done)), [""; 0]);
    assert_eq!(summary(&[done.clone(), stopped]), [""; 0]);
    let hidden = Run { remarks: vec![Remark::Hidden.to_string()], ..late(Mode::Sync, "?count=3&sleep=2:1", 900.0) };
    assert_eq!(summary(&[done.clone(), hidden.clone()]), [""; 0]);
    assert_eq!(summary(&[done.clone(), hidden, done.clone()]), summary(&[done.clone(), done]));
}

#[test]
fn without_sleeps_no_lateness_is_given() {
    assert_eq!(summary(&[run(Mode::Sync, &plan("?count=3")), run(Mode::Sync, &plan("?count=3"))]).len(), 1);
}
