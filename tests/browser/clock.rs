//! The browser's clock: it blocks, it sleeps, and nothing is left of a sleep that was dropped.

use std::cell::{Cell, RefCell};

use futures_util::future::{FutureExt, join};
use futures_util::stream::{FuturesUnordered, StreamExt};
use sleep_count::browser::clock::BrowserClock;
use sleep_count::browser::frames::yield_to_event_loop;
use sleep_count::exercise::clock::Clock;
use wasm_bindgen_test::wasm_bindgen_test;

/// Clocks step by up to 1 ms, in WebKit.
const STEP_MS: f64 = 1.01;

#[wasm_bindgen_test]
fn blocking_takes_as_long_as_asked() {
    let clock = BrowserClock::of_window().unwrap();
    let until = clock.now() + 120.0;
    clock.block(until);
    assert!((until..until + 100.0).contains(&clock.now()));
}

#[wasm_bindgen_test]
async fn a_sleep_is_over_when_its_time_has_come_and_lets_others_go_on() {
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
async fn a_sleep_in_the_past_is_over_at_once() {
    let clock = BrowserClock::of_window().unwrap();
    assert_eq!(clock.sleep(clock.now() - 5.0).now_or_never(), Some(()));
}

#[wasm_bindgen_test]
async fn a_dropped_sleep_leaves_nothing_behind() {
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
async fn sleeps_one_after_another_add_up() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    for _ in 0..3 {
        clock.sleep(clock.now() + 30.0).await;
    }
    assert!(clock.now() - from >= 90.0 - 3.0 * STEP_MS);
}

#[wasm_bindgen_test]
async fn one_short_sleep_after_another_is_not_held_back() {
    const SLEEPS: u32 = 60;
    let clock = BrowserClock::of_window().unwrap();
    let mut took_ms = f64::INFINITY;
    // A browser makes timers wait for 4 ms each that are nested deeper. On a busy machine some round will be quiet.
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
async fn more_than_are_woken_at_a_time_wake_in_order_none_early_and_none_lost() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    let woken = RefCell::new(Vec::new());
    // Some hundreds at each of a few deadlines, in an order of their own.
    let sleeper = |number: u32| {
        let (clock, woken) = (&clock, &woken);
        let deadline = from + 600.0 + f64::from(number * 7 % 5) * 10.0;
        async move {
            clock.sleep(deadline).await;
            assert!(clock.now() >= deadline - STEP_MS);
            woken.borrow_mut().push((deadline, number));
        }
    };
    (0..3_000).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
    assert_eq!(woken.borrow().len(), 3_000);
    assert!(woken.borrow().is_sorted_by(|one, other| one < other));
    assert_eq!(clock.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn while_many_wake_the_page_gets_a_turn() {
    let clock = BrowserClock::of_window().unwrap();
    // Far enough for all to be asleep by then, on a machine that has much else to do.
    let deadline = clock.now() + 1_000.0;
    let sleeper = |_| async {
        clock.sleep(deadline).await;
        // A little work each, a hundred milliseconds in all.
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
    let sleepers = async {
        (0..5_000).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
        is_over.set(true);
    };
    join(others, sleepers).await;
    assert!(turns.get() >= 3, "{} turns", turns.get());
}

#[wasm_bindgen_test]
async fn who_falls_asleep_while_others_are_woken_wakes_too() {
    let clock = BrowserClock::of_window().unwrap();
    let deadline = clock.now() + 30.0;
    let sleeper = |_| async {
        clock.sleep(deadline).await;
        clock.sleep(clock.now() + 20.0).await;
    };
    (0..2_000).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
    assert!(clock.now() >= deadline + 20.0 - STEP_MS);
    assert_eq!(clock.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn when_the_next_to_wake_is_gone_the_others_wake_all_the_same() {
    let clock = BrowserClock::of_window().unwrap();
    let from = clock.now();
    let mut gone = Box::pin(clock.sleep(from + 20.0));
    assert_eq!(gone.as_mut().now_or_never(), None);
    let stays = clock.sleep(from + 60.0);
    drop(gone);
    stays.await;
    assert!(clock.now() >= from + 60.0 - STEP_MS);
}
