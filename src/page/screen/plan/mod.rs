//! The views of the plan: the cells, the row below them, and the lede.

pub mod cells;
mod field;
pub mod lede;
mod row;
pub mod section;
mod stepper;
