//! The views of the lanes.

pub mod frame;
pub mod lanes;
pub mod numbers;
pub mod offers;
pub mod strip;
