//! What Python does with each combination of the switches: one table, which a test holds to what `python3` does.

use std::collections::VecDeque;

use crate::exercise::log::{Event, EventKind};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::sharing::code::python_error::PythonError;
use crate::sharing::code::switches::{Function, Sleep, Start, Switches};

/// What Python does with a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It prints the lines of this mode.
    Prints(Mode),
    /// It stops with an error, after all lines of a mode, or before the first line.
    Fails(Option<Mode>, PythonError),
    /// It ends without a line.
    Nothing,
}

/// What Python does with the program of these switches.
pub const fn outcome(switches: Switches) -> Outcome {
    told(switches).0
}

/// Why, in a sentence. Words of the program stand between backticks.
pub const fn why(switches: Switches) -> &'static str {
    told(switches).1
}

/// The table: what Python does with each combination, and why.
const fn told(Switches { function, sleep, start }: Switches) -> (Outcome, &'static str) {
    use Function::{AsyncDef, Def};
    use Outcome::{Fails, Nothing, Prints};
    use Sleep::{Awaited, Blocking, Forgotten};
    use Start::{Gather, Limited, Loop, Threads};
    match (function, sleep, start) {
        (Def, Blocking, Loop) => (
            Prints(Mode::Sync),
            "The loop calls one step after another, and `time.sleep` holds up everything while it lasts.",
        ),
        (Def, Blocking, Gather) => (
            Fails(Some(Mode::Sync), PythonError::NoCoroutine),
            "Calling a `def` runs it to its end, so all steps are over before `gather` begins. It gets what they \
             return, `None`, and wants coroutines.",
        ),
        (Def, Blocking, Limited) => (
            Fails(Some(Mode::Sync), PythonError::NoAwaitable),
            "Calling a `def` runs it to its end. What it returns, `None`, can't be awaited.",
        ),
        (Def, Blocking, Threads) => (
            Prints(Mode::Threads),
            "Each step has a thread of its own. `time.sleep` holds up that thread, and no other.",
        ),
        (Def, Awaited, _) => (
            Fails(None, PythonError::AwaitOutside),
            "`await` works only inside an `async def`. Python says so before it runs the first line.",
        ),
        (Def, Forgotten, Loop) => (
            Prints(Mode::AsyncForgotten),
            "Without `await`, `asyncio.sleep` makes a coroutine and does not start it. Nobody sleeps.",
        ),
        (Def, Forgotten, Gather) => (
            Fails(Some(Mode::AsyncForgotten), PythonError::NoCoroutine),
            "Nobody sleeps: without `await`, `asyncio.sleep` only makes a coroutine. And calling a `def` runs it to its \
             end, so `gather` gets `None` and wants coroutines.",
        ),
        (Def, Forgotten, Limited) => (
            Fails(Some(Mode::AsyncForgotten), PythonError::NoAwaitable),
            "Nobody sleeps: without `await`, `asyncio.sleep` only makes a coroutine. And what a `def` returns, `None`, \
             can't be awaited.",
        ),
        (Def, Forgotten, Threads) => (
            Prints(Mode::AsyncForgotten),
            "Each step has a thread, but none of them sleeps: without `await`, `asyncio.sleep` only makes a coroutine.",
        ),
        (AsyncDef, Blocking, Loop) => (
            Prints(Mode::AsyncBlocking),
            "`async def` alone changes nothing: `time.sleep` blocks the thread, and the loop waits for each step.",
        ),
        (AsyncDef, Blocking, Gather) => (
            Prints(Mode::AsyncBlocking),
            "`gather` would run them all at once, but `time.sleep` blocks the thread, so each waits for the one before.",
        ),
        (AsyncDef, Blocking, Limited) => (
            Prints(Mode::AsyncBlocking),
            "`time.sleep` blocks the thread, so only one step has a place at a time, and the `Semaphore` holds none back.",
        ),
        (AsyncDef, Awaited, Loop) => (
            Prints(Mode::AsyncInTurn),
            "`await` lets others run, but there are none: the loop awaits each step before it calls the next.",
        ),
        (AsyncDef, Awaited, Gather) => (
            Prints(Mode::AsyncTogether),
            "`gather` starts them all, and a step that awaits its sleep lets the others run.",
        ),
        (AsyncDef, Awaited, Limited) => (
            Prints(Mode::AsyncLimited),
            "`gather` starts them all, but `async with` lets in no more than the `Semaphore` has places. The others wait.",
        ),
        (AsyncDef, Forgotten, Loop) => (
            Prints(Mode::AsyncForgotten),
            "Each step is awaited, but its sleep is not: `asyncio.sleep` makes a coroutine, which is thrown away. \
             Nobody sleeps.",
        ),
        (AsyncDef, Forgotten, Gather) => (
            Prints(Mode::AsyncForgotten),
            "`gather` starts them all, but without `await` nobody sleeps, so each step is over at once.",
        ),
        (AsyncDef, Forgotten, Limited) => (
            Prints(Mode::AsyncForgotten),
            "Without `await` nobody sleeps, so each step is over at once, and no place is ever taken for long.",
        ),
        (AsyncDef, _, Threads) => (
            Nothing,
            "Each thread calls `step`, and calling an `async def` only makes a coroutine. Nobody awaits it, so not a \
             line of it runs.",
        ),
    }
}

