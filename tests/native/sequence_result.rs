//! The result of a sequence: which runs it shows, as what, and what it says of them.

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::prediction::{Prediction, Seen};
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::findings::sequence::{Sequence, SequenceEvent};
use sleep_count::findings::sequence_result::{Bar, bars, compared, guessed, shown, sums, why_ended};

use crate::made::{exercise, plan, run, stopped};

fn modes(runs: &[&Run]) -> Vec<Mode> {
    runs.iter().map(|run| run.mode).collect()
}

#[test]
fn the_first_lane_and_the_one_that_ran_last_are_shown() {
    let [sync, in_turn, together] = [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncTogether].map(exercise);
    let earlier = Run { ended_at: "2026-01-01T10:00:00.000Z".to_owned(), ..together.clone() };
    let later = Run { ended_at: "2026-01-01T10:00:09.000Z".to_owned(), ..in_turn.clone() };
    let other_plan = run(Mode::Sync, &plan("?count=30&sleep=8:1"));
    let failed = Run { outcome: Outcome::Failed, ..sync.clone() };
    for (runs, last, expected) in [
        (vec![&sync], &sync, vec![Mode::Sync]),
        (vec![&sync, &together], &together, vec![Mode::Sync, Mode::AsyncTogether]),
        (vec![&sync, &together, &in_turn], &in_turn, vec![Mode::Sync, Mode::AsyncInTurn]),
        (vec![&sync, &together, &in_turn], &together, vec![Mode::Sync, Mode::AsyncTogether]),
        (vec![&sync, &earlier, &later], &sync, vec![Mode::Sync, Mode::AsyncInTurn]),
        (vec![&other_plan, &together], &together, vec![Mode::AsyncTogether]),
        (vec![&failed, &together], &together, vec![Mode::AsyncTogether]),
    ] {
        assert_eq!(modes(&shown(&runs, last)), expected);
    }
}

#[test]
fn bars_have_one_scale() {
    let [sync, together] = [Mode::Sync, Mode::AsyncTogether].map(exercise);
    let bar = |mode: Mode, time: &str, state, part| {
        let about = mode.about();
        Bar { title: about.title.to_owned(), is_warm: about.blocks, time: time.to_owned(), state, part }
    };
    assert_eq!(
        bars(&[&sync, &together]),
        [bar(Mode::Sync, "5.0 s", "frozen", 1.0), bar(Mode::AsyncTogether, "3.0 s", "alive", 0.6)]
    );
    let at_once = stopped(Mode::AsyncTogether, &sync.plan, 0.0);
    assert_eq!(bars(&[&at_once]), [bar(Mode::AsyncTogether, "under 0.1 s", "stopped", 0.0)]);
}

#[test]
fn two_runs_are_compared_and_one_is_told_alone() {
    let [sync, together] = [Mode::Sync, Mode::AsyncTogether].map(exercise);
    assert_eq!(compared(&[&sync, &together]), "Same plan: 2 s less waiting, and the page stayed alive.");
    assert!(compared(&[&sync]).starts_with("Sync took 5.0 s"));
    assert_eq!(compared(&[]), "");
}

#[test]
fn the_guess_stands_beside_what_was_measured() {
    let [sync, in_turn, mut together] = [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncTogether].map(exercise);
    for (run, sentence) in [
        (&sync, "9 appeared at 5.0 s, after everything."),
        (&in_turn, "9 appeared at 3.0 s, after 8 was done."),
        (&together, "9 appeared at 0.02 s, while 8 still slept."),
        (&run(Mode::Sync, &plan("?count=30&sleep=8:3")), "9 appeared at 3.0 s, after 8 was done."),
        (&run(Mode::Sync, &plan("?count=30")), ""),
    ] {
        assert_eq!(guessed(&[run], run), sentence);
    }
    together.predicted = Prediction { seen: Some(Seen::RightAfter), ..Prediction::default() };
    assert_eq!(
        guessed(&[&sync, &together], &together),
        "You guessed “After 8”. 9 appeared at 0.02 s, while 8 still slept."
    );
    assert_eq!(
        guessed(&[&sync, &together], &sync),
        "You guessed “After 8”. 9 appeared at 0.02 s, while 8 still slept."
    );
    together.predicted = Prediction { seen: Some(Seen::WhileAsleep), ..Prediction::default() };
    assert_eq!(
        guessed(&[&together], &together),
        "You guessed “While 8 sleeps”, and so it was: 9 appeared at 0.02 s, while 8 still slept."
    );
}

#[test]
fn the_sums_are_told_after_the_run() {
    assert_eq!(sums(&exercise(Mode::Sync).plan), "All sleeps together 5 s, the longest 3 s.");
    assert_eq!(sums(&plan("?count=30&sleep=8:0.5")), "Its one sleep: 0.5 s.");
    assert_eq!(sums(&plan("?count=30")), "");
}

#[test]
fn a_sequence_that_ended_early_says_why() {
    let sync = exercise(Mode::Sync);
    let ended = |events: &[SequenceEvent]| {
        let mut sequence = Sequence::of(vec![Mode::Sync, Mode::AsyncTogether]).unwrap();
        for event in events {
            sequence.apply(*event);
        }
        sequence
    };
    use SequenceEvent::{Edit, EndRun, Hide, Next, Stop};
    let done = EndRun(Outcome::Done);
    let at_1_2 = stopped(Mode::AsyncTogether, &sync.plan, 1200.0);
    let failed = Run { outcome: Outcome::Failed, elapsed_ms: 1200.0, ..sync.clone() };
    for (events, last, sentence) in [
        (&[done, Next, done][..], &sync, None),
        (&[done, Stop], &sync, Some("You pressed Stop. Async, together was not started.")),
        (&[Edit, done], &sync, Some("You changed the plan. Async, together was not started.")),
        (&[done, Hide], &sync, Some("This page was hidden. Async, together was not started.")),
        (&[EndRun(Outcome::Failed)], &failed, Some("Sync failed after 1.2 s. Async, together was not started.")),
        (
            &[done, Next, EndRun(Outcome::Stopped)],
            &at_1_2,
            Some("Stopped at 1.2 s, so this says nothing about how long it would have taken."),
        ),
        (&[], &sync, None),
    ] {
        assert_eq!(why_ended(&ended(events), &sync.plan, Some(last), None, None).as_deref(), sentence, "{events:?}");
    }
    let failed = ended(&[done, Next, EndRun(Outcome::Failed)]);
    let no_threads = "Threads could not start.".to_owned();
    assert_eq!(why_ended(&failed, &sync.plan, None, None, Some(no_threads.clone())), Some(no_threads));
    let late = "You pressed Stop at 1.2 s.".to_owned();
    assert_eq!(why_ended(&ended(&[Stop, done]), &sync.plan, Some(&sync), Some(late.clone()), None), Some(late));
}
