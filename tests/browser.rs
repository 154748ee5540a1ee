//! Tests in a real browser, with its clock and its frames.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "an unexpected value should fail the test")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "browser/address.rs"]
mod address;
#[path = "browser/clock.rs"]
mod clock;
#[path = "browser/dom.rs"]
mod dom;
#[path = "browser/frames.rs"]
mod frames;
#[path = "browser/measured.rs"]
mod measured;
#[path = "browser/storage.rs"]
mod storage;

wasm_bindgen_test_configure!(run_in_browser);
