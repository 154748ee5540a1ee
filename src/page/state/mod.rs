//! The state of the page: signals that the views read.

pub mod editing;
pub mod guess;
pub mod lane;
pub mod lane_rows;
pub mod notice;
pub mod replay;
pub mod session;
pub mod signal;
