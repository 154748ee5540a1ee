//! The programs of plans with hostile names print exactly these names.

use std::sync::PoisonError;
use std::thread;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::sharing::code::{Language, program};

use super::{CLOCK, PLANS, mismatches, plan};
use crate::any::names;

/// Plans of random names, of which some sleep so that their deadlines are 100 ms apart.
fn named_plans() -> Vec<Plan> {
    let lengths = Just(vec![100, 200, 300]).prop_shuffle();
    let named =
        (names(), prop::collection::btree_set(1_u32..=12, 0..=3), lengths).prop_map(|(names, steps, lengths)| {
            let plan = Plan::of_names(names);
            let sleepers = steps.into_iter().filter(|step| *step <= plan.count()).zip(lengths).collect::<Vec<_>>();
            sleepers.into_iter().fold(plan, |plan, (step, ms)| plan.with_sleep(step, ms).0)
        });
    let mut runner = TestRunner::deterministic();
    (0..PLANS).map(|_| named.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn programs_print_exactly_the_names() {
    let plans = named_plans();
    let cases: Vec<_> =
        plans.iter().enumerate().map(|(at, plan)| (Mode::ALL[at % Mode::ALL.len()], plan.clone())).collect();
    let (cases, _alone) = (&cases, CLOCK.lock().unwrap_or_else(PoisonError::into_inner));
    let wrong: Vec<_> = thread::scope(|scope| {
        let run = |language: Language| {
            scope.spawn(move || mismatches(language, &format!("{}-names", language.about().slug), cases.clone()))
        };
        let threads = [Language::Python, Language::JavaScript].map(run);
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} programs printed something else:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn programs_have_names_as_tasks_or_a_table_if_names_are_no_keys() {
    let breakfast = plan("?names=boil water,toast bread&sleep=1:3");
    for (language, said) in [
        (Language::Python, ["tasks = [\"boil water\", \"toast bread\"]\n", "sleeps = {\"boil water\": 3}\n"]),
        (
            Language::JavaScript,
            ["const tasks = [\"boil water\", \"toast bread\"];\n", "const sleeps = {\"boil water\": 3};\n"],
        ),
    ] {
        let text = program(language, Mode::Sync, &breakfast);
        assert!(said.iter().all(|said| text.contains(said)), "{text}");
    }
    let twice = plan("?names=stir,stir&sleep=2:1");
    for (language, said) in [
        (
            Language::Python,
            ["names = {1: \"stir\", 2: \"stir\"}\n", "sleeps = {2: 1}\n", "print(names[number])", "range(1, 3)"],
        ),
        (
            Language::JavaScript,
            [
                "const names = {1: \"stir\", 2: \"stir\"};\n",
                "const sleeps = {2: 1};\n",
                "console.log(names[number]);",
                "n <= 2",
            ],
        ),
    ] {
        let text = program(language, Mode::Sync, &twice);
        assert!(said.iter().all(|said| text.contains(said)), "{text}");
    }
}
