//! The replay: the lines printed and shown at a time, and the line of code that ran.

use proptest::prelude::*;
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::replay::{Doing, LineState, counts, doing, end_ms, sentence, sentence_in_terminal};
use sleep_count::findings::run::Run;
use sleep_count::sharing::code::running::running_line;
use sleep_count::sharing::code::{Language, program};

use crate::made::{exercise, plan, run};

#[test]
fn the_replay_of_the_exercise_has_a_sentence_for_each_time() {
    for (mode, t_ms, what, expected) in [
        (Mode::Sync, 1000.0, Doing::Sleeping, "Sync: 8 of 34 lines printed, none seen."),
        (Mode::Sync, 3000.0, Doing::Sleeping, "Sync: 14 of 34 lines printed, none seen."),
        (Mode::Sync, 5019.0, Doing::Over, "Sync: 34 of 34 lines printed, none seen."),
        (Mode::Sync, 5020.0, Doing::Over, "Sync: 34 of 34 lines printed, 34 seen."),
        (Mode::AsyncTogether, 1000.0, Doing::Sleeping, "Async, together: 30 of 34 lines printed, 30 seen."),
        (Mode::AsyncTogether, 2010.0, Doing::Sleeping, "Async, together: 32 of 34 lines printed, 30 seen."),
        (Mode::AsyncTogether, -1.0, Doing::Starting, "Async, together: none of 34 lines printed, none seen."),
    ] {
        assert_eq!((doing(&exercise(mode), t_ms), sentence(&exercise(mode), t_ms).as_str()), (what, expected));
    }
    let dawdling = Run { elapsed_ms: 5010.0, ..exercise(Mode::Sync) };
    assert_eq!(
        [4999.0, 5005.0, 5010.0].map(|t_ms| doing(&dawdling, t_ms)),
        [Doing::Sleeping, Doing::Printing, Doing::Over]
    );
    let slugs = [0.0, 3.0, 20.0].map(|t_ms| LineState::at(t_ms, 1.0, Some(10.0)).slug());
    assert_eq!(slugs, ["to-come", "printed", "seen"]);
    assert_eq!(end_ms(&[exercise(Mode::Sync), exercise(Mode::AsyncTogether)]), 5020.0);
    assert_eq!(end_ms([]), 0.0);
}

#[test]
fn the_replay_tells_what_was_printed_and_what_was_seen() {
    let (sync, early) = (exercise(Mode::Sync), 3500.0);
    assert_eq!(sentence(&sync, early), "Sync: 14 of 34 lines printed, none seen.");
    // A terminal is not frozen: what is printed there is seen.
    assert_eq!(sentence_in_terminal(&sync, early), "Sync: 14 of 34 lines printed.");
    assert_eq!(sentence_in_terminal(&sync, -1.0), "Sync: none of 34 lines printed.");
}

#[test]
fn the_running_line_is_the_one_that_sleeps_or_prints() {
    for mode in Mode::ALL {
        for (language, sleeps, prints) in [
            (Language::Python, "sleep(sleeps[number])", "print(number)"),
            (Language::JavaScript, "(sleeps[number]);", "console.log(number);"),
            (Language::Rust, "asleep_since + f64::from(sleep_ms)", "say(step, EventKind::Printed, clock, log);"),
        ] {
            let text = program(language, mode, &plan("?preset=exercise"));
            let line = |doing| running_line(language, mode, &text, doing).and_then(|line| text.lines().nth(line));
            assert!(line(Doing::Sleeping).unwrap().contains(sleeps), "{mode:?} {language:?}");
            assert_eq!(line(Doing::Printing).unwrap().trim(), prints, "{mode:?} {language:?}");
            let times = [Doing::Starting, Doing::Over].map(|doing| line(doing).map(|line| line.trim().to_owned()));
            if language == Language::Rust {
                assert_eq!(times, [None, None]);
            } else {
                assert!(
                    times[0].as_ref().unwrap().contains("start = ") && times[1].as_ref().unwrap().contains("end = ")
                );
            }
        }
    }
}

#[test]
fn the_running_line_is_found_among_other_lines_with_sleeps() {
    for mode in Mode::ALL {
        for language in [Language::Python, Language::JavaScript] {
            let text = program(language, mode, &plan("?count=10&sleep=1-10:0..0.8,4:2"));
            let line = running_line(language, mode, &text, Doing::Sleeping).and_then(|line| text.lines().nth(line));
            assert!(line.unwrap().contains("(sleeps[number])"), "{mode:?} {language:?}: {line:?}");
        }
    }
}

/// A run whose lines are shown after a random delay, or never.
fn any_run() -> impl Strategy<Value = Run> {
    let sleeps = prop::collection::vec((1_u64..20, 0_u64..2000), 0..6);
    let late = prop::collection::vec(prop::option::of(0_u32..1000), 80);
    (1_u64..20, sleeps, late, 0..Mode::ALL.len()).prop_map(|(count, sleeps, late, mode)| {
        let items: Vec<_> = sleeps.iter().map(|(step, ms)| format!("{step}:{}", *ms as f64 / 1000.0)).collect();
        let mut run = run(Mode::ALL[mode], &plan(&format!("?count={count}&sleep={}", items.join(","))));
        run.shown_ms =
            run.events.iter().zip(late).map(|(event, late)| late.map(|late| event.at_ms + f64::from(late))).collect();
        run
    })
}

proptest! {
    #[test]
    fn a_time_counts_exactly_the_lines_printed_and_shown_until_then(run in any_run(), t_ms in -10.0..10_000.0) {
        for (event, shown) in run.events.iter().zip(&run.shown_ms) {
            let line = LineState::at(t_ms, event.at_ms, *shown);
            prop_assert_eq!(line != LineState::ToCome, event.at_ms <= t_ms);
            prop_assert_eq!(line == LineState::Seen, shown.is_some_and(|shown| shown <= t_ms));
        }
        let printed = run.events.iter().filter(|event| event.at_ms <= t_ms).count();
        let seen = run.shown_ms.iter().flatten().filter(|shown| **shown <= t_ms).count();
        prop_assert_eq!(counts(&run, t_ms), (printed, seen));
    }
}
