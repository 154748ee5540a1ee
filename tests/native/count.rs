//! The events of each mode, their times and their order, on a virtual clock: for the exercise and for random plans.

use proptest::prelude::*;
use sleep_count::exercise::log::{Event, EventKind};
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::simulation::simulate;
use sleep_count::exercise::sleep_request::SleepRequest;

use crate::any;

fn plan(count: u64, sleeps: &[(u64, u64)]) -> Plan {
    let asked: Vec<_> = sleeps.iter().map(|&(step, ms)| SleepRequest::single(step, ms)).collect();
    Plan::counting_to(count).0.with_sleeps(&asked).0
}

fn lines(mode: Mode, plan: &Plan) -> Vec<String> {
    simulate(mode, plan).events.iter().map(|event| plan.line(event)).collect()
}

#[test]
fn modes_that_run_steps_in_turn_print_in_plan_order() {
    let plan = plan(4, &[(2, 3000), (3, 1000)]);
    let expected = ["1", "2 start sleeping", "2 done sleeping", "2", "3 start sleeping", "3 done sleeping", "3", "4"];
    for mode in [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncBlocking] {
        assert_eq!(lines(mode, &plan), expected, "{mode:?}");
    }
}

#[test]
fn modes_that_run_steps_together_wake_them_by_deadline() {
    let plan = plan(4, &[(2, 3000), (3, 1000)]);
    let expected = ["1", "2 start sleeping", "3 start sleeping", "4", "3 done sleeping", "3", "2 done sleeping", "2"];
    for mode in [Mode::AsyncTogether, Mode::Threads] {
        assert_eq!(lines(mode, &plan), expected, "{mode:?}");
    }
}

#[test]
fn more_than_thirty_steps_together_wake_by_deadline_too() {
    let logged = lines(Mode::AsyncTogether, &plan(100, &[(8, 3000), (12, 2000)]));
    assert_eq!(logged[100..], ["12 done sleeping", "12", "8 done sleeping", "8"]);
}

#[test]
fn elapsed_time_and_longest_freeze_differ_by_mode() {
    let plan = plan(30, &[(8, 3000), (12, 2000)]);
    for (mode, elapsed_ms, freeze_ms) in [
        (Mode::Sync, 5000.0, 5000.0),
        (Mode::AsyncInTurn, 5000.0, 0.0),
        (Mode::AsyncTogether, 3000.0, 0.0),
        (Mode::AsyncBlocking, 5000.0, 5000.0),
        (Mode::Threads, 3000.0, 0.0),
        (Mode::AsyncForgotten, 0.0, 0.0),
        (Mode::AsyncLimited, 3000.0, 0.0),
    ] {
        let simulation = simulate(mode, &plan);
        assert_eq!((simulation.elapsed_ms, simulation.longest_freeze_ms), (elapsed_ms, freeze_ms), "{mode:?}");
    }
}

#[test]
fn a_hundred_thousand_steps_are_simulated() {
    let asked = [SleepRequest::scatter(1, 100_000, 1, 1000)];
    let plan = Plan::counting_to(100_000).0.with_sleeps(&asked).0;
    let simulation = simulate(Mode::AsyncTogether, &plan);
    assert_eq!((simulation.events.len(), simulation.elapsed_ms), (300_000, 1000.0));
}

/// The index and the time in ms of the one event of `step` and `kind`. Panics if there are two.
fn when(events: &[Event], step: u32, kind: EventKind) -> (usize, f64) {
    let mut found = events.iter().enumerate().filter(|(_, event)| event.step == step && event.kind == kind);
    let (index, event) = found.next().unwrap();
    assert!(found.next().is_none(), "{step} has {kind:?} twice");
    (index, event.at_ms)
}

/// How long the plan takes with its limit, in ms, by looking for the first free place each time.
fn limited_ms(plan: &Plan) -> f64 {
    let mut free_ms = vec![0.0; plan.count().min(plan.limit()) as usize];
    for (_, ms) in plan.sleepers() {
        let next = free_ms.iter_mut().min_by(|one, other| f64::total_cmp(one, other)).unwrap();
        *next += f64::from(ms);
    }
    free_ms.into_iter().fold(0.0, f64::max)
}

