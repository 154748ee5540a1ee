//! What one or two runs show, and what became of the guess.

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::remark::Remark;
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::findings::takeaway::{bar_word, guess_answer, takeaway, takeaway_alone};
use sleep_count::sharing::shared_result::share;

use crate::made::{ended, exercise, plan, run, stopped, with_freeze};

fn with_remark(mode: Mode, remark: Remark) -> Run {
    Run { remarks: vec![remark.to_string()], ..exercise(mode) }
}

#[test]
fn the_takeaway_says_what_two_runs_of_a_plan_show() {
    let (sync, together) = (exercise(Mode::Sync), exercise(Mode::AsyncTogether));
    for (first, last, text) in [
        (sync.clone(), together.clone(), "Same plan: 2 s less waiting, and the page stayed alive."),
        (sync.clone(), exercise(Mode::AsyncInTurn), "Same plan: no less waiting, but the page stayed alive."),
        (sync.clone(), exercise(Mode::AsyncBlocking), "Same plan: no less waiting, and the page froze as well."),
        (sync.clone(), exercise(Mode::Threads), "Same plan: 2 s less waiting, and the page stayed alive."),
        (sync.clone(), exercise(Mode::AsyncForgotten), "Same plan: 5 s less waiting, but only because nobody slept."),
        (
            exercise(Mode::AsyncForgotten),
            exercise(Mode::AsyncInTurn),
            "Same plan: 5 s more waiting, because nobody slept in Async, await forgotten.",
        ),
        (sync.clone(), exercise(Mode::AsyncLimited), "Same plan: 2 s less waiting, and the page stayed alive."),
        (together.clone(), sync.clone(), "Same plan: 2 s more waiting, and the page froze."),
        (
            together.clone(),
            exercise(Mode::AsyncInTurn),
            "Same plan: 2 s more waiting, but the page stayed alive both times.",
        ),
        (
            sync.clone(),
            with_freeze(Mode::AsyncTogether, Some(2900.0)),
            "Same plan: 2 s less waiting. Your device was busy: pauses of up to 2.9 s.",
        ),
        (
            sync.clone(),
            with_freeze(Mode::AsyncTogether, Some(130.0)),
            "Same plan: 2 s less waiting. Your device was busy: pauses of up to 130 ms.",
        ),
        (
            sync.clone(),
            with_freeze(Mode::AsyncTogether, None),
            "Same plan: 2 s less waiting. Whether the page stayed alive was not measured.",
        ),
        (with_freeze(Mode::Sync, None), together.clone(), "Same plan: 2 s less waiting, and the page stayed alive."),
        (
            sync.clone(),
            Run { elapsed_ms: 4880.0, ..together.clone() },
            "Same plan: 0.1 s less waiting, and the page stayed alive.",
        ),
        (
            Run { elapsed_ms: 5210.0, ..sync.clone() },
            exercise(Mode::AsyncInTurn),
            "Same plan: no less waiting, but the page stayed alive.",
        ),
        (
            sync.clone(),
            Run { elapsed_ms: 4900.0, ..together.clone() },
            "Same plan: no less waiting, but the page stayed alive.",
        ),
    ] {
        assert_eq!(takeaway(&first, &last), text);
    }
}

#[test]
fn runs_that_can_not_be_compared_say_why() {
    let (sync, together) = (exercise(Mode::Sync), exercise(Mode::AsyncTogether));
    let awake = |mode| run(mode, &plan("?count=30"));
    for (first, last, text) in [
        (
            sync.clone(),
            ended(Mode::AsyncTogether, Outcome::Stopped),
            "Async, together was stopped at 1.2 s, so there is nothing to compare.",
        ),
        (ended(Mode::Sync, Outcome::Failed), together.clone(), "Sync failed at 1.2 s, so there is nothing to compare."),
        (
            sync.clone(),
            with_remark(Mode::AsyncTogether, Remark::Hidden),
            "The tab was hidden during Async, together, so don't compare these times.",
        ),
        (
            with_remark(Mode::AsyncInTurn, Remark::FrozenByOther { ms: 2000.0 }),
            together,
            "Something outside this page disturbed Async, in turn, so don't compare these times.",
        ),
        (
            sync,
            run(Mode::AsyncTogether, &plan("?count=30&sleep=8:1")),
            "They counted different plans, so don't compare them.",
        ),
        (awake(Mode::Sync), awake(Mode::AsyncTogether), "Nobody slept, so there was nothing to wait for."),
    ] {
        assert_eq!(takeaway(&first, &last), text);
        assert_eq!(share(&first, &last), None, "{text}");
    }
}

