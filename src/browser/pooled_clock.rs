//! The clock of the `threads` mode: the page's clock with a pool of worker threads.

use crate::browser::clock::BrowserClock;
use crate::browser::threads::Threads;
use crate::exercise::clock::{Clock, NoThread};
use crate::findings::run::Workers;
use crate::findings::workers::NoWorkers;

/// The page's clock with a pool of worker threads, which end when it is dropped.
#[derive(Debug)]
pub struct PooledClock {
    clock: BrowserClock,
    threads: Threads,
    start_ms: f64,
}

impl PooledClock {
    /// Starts `number` threads, and completes when all of them are ready.
    pub async fn start(clock: BrowserClock, number: usize) -> Result<Self, NoWorkers> {
        let asked_ms = clock.now();
        let threads = Threads::start(number).await?;
        let start_ms = clock.now() - asked_ms;
        Ok(Self { clock, threads, start_ms })
    }

    /// The number of threads, and how long they took to start.
    pub fn workers(&self) -> Workers {
        Workers { number: self.threads.number() as u32, start_ms: self.start_ms }
    }
}

impl Clock for PooledClock {
    fn now(&self) -> f64 {
        self.clock.now()
    }

    fn block(&self, until: f64) {
        self.clock.block(until);
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        self.clock.sleep(until)
    }

    async fn block_elsewhere(&self, until: f64) -> Result<(), NoThread> {
        self.threads.block(until - self.now()).await?;
        // The clocks of two threads can differ by a step of their resolution.
        self.sleep(until).await;
        Ok(())
    }
}
