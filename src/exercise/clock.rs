//! The one thing a count needs from the world: a clock that can be waited for.

/// Tells the time, and lets it pass in three ways. All times are in ms on one clock that never goes back.
pub trait Clock {
    /// The time now.
    fn now(&self) -> f64;

    /// Keeps this thread busy until `now()` is `until` or later: nothing else happens meanwhile.
    fn block(&self, until: f64);

    /// Is over when `now()` is `until` or later, and lets everything else happen meanwhile. Dropped early, it
    /// leaves nothing behind.
    fn sleep(&self, until: f64) -> impl Future<Output = ()>;

    /// Is over when another thread has been kept busy until `until`. A clock without other threads says so.
    fn block_elsewhere(&self, until: f64) -> impl Future<Output = Result<(), NoThread>> {
        let _ = until;
        std::future::ready(Err(NoThread))
    }
}

/// No other thread could be started, or it did not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoThread;
