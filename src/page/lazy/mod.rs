//! The loader of the lazy chunk, and the slots where its views will stand.

pub mod loader;
