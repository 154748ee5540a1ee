//! sleep-count: what waiting costs, in synchronous and in asynchronous code.
//!
//! Each floor uses only those below it: `page`, `browser`, `sharing`, `findings`, `exercise`. The lower three are
//! plain Rust and know no browser.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod exercise;
pub mod findings;
#[cfg(target_arch = "wasm32")]
pub mod page;
pub mod sharing;
