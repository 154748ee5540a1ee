//! The prediction questions and the Poke bar.

pub mod guess;
pub mod poke_bar;
