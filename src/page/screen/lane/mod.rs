//! The views of the lanes.

pub mod lanes;
pub mod menu;
pub mod numbers;
pub mod offers;
pub mod run_button;
pub mod section;
pub mod stage;
pub mod strip;
