//! The browser: its clock, its frames, its events and its storage. Everything made here is undone when it is dropped.

pub mod address;
pub mod clock;
pub mod dates;
pub mod frames;
pub mod handing;
pub mod heartbeat;
pub mod host;
pub mod json;
pub mod listener;
pub mod png;
pub mod sight;
pub mod size;
pub mod standstill;
pub mod storage;
pub mod threaded;
pub mod threads;
