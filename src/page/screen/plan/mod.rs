//! The plan: its steps, its sentence, the lede.

pub mod chips;
pub mod lede;
pub mod sentence;
