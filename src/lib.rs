//! sleep-count: what waiting costs, in synchronous and in asynchronous code.
//!
//! Each layer uses only the layers after it: `page`, `browser`, `sharing`, `findings`, `exercise`. The last three are
//! plain Rust without browser APIs.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod exercise;
pub mod findings;
#[cfg(target_arch = "wasm32")]
pub mod page;
pub mod sharing;
