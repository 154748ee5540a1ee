//! The views of the first load.

pub mod band;
pub mod below;
pub mod hand;
pub mod idle;
pub mod lane;
pub mod log;
pub mod notices;
pub mod plan;
pub mod poke_bar;
