//! The result of a sequence: which runs it shows, as what, and what it says of them.

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::prediction::{Prediction, Seen};
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::findings::sequence::{Sequence, SequenceEvent};
use sleep_count::findings::sequence_result::{Bar, bars, compared, explained, shown, why_ended};

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

/// A sequence of these lanes that has run all of them.
fn over(modes: &[Mode]) -> Sequence {
    let mut sequence = Sequence::of(modes.to_vec()).unwrap();
    while sequence.apply(SequenceEvent::EndRun(Outcome::Done)) && sequence.apply(SequenceEvent::Next) {}
    sequence
}

/// What explains the result of a sequence of these lanes, of which the last is that of `last`.
fn explained_after(runs: &[&Run], last: &Run, modes: &[Mode]) -> String {
    explained(runs, &shown(runs, last), last, &over(modes)).join(" ")
}

#[test]
fn without_a_guess_it_is_told_why_it_took_so_long_and_when_the_next_step_appeared() {
    let [sync, in_turn, together] = [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncTogether].map(exercise);
    for (run, sentences) in [
        (&sync, "One sleep after another: 3 s + 2 s. 9 appeared at 5.0 s, after everything."),
        (&in_turn, "One sleep after another: 3 s + 2 s. 9 appeared at 3.0 s, after 8 was done."),
        (&together, "Its sleeps overlap: 3 s, not 5 s. 9 appeared at 0.02 s, while 8 still slept."),
        (&exercise(Mode::AsyncForgotten), "9 appeared at 0.02 s, and 8 never slept."),
        (&run(Mode::Sync, &plan("?count=30&sleep=8:3")), "Its one sleep: 3 s. 9 appeared at 3.0 s, after 8 was done."),
        (&run(Mode::Sync, &plan("?count=30")), ""),
    ] {
        assert_eq!(explained_after(&[run], run, &[run.mode]), sentences);
    }
    assert_eq!(
        explained_after(&[&sync, &in_turn], &in_turn, &[Mode::Sync, Mode::AsyncInTurn]),
        "One sleep after another: 3 s + 2 s. In Async, in turn, 9 appeared at 3.0 s, after 8 was done."
    );
}

#[test]
fn sleeps_that_follow_one_another_are_added_as_far_as_they_are_few() {
    for (mode, query, sentence) in [
        (Mode::Sync, "?count=4&sleep=1-4:0.1", "One sleep after another: 0.1 s + 0.1 s + 0.1 s + 0.1 s."),
        (Mode::Sync, "?count=5&sleep=1-5:0.1", "One sleep after another: 0.5 s in all."),
        (Mode::AsyncLimited, "?count=5&sleep=1-5:1&limit=2", "Its sleeps overlap: 3 s, not 5 s."),
        (Mode::AsyncLimited, "?count=3&sleep=1-3:1&limit=1", "One sleep after another: 1 s + 1 s + 1 s."),
    ] {
        let run = run(mode, &plan(query));
        assert_eq!(explained_after(&[&run], &run, &[mode]), sentence);
    }
}

#[test]
fn the_guess_stands_beside_what_was_measured_in_its_lane() {
    let [sync, in_turn, mut together] = [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncTogether].map(exercise);
    let mut guess = |seen| {
        together.predicted = Prediction { seen: Some(seen), ..Prediction::default() };
        together.clone()
    };
    let wrong = guess(Seen::RightAfter);
    assert_eq!(
        explained_after(&[&sync, &wrong], &wrong, &[Mode::Sync, Mode::AsyncTogether]),
        "You guessed “After 8”, but 9 appeared at 0.02 s, while 8 still slept. Its sleeps overlap: 3 s, not 5 s."
    );
    assert_eq!(
        explained_after(&[&wrong, &sync], &sync, &[Mode::AsyncTogether, Mode::Sync]),
        "You guessed “After 8” for Async, together, but 9 appeared at 0.02 s, while 8 still slept. \
         One sleep after another: 3 s + 2 s."
    );
    let right = guess(Seen::WhileAsleep);
    assert_eq!(
        explained_after(&[&right], &right, &[Mode::AsyncTogether]),
        "You guessed “While 8 sleeps”, and so it was: 9 appeared at 0.02 s, while 8 still slept. \
         Its sleeps overlap: 3 s, not 5 s."
    );
    // Another lane has run since: what is told is about that one.
    assert_eq!(
        explained_after(&[&sync, &right, &in_turn], &in_turn, &[Mode::AsyncInTurn]),
        "One sleep after another: 3 s + 2 s. In Async, in turn, 9 appeared at 3.0 s, after 8 was done. \
         Async, together: 3.0 s, alive."
    );
}

#[test]
fn names_in_a_guess_have_single_quotes() {
    let mut together = run(Mode::AsyncTogether, &plan("?names=boil+water,toast+bread&sleep=1:3"));
    together.predicted = Prediction { seen: Some(Seen::RightAfter), ..Prediction::default() };
    let told = explained_after(&[&together], &together, &[Mode::AsyncTogether]);
    assert!(told.starts_with("You guessed “After ‘boil water’”, but “toast bread” appeared at"), "{told}");
}

#[test]
fn only_runs_of_the_plan_are_told_beside_the_bars() {
    let [sync, in_turn, together] = [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncTogether].map(exercise);
    let other_plan = run(Mode::Threads, &plan("?count=30&sleep=8:1"));
    let told = explained_after(&[&sync, &together, &in_turn, &other_plan], &in_turn, &[Mode::AsyncInTurn]);
    assert!(told.ends_with("Async, together: 3.0 s, alive."), "{told}");
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
