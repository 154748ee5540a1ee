//! The worker pool of the threads mode, as the run sees it. Its code comes with the lazy chunk.

use futures_util::future::LocalBoxFuture;

use crate::exercise::clock::NoThread;
use crate::exercise::log::Log;
use crate::exercise::plan::Plan;
use crate::findings::run::Workers;

/// Workers that are ready. They end when it is dropped.
pub trait WorkerPool {
    /// How many there are, and how long they took to start.
    fn workers(&self) -> Workers;

    /// Counts by them.
    fn count<'a>(&'a self, plan: &'a Plan, log: &'a Log) -> LocalBoxFuture<'a, Result<(), NoThread>>;
}

/// A pool whose workers start, or a sentence on why they can't.
pub type PendingPool = LocalBoxFuture<'static, Result<Box<dyn WorkerPool>, String>>;
