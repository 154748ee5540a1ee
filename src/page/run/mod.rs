//! Starts, records, ends and stores runs.

pub mod context;
pub mod controller;
pub mod counting;
pub mod ending;
pub mod frame_monitor;
pub mod freeze_guard;
pub mod history;
pub mod pokes;
pub mod recorder;
pub mod sequencing;
pub mod starting_over;
pub mod worker_pool;
