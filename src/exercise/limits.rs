//! The limits of a plan.

/// The most steps a count can have.
pub const MAX_STEPS: u32 = 100_000;
/// The longest that one step can sleep, in ms.
pub const MAX_SLEEP_MS: u32 = 60_000;
/// The longest that a mode that blocks may freeze the page, in ms: browsers offer to kill a page that hangs for
/// longer.
pub const MAX_BLOCK_MS: u64 = 10_000;
/// The most steps that can sleep in threads of their own.
pub const MAX_THREADS: usize = 16;