/// The mode whose lines the program prints, whether or not an error follows.
pub const fn printed(outcome: Outcome) -> Option<Mode> {
    match outcome {
        Outcome::Prints(mode) | Outcome::Fails(Some(mode), _) => Some(mode),
        Outcome::Fails(None, _) | Outcome::Nothing => None,
    }
}

/// What Python warns of, word for word; `None` if it does not.
pub fn warning(switches: Switches, plan: &Plan) -> Option<&'static str> {
    let outcome = outcome(switches);
    let forgets_sleeps = switches.sleep == Sleep::Forgotten && plan.sleepers().next().is_some();
    match printed(outcome) {
        None if outcome == Outcome::Nothing => Some("RuntimeWarning: coroutine 'step' was never awaited"),
        Some(_) if forgets_sleeps => Some("RuntimeWarning: coroutine 'sleep' was never awaited"),
        _ => None,
    }
}

/// The last lines of a count in order, as many as `most`: those that stand before an error.
pub fn last_lines(plan: &Plan, most: usize) -> Vec<String> {
    let mut lines = VecDeque::new();
    for step in (1..=plan.count()).rev().take(most) {
        let kinds = [EventKind::SleepStarted, EventKind::SleepDone, EventKind::Printed];
        let skipped = if plan.sleep_of(step) > 0 { 0 } else { 2 };
        for kind in kinds.into_iter().skip(skipped).rev() {
            lines.push_front(plan.line(&Event { at_ms: 0.0, step, kind }));
        }
    }
    lines.split_off(lines.len().saturating_sub(most)).into()
}

/// What it does, in sentences: "It prints the lines of “Sync”."
pub fn sentence(outcome: Outcome, plan: &Plan) -> String {
    let title = |mode: Mode| mode.title(plan);
    match outcome {
        Outcome::Prints(mode) => format!("It prints the lines of “{}”.", title(mode)),
        Outcome::Fails(Some(mode), _) => {
            format!("It prints the lines of “{}”, then stops with an error.", title(mode))
        }
        Outcome::Fails(None, _) => "It prints nothing: Python refuses it.".to_owned(),
        Outcome::Nothing => "It prints nothing.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::exercise::preset::EXERCISE;
    use crate::exercise::simulation::simulate;
    use crate::exercise::sleep_request::SleepRequest;

    #[test]
    fn every_combination_is_told_with_a_reason() {
        let mut of_modes = Vec::new();
        let (mut errors, mut silent) = (Vec::new(), 0);
        for switches in Switches::all() {
            let why = why(switches);
            assert!(why.ends_with('.') && why.matches('`').count().is_multiple_of(2), "{why}");
            match outcome(switches) {
                Outcome::Prints(mode) => of_modes.push(mode),
                Outcome::Fails(_, error) => errors.push(error),
                Outcome::Nothing => silent += 1,
            }
        }
        assert_eq!((of_modes.len(), errors.len(), silent), (13, 8, 3));
        // Each of these modes and each error can be reached.
        assert_eq!(of_modes.iter().collect::<HashSet<_>>().len(), 7);
        assert!(PythonError::ALL.iter().all(|error| errors.contains(error)));
    }

    #[test]
    fn an_outcome_is_told_in_a_sentence() {
        let plan = EXERCISE.plan().with_limit(2);
        for (outcome, expected) in [
            (Outcome::Prints(Mode::AsyncLimited), "It prints the lines of “Async, 2 at a time”."),
            (
                Outcome::Fails(Some(Mode::Sync), PythonError::NoCoroutine),
                "It prints the lines of “Sync”, then stops with an error.",
            ),
            (Outcome::Fails(None, PythonError::AwaitOutside), "It prints nothing: Python refuses it."),
            (Outcome::Nothing, "It prints nothing."),
        ] {
            assert_eq!(sentence(outcome, &plan), expected);
        }
    }

    #[test]
    fn the_last_lines_are_those_of_the_modes_that_an_error_follows() {
        let sleepers = [SleepRequest::range(4, 5, 100)];
        for plan in [EXERCISE.plan(), Plan::counting_to(1).0, Plan::counting_to(5).0.with_sleeps(&sleepers).0] {
            for outcome in Switches::all().map(outcome) {
                let Outcome::Fails(Some(mode), _) = outcome else { continue };
                let all: Vec<_> = simulate(mode, &plan).events.iter().map(|event| plan.line(event)).collect();
                let last = last_lines(&plan, 2);
                assert!(all.ends_with(&last) && last.len() == all.len().min(2), "{last:?}");
            }
        }
    }

    #[test]
    fn only_a_sleep_that_is_made_is_warned_of() {
        let forgotten = Switches { sleep: Sleep::Forgotten, ..Switches::default() };
        assert_eq!(warning(forgotten, &EXERCISE.plan()), Some("RuntimeWarning: coroutine 'sleep' was never awaited"));
        assert_eq!(warning(forgotten, &Plan::counting_to(3).0), None);
        assert_eq!(warning(Switches::default(), &EXERCISE.plan()), None);
    }
}
