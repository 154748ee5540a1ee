//! The browser: its clock, its frames, its events and its storage. Everything made here is undone when it is dropped.

pub mod address;
pub mod clock;
pub mod dates;
pub mod frame_loop;
pub mod frames;
pub mod handing;
pub mod host;
pub mod intersection;
pub mod json;
pub mod listener;
pub mod png;
pub mod pooled_clock;
pub mod resize;
pub mod stall_detector;
pub mod storage;
pub mod threads;
