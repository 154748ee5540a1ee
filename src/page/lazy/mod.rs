//! The loader of the lazy chunk, and what the first load knows of the chunk.

pub mod loader;
pub mod views;
pub mod worker_pool;
