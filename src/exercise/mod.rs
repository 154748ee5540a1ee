//! The count itself: plans, modes, the log, and the clock and timers that a count runs on. Independent of the browser.

pub mod clock;
pub mod count;
pub mod editing;
pub mod format;
pub mod labels;
mod ladder_queue;
pub mod limits;
pub mod log;
pub mod mode;
pub mod plan;
pub mod plan_warning;
pub mod preset;
pub mod refusal;
mod rule_resolution;
pub mod simulation;
pub mod sleep_lengths;
pub mod sleep_request;
pub mod sleep_rule;
pub mod story;
pub mod timer_queue;
