//! What people type and paste, where it is not written as links write it: digits of other scripts, decimal commas, units. It is
//! part of the lazy chunk.
//!
//! A text is read only if it has one meaning. It is turned into the notation of links, which `numbers.rs` and `sleeps.rs` parse.

pub mod characters;
pub mod lines;
pub mod list;
pub mod number;
pub mod own_steps;
