//! The count in the browser logs the same events as its simulation.

use sleep_count::browser::clock::BrowserClock;
use sleep_count::exercise::clock::Clock;
use sleep_count::exercise::count::count;
use sleep_count::exercise::log::{Event, EventKind, Log};
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::simulation::simulate;
use sleep_count::exercise::sleep_request::SleepRequest;
use wasm_bindgen_test::wasm_bindgen_test;

/// The number of plans that run in each mode.
const PLANS: u32 = 60;

/// A linear congruential generator: the same plans in every browser, so that failures are reproducible.
struct Dice(u32);

impl Dice {
    /// A number from 0 to `sides - 1`.
    fn roll(&mut self, sides: u32) -> u32 {
        // Multiplier and increment of Numerical Recipes.
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % sides
    }

    /// A plan whose deadlines are equal or at least 20 ms apart.
    fn plan(&mut self) -> Plan {
        let steps = 1 + self.roll(40);
        let sleeps = self.roll(5);
        let asked: Vec<_> = (0..sleeps)
            .map(|_| SleepRequest::single(u64::from(1 + self.roll(steps)), u64::from(20 * (1 + self.roll(4)))))
            .collect();
        Plan::counting_to(u64::from(steps)).0.with_sleeps(&asked).0
    }
}

async fn run(mode: Mode, plan: &Plan) -> Vec<Event> {
    let clock = BrowserClock::of_window().unwrap();
    let log = Log::new(plan.lines(), clock.now());
    count(mode, plan, &clock, &log).await.unwrap();
    assert_eq!(clock.sleepers(), 0);
    log.events()
}

fn steps_and_kinds(events: &[Event]) -> Vec<(u32, EventKind)> {
    events.iter().map(|event| (event.step, event.kind)).collect()
}

/// Asserts that no step slept shorter than asked, to the resolution of the clock.
fn assert_slept_enough(plan: &Plan, events: &[Event]) {
    let at = |step, kind| events.iter().find(|event| (event.step, event.kind) == (step, kind)).unwrap().at_ms;
    for (step, ms) in plan.sleepers() {
        let slept_ms = at(step, EventKind::SleepDone) - at(step, EventKind::SleepStarted);
        assert!(slept_ms >= f64::from(ms) - 1.01, "{step} slept {slept_ms} ms of {ms}");
    }
}

/// Runs the plans, and asserts that each run logs what its simulation does. `tries` is how often a plan is run at most: where the order of
/// the log depends on how late timers are, a busy machine may change it.
async fn run_plans_as_simulated(mode: Mode, plans: &[Plan], tries: u32) {
    for (number, plan) in plans.iter().enumerate() {
        let expected = steps_and_kinds(&simulate(mode, plan).events);
        let mut logged = Vec::new();
        for _ in 0..tries {
            let events = run(mode, plan).await;
            assert!(events.is_sorted_by_key(|event| event.at_ms));
            if mode.sleeps() {
                assert_slept_enough(plan, &events);
            }
            logged = steps_and_kinds(&events);
            if logged == expected {
                break;
            }
        }
        assert_eq!(logged, expected, "{mode:?}, plan {number}: {plan:?}");
    }
}

#[wasm_bindgen_test]
async fn plans_run_as_simulated() {
    // Threads need workers, and a limit plans of its own.
    for mode in Mode::ALL.into_iter().filter(|mode| !matches!(mode, Mode::Threads | Mode::AsyncLimited)) {
        let mut dice = Dice(2026);
        let plans: Vec<_> = (0..PLANS).map(|_| dice.plan()).collect();
        run_plans_as_simulated(mode, &plans, 1).await;
    }
}

/// Whether the sleeps of a plan end at least 20 ms apart in [`Mode::AsyncLimited`]. There, unlike in [`Mode::AsyncTogether`], sleeps that
/// begin later may end at the same time, and a real timer is a little late.
fn ends_apart(plan: &Plan) -> bool {
    let events = simulate(Mode::AsyncLimited, plan).events;
    let ends: Vec<_> = events.iter().filter(|event| event.kind == EventKind::SleepDone).collect();
    ends.is_sorted_by(|one, other| other.at_ms - one.at_ms >= 20.0)
}

#[wasm_bindgen_test]
async fn async_limited_runs_as_simulated() {
    let mut dice = Dice(2026);
    for limit in [1, 2, 3, 100] {
        let drawn = std::iter::repeat_with(|| dice.plan().with_limit(limit)).filter(ends_apart);
        // A quarter of the plans for each limit: they take time.
        let plans: Vec<_> = drawn.take(PLANS as usize / 4).collect();
        run_plans_as_simulated(Mode::AsyncLimited, &plans, 5).await;
    }
}

#[wasm_bindgen_test]
async fn ten_thousand_steps_all_sleep_as_long_as_asked() {
    let asked = [SleepRequest::scatter(1, 10_000, 1, 1000)];
    let plan = Plan::counting_to(10_000).0.with_sleeps(&asked).0;
    let events = run(Mode::AsyncTogether, &plan).await;
    assert_eq!(events.len(), 30_000);
    assert_slept_enough_in_one_pass(&plan, &events);
}

/// As `assert_slept_enough`, in one pass, for long logs.
fn assert_slept_enough_in_one_pass(plan: &Plan, events: &[Event]) {
    let mut since = vec![f64::NAN; plan.count() as usize + 1];
    for event in events {
        match event.kind {
            EventKind::SleepStarted => since[event.step as usize] = event.at_ms,
            EventKind::SleepDone => {
                let slept_ms = event.at_ms - since[event.step as usize];
                assert!(slept_ms >= f64::from(plan.sleep_of(event.step)) - 1.01, "{event:?} slept {slept_ms}");
            }
            EventKind::Printed => {}
        }
    }
}
