//! The log of a lane.

pub mod follow_end;
pub mod foot;
pub mod rows;
pub mod spacer;
pub mod table;
