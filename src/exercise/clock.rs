//! The clock that a count runs on: the only thing it needs from its environment.

/// A monotonic clock, and three ways to wait for it. All times are in ms since an origin that the clock chooses.
pub trait Clock {
    /// The time now.
    fn now(&self) -> f64;

    /// Busy-waits on this thread until `now() >= until`.
    fn block(&self, until: f64);

    /// Completes once `now() >= until`, without blocking the thread. Dropping the future cancels its timer.
    fn sleep(&self, until: f64) -> impl Future<Output = ()>;

    /// Busy-waits on another thread until `until`, and completes when that thread is done. The default implementation has
    /// no other threads and returns [`NoThread`].
    fn block_elsewhere(&self, until: f64) -> impl Future<Output = Result<(), NoThread>> {
        let _ = until;
        std::future::ready(Err(NoThread))
    }
}

/// No other thread was available, or it stopped before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoThread;
