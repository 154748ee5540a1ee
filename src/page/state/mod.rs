//! Data and signals that the views read.

pub mod guess;
pub mod lane;
pub mod replay;
pub mod session;
pub mod signal;