proptest! {
    #[test]
    fn limited_to_one_equals_in_turn_and_to_all_steps_equals_together(plan in any::plan(), more in 0_u32..1000) {
        let alone = plan.clone().with_limit(1);
        prop_assert_eq!(simulate(Mode::AsyncLimited, &alone), simulate(Mode::AsyncInTurn, &plan));
        let all = plan.clone().with_limit(plan.count() + more);
        prop_assert_eq!(simulate(Mode::AsyncLimited, &all), simulate(Mode::AsyncTogether, &plan));
    }

    #[test]
    fn limited_steps_enter_in_plan_order_when_a_place_is_free_and_leave_it_when_printed(plan in any::plan()) {
        let events = simulate(Mode::AsyncLimited, &plan).events;
        let (mut entered, mut inside) = (0, 0);
        for (index, event) in events.iter().enumerate() {
            let is_entry = event.kind == EventKind::SleepStarted || plan.sleep_of(event.step) == 0;
            if is_entry {
                entered += 1;
                prop_assert_eq!(event.step, entered);
                prop_assert!(inside < plan.limit());
                // No step waits while a place is free.
                prop_assert!(index == 0 || event.at_ms == events[index - 1].at_ms);
            }
            if event.kind == EventKind::SleepStarted {
                inside += 1;
            } else if event.kind == EventKind::SleepDone {
                inside -= 1;
            }
        }
    }

    #[test]
    fn a_forgotten_await_logs_the_lines_of_in_turn_at_once(plan in any::plan()) {
        let (forgotten, in_turn) = (simulate(Mode::AsyncForgotten, &plan).events, simulate(Mode::AsyncInTurn, &plan).events);
        let at_once: Vec<_> = in_turn.iter().map(|event| Event { at_ms: 0.0, ..*event }).collect();
        prop_assert_eq!(forgotten, at_once);
    }

    #[test]
    fn every_mode_logs_every_step_and_sleeps_as_asked(plan in any::plan()) {
        for mode in Mode::ALL {
            let simulation = simulate(mode, &plan);
            let events = &simulation.events;
            prop_assert_eq!(events.len(), plan.count() as usize + 2 * plan.sleepers().count());
            prop_assert!(events.is_sorted_by_key(|event| event.at_ms));
            for (step, ms) in plan.sleepers() {
                let (started, slept_from) = when(events, step, EventKind::SleepStarted);
                let (done, slept_to) = when(events, step, EventKind::SleepDone);
                prop_assert_eq!(slept_to - slept_from, if mode.sleeps() { f64::from(ms) } else { 0.0 });
                prop_assert!(started < done);
                prop_assert_eq!(when(events, step, EventKind::Printed), (done + 1, slept_to));
            }
            for step in plan.steps() {
                when(events, step.position, EventKind::Printed);
            }
        }
    }

    #[test]
    fn elapsed_is_the_sum_or_the_longest_of_the_sleeps_and_only_blocking_modes_freeze(plan in any::plan()) {
        let lengths: Vec<_> = plan.sleepers().map(|(_, ms)| f64::from(ms)).collect();
        let (sum, longest) = (lengths.iter().sum(), lengths.iter().copied().fold(0.0, f64::max));
        for (mode, elapsed_ms, freeze_ms) in [
            (Mode::Sync, sum, sum),
            (Mode::AsyncInTurn, sum, 0.0),
            (Mode::AsyncTogether, longest, 0.0),
            (Mode::AsyncBlocking, sum, sum),
            (Mode::Threads, longest, 0.0),
            (Mode::AsyncForgotten, 0.0, 0.0),
            (Mode::AsyncLimited, limited_ms(&plan), 0.0),
        ] {
            let simulation = simulate(mode, &plan);
            prop_assert_eq!((simulation.elapsed_ms, simulation.longest_freeze_ms), (elapsed_ms, freeze_ms), "{:?}", mode);
            prop_assert_eq!((mode.expected_ms(&plan) as f64, mode.expected_freeze_ms(&plan) as f64), (elapsed_ms, freeze_ms));
        }
    }

    #[test]
    fn together_all_steps_start_in_plan_order_before_the_first_wakes(plan in any::plan()) {
        for mode in [Mode::AsyncTogether, Mode::Threads] {
            let events = simulate(mode, &plan).events;
            let (turns, wakes) = events.split_at(plan.count() as usize);
            for (step, event) in plan.steps().zip(turns) {
                let kind = if step.sleep_ms.is_some() { EventKind::SleepStarted } else { EventKind::Printed };
                prop_assert_eq!(*event, Event { at_ms: 0.0, step: step.position, kind });
            }
            prop_assert!(wakes.iter().all(|event| event.kind != EventKind::SleepStarted));
        }
    }

    #[test]
    fn together_wakes_by_deadline_and_ties_in_plan_order(plan in any::plan()) {
        for mode in [Mode::AsyncTogether, Mode::Threads] {
            let events = simulate(mode, &plan).events;
            let woken = events.iter().filter(|event| event.kind == EventKind::SleepDone);
            let order: Vec<_> = woken.map(|event| (plan.sleep_of(event.step), event.step)).collect();
            prop_assert!(order.is_sorted(), "{:?}", order);
        }
    }

    #[test]
    fn modes_that_run_steps_in_turn_log_the_same_events(plan in any::plan()) {
        let sync = simulate(Mode::Sync, &plan);
        prop_assert!(sync.events.is_sorted_by_key(|event| event.step));
        for mode in [Mode::AsyncInTurn, Mode::AsyncBlocking] {
            prop_assert_eq!(&simulate(mode, &plan).events, &sync.events);
        }
    }
}
