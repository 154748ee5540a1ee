//! The prediction questions.

pub mod guess;
