//! The count itself: what is counted, how, and what it says while it counts. Knows no browser.

pub mod asked_sleep;
pub mod correction;
pub mod count;
mod editing;
pub mod figures;
pub mod limits;
pub mod log;
pub mod mode;
mod painting;
pub mod plan;
pub mod preset;
pub mod rehearsal;
pub mod sleep_rule;
pub mod sleepers;
pub mod story;
pub mod time;
mod waking_order;
