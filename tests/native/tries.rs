//! Things to try: done by runs that a reader can make, and not by impossible records.

use sleep_count::exercise::log::EventKind;
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::findings::tries::{CHALLENGES, SEEN, STEPS, Try, done, sound_runs};
use sleep_count::findings::validate::{CLOCK_RESOLUTION_MS, is_sound};

use crate::made::{exercise, plan, run};

/// The slugs of the things to try that these runs have done.
fn ticked<const N: usize>(tries: &[Try; N], runs: &[Run]) -> Vec<&'static str> {
    tries.iter().zip(done(tries, &sound_runs(runs))).filter(|(_, is_done)| *is_done).map(|(it, _)| it.slug).collect()
}

/// For each challenge, runs that meet it and no other.
fn meeting() -> [(&'static str, Vec<Run>); 4] {
    let five = plan("?count=5&sleep=1-5:1..1.9");
    let naps = plan("?count=3&sleep=2:0.5");
    let sorted = plan("?count=5&sleep=1:0.5,2:0.4,3:0.3,4:0.2,5:0.1");
    [
        ("five-in-two", vec![run(Mode::AsyncTogether, &five)]),
        ("same-time", vec![run(Mode::Sync, &naps), run(Mode::AsyncInTurn, &naps)]),
        ("frozen-by-async", vec![run(Mode::AsyncBlocking, &naps)]),
        ("sleep-sort", vec![run(Mode::AsyncTogether, &sorted)]),
    ]
}

/// Impossible records made from a valid one, each with its change.
fn untrue(run: &Run) -> Vec<(&'static str, Run)> {
    let mut forgeries = Vec::new();
    let mut forge = |what, change: &dyn Fn(&mut Run)| {
        let mut forged = run.clone();
        change(&mut forged);
        forgeries.push((what, forged));
    };
    forge("stopped", &|run| run.outcome = Outcome::Stopped);
    forge("failed", &|run| run.outcome = Outcome::Failed);
    forge("its last event left out", &|run| {
        run.events.pop();
        run.shown_ms.pop();
    });
    forge("all events left out", &|run| {
        run.events.clear();
        run.shown_ms.clear();
    });
    forge("an event twice", &|run| run.events.push(run.events[0]));
    forge("over before its last event", &|run| run.elapsed_ms = run.events.last().unwrap().at_ms / 2.0);
    forge("everything at once", &|run| run.events.iter_mut().for_each(|event| event.at_ms = 0.0));
    forge("time running back", &|run| run.events.reverse());
    forge("another plan", &|run| run.plan = plan("?count=40&sleep=1-5:1..1.9"));
    forge("a freeze that is not listed", &|run| run.longest_freeze_ms = Some(9000.0));
    forge("lines shown during a freeze", &|run| {
        run.longest_freeze_ms = Some(run.elapsed_ms + 100.0);
        run.freezes = vec![TimeSpan { from_ms: -50.0, to_ms: run.elapsed_ms + 50.0 }];
    });
    if run.mode.about().blocks {
        forge("a busy wait that froze nothing", &|run| {
            run.longest_freeze_ms = Some(17.0);
            run.freezes.clear();
        });
    }
    if run.mode == Mode::AsyncTogether {
        forge("another mode, whose sleeps would have added up", &|run| run.mode = Mode::Sync);
    }
    forgeries
}

#[test]
fn each_challenge_is_met_by_a_valid_run_and_not_by_impossible_ones() {
    for (slug, runs) in meeting() {
        assert_eq!(ticked(&CHALLENGES, &runs), [slug]);
        for (what, forged) in untrue(&runs[0]) {
            assert!(!is_sound(&forged), "{slug}: {what}");
            let mut forged = vec![forged];
            forged.extend_from_slice(&runs[1..]);
            assert_eq!(ticked(&CHALLENGES, &forged), [""; 0], "{slug}: {what}");
        }
    }
    assert_eq!(meeting().map(|(slug, _)| slug), CHALLENGES.each_ref().map(|it| it.slug));
}

#[test]
fn every_simulated_run_is_sound() {
    for query in ["?preset=exercise", "?preset=naps", "?preset=awake", "?preset=busy-phone", "?count=1"] {
        for mode in Mode::ALL {
            assert!(is_sound(&run(mode, &plan(query))), "{query} {mode:?}");
        }
    }
}

/// A change to a run.
type Change = fn(&mut Run);

/// Makes `step` wake `ms` early, and moves all later events with it.
fn slept_less(run: &mut Run, step: u32, ms: f64) {
    let woke = run.events.iter().position(|event| event.step == step && event.kind == EventKind::SleepDone).unwrap();
    run.events[woke..].iter_mut().for_each(|event| event.at_ms -= ms);
}

/// Gives a run one freeze of `ms`.
fn froze_for(run: &mut Run, ms: f64) {
    run.longest_freeze_ms = Some(ms);
    run.freezes = vec![TimeSpan { from_ms: 0.0, to_ms: ms }];
}

/// Gives a run a freeze from 10 ms to 286 ms, and the line of 29 these times; all later events move by `printed_ms`.
fn with_a_line(run: &mut Run, printed_ms: f64, shown_ms: f64) {
    run.longest_freeze_ms = Some(276.0);
    run.freezes = vec![TimeSpan { from_ms: 10.0, to_ms: 286.0 }];
    run.shown_ms.fill(None);
    let line = run.events.iter().position(|event| event.step == 29).unwrap();
    run.events[line..].iter_mut().for_each(|event| event.at_ms += printed_ms);
    run.elapsed_ms += printed_ms;
    run.shown_ms[line] = Some(shown_ms);
}

#[test]
fn a_deviation_of_one_clock_step_is_sound_and_a_larger_one_is_not() {
    let changes: [(&str, Mode, Change, bool); 19] = [
        ("a sleep 1 ms too short", Mode::Sync, |run| slept_less(run, 8, 1.0), true),
        ("a sleep 5 ms too short", Mode::Sync, |run| slept_less(run, 8, 5.0), false),
        ("a later sleep 5 ms too short", Mode::Sync, |run| slept_less(run, 30, 5.0), false),
        ("the last sleep too short", Mode::AsyncTogether, |run| slept_less(run, 30, 50.0), false),
        ("over 1 ms before its last event", Mode::Sync, |run| run.elapsed_ms -= 1.0, true),
        ("over 5 ms before its last event", Mode::Sync, |run| run.elapsed_ms -= 5.0, false),
        (
            "a gap that is hardly noticed and not listed",
            Mode::AsyncTogether,
            |run| run.longest_freeze_ms = Some(50.8),
            true,
        ),
        ("a gap that is noticed and not listed", Mode::AsyncTogether, |run| run.longest_freeze_ms = Some(51.1), false),
        ("a freeze 1 ms longer than listed", Mode::Sync, |run| run.freezes[0].to_ms -= 1.0, true),
        ("a freeze 5 ms longer than listed", Mode::Sync, |run| run.freezes[0].to_ms -= 5.0, false),
        ("a busy wait that froze 1 ms less", Mode::Sync, |run| froze_for(run, 2999.0), true),
        ("a busy wait that froze 5 ms less", Mode::Sync, |run| froze_for(run, 2995.0), false),
        ("a line printed as the freeze began", Mode::AsyncTogether, |run| with_a_line(run, 10.5, 150.0), true),
        (
            "a line printed a step after that",
            Mode::AsyncTogether,
            |run| with_a_line(run, 10.0 + CLOCK_RESOLUTION_MS, 150.0),
            true,
        ),
        ("a line shown as the freeze ended", Mode::AsyncTogether, |run| with_a_line(run, 50.0, 285.5), true),
        (
            "a line shown a step before that",
            Mode::AsyncTogether,
            |run| with_a_line(run, 50.0, 286.0 - CLOCK_RESOLUTION_MS),
            true,
        ),
        ("a line shown just before the freeze ended", Mode::AsyncTogether, |run| with_a_line(run, 50.0, 284.0), false),
        ("a line shown before it was printed", Mode::AsyncTogether, |run| run.shown_ms[20] = Some(-1.0), false),
        ("a time that runs back in order", Mode::AsyncTogether, |run| run.events[0].at_ms = 1.0, false),
    ];
    for (what, mode, change, is_true) in changes {
        let mut run = run(mode, &plan("?count=30&sleep=8:3,30:2"));
        change(&mut run);
        assert_eq!(is_sound(&run), is_true, "{what}");
    }
}

#[test]
fn a_line_shown_just_after_the_last_frame_before_a_freeze_is_sound() {
    let mut late = exercise(Mode::AsyncTogether);
    late.longest_freeze_ms = Some(271.0);
    late.freezes = vec![TimeSpan { from_ms: 15.0, to_ms: 286.0 }];
    assert!(is_sound(&late));
}

#[test]
fn a_challenge_is_not_met_by_runs_close_to_it() {
    let short = plan("?count=5&sleep=1-5:0.9");
    let four = plan("?count=5&sleep=1-4:1.5");
    let in_order = plan("?count=5&sleep=1:0.1,2:0.2,3:0.3,4:0.4,5:0.5");
    let brief = plan("?count=3&sleep=2:0.05");
    let naps = plan("?count=3&sleep=2:0.5");
    let with_gap = |run: Run, from_ms, to_ms| Run {
        longest_freeze_ms: Some(to_ms - from_ms),
        freezes: vec![TimeSpan { from_ms, to_ms }],
        ..run
    };
    let sorted_story = plan("?story=busy-phone&sleep=1:0.5,2:0.4,3:0.3,4:0.2,5:0.1");
    for unmet in [
        vec![run(Mode::AsyncTogether, &plan("?count=5&sleep=1-5:2"))],
        vec![run(Mode::AsyncTogether, &plan("?count=5&sleep=1-5:0.995"))],
        vec![run(Mode::AsyncTogether, &sorted_story)],
        vec![run(Mode::Sync, &naps), with_gap(run(Mode::AsyncInTurn, &naps), 100.0, 300.0)],
        vec![run(Mode::AsyncInTurn, &naps), with_gap(run(Mode::AsyncInTurn, &naps), 2.0, 499.0)],
        vec![run(Mode::AsyncTogether, &short)],
        vec![run(Mode::AsyncTogether, &four)],
        vec![run(Mode::AsyncTogether, &in_order)],
        vec![run(Mode::Sync, &in_order), run(Mode::AsyncTogether, &in_order)],
        vec![run(Mode::Sync, &short), run(Mode::AsyncInTurn, &brief)],
        vec![run(Mode::AsyncBlocking, &brief)],
    ] {
        assert_eq!(ticked(&CHALLENGES, &unmet), [""; 0], "{:?} {:?}", unmet[0].mode, unmet[0].plan.rules());
    }
}

#[test]
fn the_steps_are_done_one_by_one_as_runs_are_added() {
    let baseline = run(Mode::Sync, &plan("?preset=awake"));
    let eight = plan("?count=30&sleep=8:3");
    let mut runs = Vec::new();
    for (next, all) in [
        (run(Mode::Sync, &eight), vec![]),
        (baseline, vec!["baseline", "compared"]),
        (run(Mode::AsyncTogether, &eight), vec!["baseline", "eight-asleep", "compared", "between"]),
        (
            run(Mode::Sync, &plan("?preset=eight-seconds")),
            vec!["baseline", "eight-asleep", "compared", "between", "eight-seconds"],
        ),
        (
            run(Mode::AsyncTogether, &plan("?preset=busy-phone")),
            vec!["baseline", "eight-asleep", "compared", "between", "eight-seconds", "phone"],
        ),
        (
            run(Mode::AsyncForgotten, &eight),
            vec!["baseline", "eight-asleep", "compared", "between", "eight-seconds", "phone", "forgotten"],
        ),
        (
            // Three places are enough for one sleeper.
            run(Mode::AsyncLimited, &eight),
            vec!["baseline", "eight-asleep", "compared", "between", "eight-seconds", "phone", "forgotten"],
        ),
        (
            run(Mode::AsyncLimited, &eight.clone().with_limit(1)),
            vec!["baseline", "eight-asleep", "compared", "between", "eight-seconds", "phone", "forgotten", "limited"],
        ),
    ] {
        runs.push(next);
        assert_eq!(ticked(&STEPS, &runs), all);
    }
}

#[test]
fn a_forgotten_await_is_no_way_to_sleep() {
    let eight = plan("?preset=eight-seconds");
    let ran = [run(Mode::Sync, &plan("?preset=awake")), run(Mode::AsyncTogether, &plan("?count=30&sleep=9:1"))];
    let forgotten = run(Mode::AsyncForgotten, &eight);
    let all = [&ran[..], std::slice::from_ref(&forgotten)].concat();
    assert_eq!(ticked(&STEPS, &all), ["baseline", "forgotten"]);
    // Lines stand between the two lines of 8 in Async, together. Nothing does in the other, whose 8 does not sleep.
    let found = [run(Mode::AsyncTogether, &eight), forgotten];
    assert!(!ticked(&STEPS, &found).contains(&"between"));
    assert!(ticked(&STEPS, &[run(Mode::AsyncTogether, &eight), run(Mode::Sync, &eight)]).contains(&"between"));
}

#[test]
fn what_can_be_tried_is_worded_for_the_plan() {
    let texts = |query: &str| {
        let plan = plan(query);
        STEPS.iter().chain(&CHALLENGES).filter_map(|it| it.text(&plan)).collect::<Vec<_>>()
    };
    assert_eq!(texts("?preset=exercise").len(), STEPS.len() + CHALLENGES.len());
    let named = texts("?names=boil%20water,toast&sleep=1:1");
    assert_eq!(named.len(), 6);
    assert!(named.contains(
        &"What if only a few may sleep at once? Find a plan in which a step has to wait for its place.".to_owned()
    ));
    assert!(!named.iter().any(|text| text.contains('8') || text.contains("number")), "{named:?}");
}

#[test]
fn a_step_is_not_done_by_a_story_or_in_another_lane() {
    let (awake, eight) = (plan("?preset=awake"), plan("?count=30&sleep=8:3"));
    for (runs, done) in [
        (vec![run(Mode::Sync, &plan("?story=status-upload&sleep="))], vec![]),
        (vec![run(Mode::Sync, &awake), run(Mode::AsyncInTurn, &eight)], vec!["baseline", "eight-asleep"]),
    ] {
        assert_eq!(ticked(&STEPS, &runs), done);
    }
}

#[test]
fn the_exercise_shows_two_things_in_async_together() {
    assert_eq!(ticked(&SEEN, &[exercise(Mode::Sync)]), [""; 0]);
    assert_eq!(ticked(&SEEN, &[exercise(Mode::AsyncTogether)]), ["nine-before-eight", "twelve-before-eight"]);
    let at_once = run(Mode::AsyncTogether, &plan("?count=12&sleep=8:1,9:1"));
    assert_eq!(ticked(&SEEN, &[at_once]), [""; 0]);
    let twelve_awake = run(Mode::AsyncTogether, &plan("?count=30&sleep=8:3"));
    assert_eq!(ticked(&SEEN, &[twelve_awake]), ["nine-before-eight"]);
}

#[test]
fn steps_that_woke_in_the_same_millisecond_came_out_in_the_order_of_their_lines() {
    let mut late = run(Mode::AsyncTogether, &plan("?count=5&sleep=1:0.5,2:0.4,3:0.3,4:0.2,5:0.1"));
    let (end_ms, last_shown) = (late.events.last().unwrap().at_ms, *late.shown_ms.last().unwrap());
    for (event, shown_ms) in late.events.iter_mut().zip(&mut late.shown_ms).filter(|(event, _)| event.at_ms >= 100.0) {
        (event.at_ms, *shown_ms) = (end_ms, last_shown);
    }
    assert_eq!(ticked(&CHALLENGES, &[late]), ["sleep-sort"]);
}
