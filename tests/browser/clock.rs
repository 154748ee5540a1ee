//! The browser's clock: it blocks, it sleeps, and nothing is left of a sleep that was dropped.

use futures_util::future::{FutureExt, join};
use sleep_count::browser::clock::BrowserTime;
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
