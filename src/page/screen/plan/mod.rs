//! The views of the plan: chips, sentence and lede.

pub mod chips;
pub mod lede;
pub mod sentence;
