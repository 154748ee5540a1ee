//! The loader of the lazy chunk, and the slots where its views will stand.

pub mod loader;
pub mod views;
pub mod worker_pool;
