//! The views of the plan: the cells, the row below them, the line in place of both, and the lede.

pub mod cells;
mod field;
mod fold;
pub mod lede;
mod row;
pub mod section;
mod stepper;