#[test]
fn one_run_by_itself_says_how_long_it_took_and_what_became_of_the_page() {
    for (run, text) in [
        (exercise(Mode::Sync), "Sync took 5.0 s: its sleeps added up. The page was frozen the whole time."),
        (exercise(Mode::AsyncInTurn), "Async, in turn took 5.0 s: its sleeps added up. The page never froze."),
        (
            exercise(Mode::AsyncTogether),
            "Async, together took 3.0 s, as long as its longest sleep. The page never froze.",
        ),
        (
            exercise(Mode::AsyncBlocking),
            "Async that blocks froze the page for 5.0 s: without `await`, `async` does not help.",
        ),
        (
            with_freeze(Mode::AsyncTogether, Some(130.0)),
            "Async, together took 3.0 s, as long as its longest sleep. Your device was busy: pauses of up to 130 ms.",
        ),
        (
            with_freeze(Mode::Sync, None),
            "Sync took 5.0 s: its sleeps added up. Whether the page stayed alive was not measured.",
        ),
        (
            ended(Mode::AsyncTogether, Outcome::Stopped),
            "Stopped at 1.2 s, so this says nothing about how long it would have taken.",
        ),
    ] {
        assert_eq!(takeaway_alone(&run), text);
    }
}

#[test]
fn each_bar_has_a_word() {
    for (run, word) in [
        (exercise(Mode::Sync), "frozen"),
        (exercise(Mode::AsyncTogether), "alive"),
        (with_freeze(Mode::AsyncTogether, Some(130.0)), "alive"),
        (with_freeze(Mode::Sync, None), "freeze not measured"),
        (ended(Mode::Sync, Outcome::Stopped), "stopped"),
        (ended(Mode::Sync, Outcome::Failed), "failed"),
    ] {
        assert_eq!(bar_word(&run), word);
    }
}

#[test]
fn the_guess_is_answered_by_what_was_measured() {
    let unseen = |run: Run| Run { shown_ms: vec![None; run.events.len()], ..run };
    let plan = plan("?count=30&sleep=8:3,12:2");
    for (run, guess, is_right, text) in [
        (
            exercise(Mode::AsyncTogether),
            "After 8",
            Some(false),
            "You guessed “After 8”, but 9 appeared at 0.02 s, while 8 still slept.",
        ),
        (
            exercise(Mode::AsyncTogether),
            "While 8 sleeps",
            Some(true),
            "You guessed “While 8 sleeps”, and so it was: 9 appeared at 0.02 s, while 8 still slept.",
        ),
        (
            exercise(Mode::AsyncInTurn),
            "While 8 sleeps",
            Some(false),
            "You guessed “While 8 sleeps”, but 9 appeared at 3.0 s, after 8 was done.",
        ),
        (
            exercise(Mode::Sync),
            "After 8",
            Some(false),
            "You guessed “After 8”, but 9 appeared at 5.0 s, after everything.",
        ),
        (
            unseen(exercise(Mode::AsyncTogether)),
            "After 8",
            None,
            "You guessed “After 8”. 9 ran at 0.00 s; when it appeared was not measured.",
        ),
        (
            stopped(Mode::AsyncTogether, &plan, 1200.0),
            "After 8",
            None,
            "You guessed “After 8”. 9 appeared at 0.02 s, while 8 still slept.",
        ),
        (
            stopped(Mode::AsyncInTurn, &plan, 1200.0),
            "After 8",
            None,
            "You guessed “After 8”. The run was stopped at 1.2 s, before 9 came.",
        ),
        (
            Run { outcome: Outcome::Failed, ..stopped(Mode::AsyncInTurn, &plan, 1200.0) },
            "After 8",
            None,
            "You guessed “After 8”. The run failed at 1.2 s, before 9 came.",
        ),
    ] {
        assert_eq!(guess_answer(&run, guess, is_right, false).as_deref(), Some(text));
    }
    let without_events = Run { events: Vec::new(), shown_ms: Vec::new(), ..exercise(Mode::Sync) };
    assert_eq!(guess_answer(&without_events, "After 8", None, false), None);
    assert_eq!(guess_answer(&run(Mode::Sync, &crate::made::plan("?count=30")), "After 8", None, false), None);
}
