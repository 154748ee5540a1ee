//! Tests in a real browser: real clocks, real frames.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that meets what it did not expect should end there")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "browser/address.rs"]
mod address;
#[path = "browser/clock.rs"]
mod clock;
#[path = "browser/frames.rs"]
mod frames;
#[path = "browser/measured.rs"]
mod measured;
#[path = "browser/storage.rs"]
mod storage;

wasm_bindgen_test_configure!(run_in_browser);
