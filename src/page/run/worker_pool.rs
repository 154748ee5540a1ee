//! The implementation of the worker pool of the threads mode. It is part of the lazy chunk.

use futures_util::future::LocalBoxFuture;

use crate::browser::clock::BrowserClock;
use crate::browser::pooled_clock::PooledClock;
use crate::exercise::clock::NoThread;
use crate::exercise::count::threads;
use crate::exercise::log::Log;
use crate::exercise::plan::Plan;
use crate::findings::run::Workers;
use crate::page::lazy::worker_pool::{PendingPool, WorkerPool};

/// Starts a pool of `number` workers. The error is a sentence for the reader.
pub fn spawn_workers(clock: BrowserClock, number: usize) -> PendingPool {
    Box::pin(async move {
        let pool = PooledClock::start(clock, number).await.map_err(|why| why.to_string())?;
        Ok(Box::new(pool) as Box<dyn WorkerPool>)
    })
}

impl WorkerPool for PooledClock {
    fn workers(&self) -> Workers {
        self.workers()
    }

    fn count<'a>(&'a self, plan: &'a Plan, log: &'a Log) -> LocalBoxFuture<'a, Result<(), NoThread>> {
        Box::pin(threads(plan, self, log))
    }
}
