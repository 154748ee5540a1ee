//! The question before a run, and Poke.

pub mod guess;
pub mod poke_bar;
