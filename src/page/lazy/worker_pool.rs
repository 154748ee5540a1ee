//! The interface of the worker pool, which runs the threads mode. Its implementation is in the lazy chunk.

use futures_util::future::LocalBoxFuture;

use crate::exercise::clock::NoThread;
use crate::exercise::log::Log;
use crate::exercise::plan::Plan;
use crate::findings::run::Workers;

/// A pool of workers that have started. Dropping it ends them.
pub trait WorkerPool {
    /// The number of workers, and how long they took to start.
    fn workers(&self) -> Workers;

    /// Runs the plan on the workers and writes to the log. An error if a worker is lost.
    fn count<'a>(&'a self, plan: &'a Plan, log: &'a Log) -> LocalBoxFuture<'a, Result<(), NoThread>>;
}

/// A pool whose workers are starting. The error is a sentence for the reader.
pub type PendingPool = LocalBoxFuture<'static, Result<Box<dyn WorkerPool>, String>>;
