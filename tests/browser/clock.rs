//! The browser's clock: blocking, sleeping, cancelling.

use std::cell::{Cell, RefCell};

use futures_util::future::{FutureExt, join};
use futures_util::stream::{FuturesUnordered, StreamExt};
use sleep_count::browser::clock::BrowserClock;
use sleep_count::browser::frames::yield_to_event_loop;
use sleep_count::exercise::clock::Clock;
use wasm_bindgen_test::wasm_bindgen_test;

/// The resolution of `performance.now()`, in ms: up to 1 ms, in WebKit.
const STEP_MS: f64 = 1.01;

#[wasm_bindgen_test]
fn blocking_takes_as_long_as_asked() {
    let clock = BrowserClock::of_window().unwrap();
    let until = clock.now() + 120.0;
    clock.block(until);
    assert!((until..until + 100.0).contains(&clock.now()));
}

#[wasm_bindgen_test]
async fn a_sleep_ends_at_its_deadline_and_blocks_no_other() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    let (long, short) = (clock.sleep(from + 100.0), clock.sleep(from + 40.0));
    let short = async {
        short.await;
        clock.now() - from
    };
    let (_, short_ms) = join(long, short).await;
    let long_ms = clock.now() - from;
    assert!(short_ms >= 40.0 - STEP_MS && short_ms < long_ms, "{short_ms}");
    assert!(long_ms >= 100.0 - STEP_MS, "{long_ms}");
}

#[wasm_bindgen_test]
async fn a_sleep_with_a_past_deadline_is_ready_at_once() {
    let clock = BrowserClock::of_window().unwrap();
    assert_eq!(clock.sleep(clock.now() - 5.0).now_or_never(), Some(()));
}

#[wasm_bindgen_test]
async fn dropping_a_sleep_cancels_its_timer() {
    let clock = BrowserClock::of_window().unwrap();
    let mut dropped = Box::pin(clock.sleep(clock.now() + 60_000.0));
    assert_eq!(dropped.as_mut().now_or_never(), None);
    assert_eq!(clock.sleepers(), 1);
    drop(dropped);
    assert_eq!(clock.sleepers(), 0);
    clock.sleep(clock.now() + 10.0).await;
    assert_eq!(clock.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn sequential_sleeps_add_up() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    for _ in 0..3 {
        clock.sleep(clock.now() + 30.0).await;
    }
    assert!(clock.now() - from >= 90.0 - 3.0 * STEP_MS);
}

#[wasm_bindgen_test]
async fn sequential_short_sleeps_are_not_throttled() {
    const SLEEPS: u32 = 60;
    let clock = BrowserClock::of_window().unwrap();
    let mut took_ms = f64::INFINITY;
    // Browsers clamp nested timers to 4 ms. Many rounds, because a busy machine delays some of them.
    for _ in 0..30 {
        let from = clock.now();
        for _ in 0..SLEEPS {
            clock.sleep(clock.now() + 1.0).await;
        }
        took_ms = took_ms.min(clock.now() - from);
        if took_ms < f64::from(SLEEPS) * 3.5 {
            break;
        }
    }
    assert!(took_ms < f64::from(SLEEPS) * 3.5, "{SLEEPS} sleeps of a millisecond took {took_ms} ms");
}

#[wasm_bindgen_test]
async fn timers_that_expire_together_wake_in_order_none_early_and_none_lost() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    let woken = RefCell::new(Vec::new());
    // 600 timers at each of five deadlines, inserted in another order. More than one call wakes.
    let sleep = |number: u32| {
        let (clock, woken) = (&clock, &woken);
        // Late enough for all timers to be pending by then, even on a busy machine.
        let deadline = from + 2_000.0 + f64::from(number * 7 % 5) * 10.0;
        async move {
            clock.sleep(deadline).await;
            assert!(clock.now() >= deadline - STEP_MS);
            woken.borrow_mut().push((deadline, number));
        }
    };
    (0..3_000).map(sleep).collect::<FuturesUnordered<_>>().collect::<()>().await;
    assert_eq!(woken.borrow().len(), 3_000);
    assert!(woken.borrow().is_sorted_by(|one, other| one < other));
    assert_eq!(clock.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn the_event_loop_gets_turns_while_many_timers_wake() {
    let clock = BrowserClock::of_window().unwrap();
    // Late enough for all timers to be pending by then, even on a busy machine.
    let deadline = clock.now() + 1_000.0;
    let sleep = |_| async {
        clock.sleep(deadline).await;
        // 0.02 ms of work each, 100 ms in all.
        clock.block(clock.now() + 0.02);
    };
    let (turns, is_over) = (Cell::new(0), Cell::new(false));
    let others = async {
        clock.sleep(deadline).await;
        while !is_over.get() {
            yield_to_event_loop().await;
            turns.set(turns.get() + 1);
        }
    };
    let sleeps = async {
        (0..5_000).map(sleep).collect::<FuturesUnordered<_>>().collect::<()>().await;
        is_over.set(true);
    };
    join(others, sleeps).await;
    assert!(turns.get() >= 3, "{} turns", turns.get());
}

#[wasm_bindgen_test]
async fn timers_inserted_while_others_wake_wake_too() {
    let clock = BrowserClock::of_window().unwrap();
    let deadline = clock.now() + 30.0;
    let sleep = |_| async {
        clock.sleep(deadline).await;
        clock.sleep(clock.now() + 20.0).await;
    };
    (0..2_000).map(sleep).collect::<FuturesUnordered<_>>().collect::<()>().await;
    assert!(clock.now() >= deadline + 20.0 - STEP_MS);
    assert_eq!(clock.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn cancelling_the_earliest_timer_does_not_delay_the_others() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    let mut cancelled = Box::pin(clock.sleep(from + 20.0));
    assert_eq!(cancelled.as_mut().now_or_never(), None);
    let remaining = clock.sleep(from + 60.0);
    drop(cancelled);
    remaining.await;
    assert!(clock.now() >= from + 60.0 - STEP_MS);
}
