//! The browser's clock: it blocks, it sleeps, and nothing is left of a sleep that was dropped.

use std::cell::{Cell, RefCell};

use futures_util::future::{FutureExt, join};
use futures_util::stream::{FuturesUnordered, StreamExt};
use sleep_count::browser::clock::BrowserTime;
use sleep_count::browser::frames::turn;
use sleep_count::exercise::time::Time;
use wasm_bindgen_test::wasm_bindgen_test;

/// Clocks step by up to 1 ms, in WebKit.
const STEP_MS: f64 = 1.01;

#[wasm_bindgen_test]
fn blocking_takes_as_long_as_asked() {
    let time = BrowserTime::of_window().unwrap();
    let until = time.now() + 120.0;
    time.block(until);
    assert!((until..until + 100.0).contains(&time.now()));
}

#[wasm_bindgen_test]
async fn a_sleep_is_over_when_its_time_has_come_and_lets_others_go_on() {
    let time = BrowserTime::of_window().unwrap();
    let from = time.now();
    let (long, short) = (time.sleep(from + 100.0), time.sleep(from + 40.0));
    let short = async {
        short.await;
        time.now() - from
    };
    let (_, short_ms) = join(long, short).await;
    let long_ms = time.now() - from;
    assert!(short_ms >= 40.0 - STEP_MS && short_ms < long_ms, "{short_ms}");
    assert!(long_ms >= 100.0 - STEP_MS, "{long_ms}");
}

#[wasm_bindgen_test]
async fn a_sleep_in_the_past_is_over_at_once() {
    let time = BrowserTime::of_window().unwrap();
    assert_eq!(time.sleep(time.now() - 5.0).now_or_never(), Some(()));
}

#[wasm_bindgen_test]
async fn a_dropped_sleep_leaves_nothing_behind() {
    let time = BrowserTime::of_window().unwrap();
    let mut dropped = Box::pin(time.sleep(time.now() + 60_000.0));
    assert_eq!(dropped.as_mut().now_or_never(), None);
    assert_eq!(time.sleepers(), 1);
    drop(dropped);
    assert_eq!(time.sleepers(), 0);
    time.sleep(time.now() + 10.0).await;
    assert_eq!(time.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn sleeps_one_after_another_add_up() {
    let time = BrowserTime::of_window().unwrap();
    let from = time.now();
    for _ in 0..3 {
        time.sleep(time.now() + 30.0).await;
    }
    assert!(time.now() - from >= 90.0 - 3.0 * STEP_MS);
}

#[wasm_bindgen_test]
async fn one_short_sleep_after_another_is_not_held_back() {
    const SLEEPS: u32 = 60;
    let time = BrowserTime::of_window().unwrap();
    let mut took_ms = f64::INFINITY;
    // A browser makes timers wait for 4 ms each that are nested deeper. On a busy machine some round will be quiet.
    for _ in 0..30 {
        let from = time.now();
        for _ in 0..SLEEPS {
            time.sleep(time.now() + 1.0).await;
        }
        took_ms = took_ms.min(time.now() - from);
        if took_ms < f64::from(SLEEPS) * 3.5 {
            break;
        }
    }
    assert!(took_ms < f64::from(SLEEPS) * 3.5, "{SLEEPS} sleeps of a millisecond took {took_ms} ms");
}

#[wasm_bindgen_test]
async fn more_than_are_woken_at_a_time_wake_in_order_none_early_and_none_lost() {
    let time = BrowserTime::of_window().unwrap();
    let from = time.now();
    let woken = RefCell::new(Vec::new());
    // Some hundreds at each of a few deadlines, in an order of their own.
    let sleeper = |number: u32| {
        let (time, woken) = (&time, &woken);
        let deadline = from + 600.0 + f64::from(number * 7 % 5) * 10.0;
        async move {
            time.sleep(deadline).await;
            assert!(time.now() >= deadline - STEP_MS);
            woken.borrow_mut().push((deadline, number));
        }
    };
    (0..3_000).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
    assert_eq!(woken.borrow().len(), 3_000);
    assert!(woken.borrow().is_sorted_by(|one, other| one < other));
    assert_eq!(time.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn while_many_wake_the_page_gets_a_turn() {
    let time = BrowserTime::of_window().unwrap();
    // Far enough for all to be asleep by then, on a machine that has much else to do.
    let deadline = time.now() + 1_000.0;
    let sleeper = |_| async {
        time.sleep(deadline).await;
        // A little work each, a hundred milliseconds in all.
        time.block(time.now() + 0.02);
    };
    let (turns, is_over) = (Cell::new(0), Cell::new(false));
    let others = async {
        time.sleep(deadline).await;
        while !is_over.get() {
            turn().await;
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
    let time = BrowserTime::of_window().unwrap();
    let deadline = time.now() + 30.0;
    let sleeper = |_| async {
        time.sleep(deadline).await;
        time.sleep(time.now() + 20.0).await;
    };
    (0..2_000).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
    assert!(time.now() >= deadline + 20.0 - STEP_MS);
    assert_eq!(time.sleepers(), 0);
}

#[wasm_bindgen_test]
async fn when_the_next_to_wake_is_gone_the_others_wake_all_the_same() {
    let time = BrowserTime::of_window().unwrap();
    let from = time.now();
    let mut gone = Box::pin(time.sleep(from + 20.0));
    assert_eq!(gone.as_mut().now_or_never(), None);
    let stays = time.sleep(from + 60.0);
    drop(gone);
    stays.await;
    assert!(time.now() >= from + 60.0 - STEP_MS);
}
