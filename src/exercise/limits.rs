//! The limits of a plan.

/// The most steps a count can have.
pub const MAX_STEPS: u32 = 100_000;
/// The most steps that a reader can give names of their own.
pub const MAX_NAMES: usize = 30;
/// The most characters of such a name, as a reader counts them.
pub const MAX_NAME: usize = 40;
/// The longest sleep of one step, in ms.
pub const MAX_SLEEP_MS: u32 = 60_000;
/// The longest total sleep that a blocking mode accepts, in ms. Browsers offer to kill a page that hangs for longer.
pub const MAX_BLOCK_MS: u64 = 10_000;
/// The most steps that can sleep in `threads` mode, each in a thread of its own.
pub const MAX_THREADS: usize = 16;
/// How many steps count at once in `async-limited` mode if nothing else is asked for.
pub const USUAL_LIMIT: u32 = 3;
/// The most steps that can count at once there: every step of the longest plan.
pub const MAX_LIMIT: u32 = MAX_STEPS;
