//! The view of a lane's log.

pub mod follow_end;
pub mod rows;
pub mod spacer;
pub mod table;
