//! The browser: clock, frames, events, workers and storage. What is started here stops when it is dropped.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod dates;
pub mod download;
pub mod fields;
pub mod frame_loop;
pub mod frames;
pub mod host;
pub mod intersection;
pub mod json;
pub mod listener;
pub mod markup;
pub mod options;
pub mod png;
pub mod pooled_clock;
pub mod resize;
pub mod share;
pub mod stall_detector;
pub mod stopwatch;
pub mod storage;
pub mod threads;
pub mod timeouts;
pub mod viewport;
