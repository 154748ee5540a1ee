//! The page's clock with other threads, by which a run of threads counts.

use crate::browser::clock::BrowserTime;
use crate::browser::threads::Threads;
use crate::exercise::time::{NoThread, Time};
use crate::findings::run::Workers;
use crate::findings::workers::NoWorkers;

/// See the module's first line. Its threads end when it is dropped.
#[derive(Debug)]
pub struct ThreadedTime {
    time: BrowserTime,
    threads: Threads,
    start_ms: f64,
}

impl ThreadedTime {
    /// The clock `time` with so many other threads, once they are ready.
    pub async fn start(time: BrowserTime, number: usize) -> Result<Self, NoWorkers> {
        let asked_ms = time.now();
        let threads = Threads::start(number).await?;
        let start_ms = time.now() - asked_ms;
        Ok(Self { time, threads, start_ms })
    }

    /// How many threads there are, and how long they took to start.
    pub fn workers(&self) -> Workers {
        Workers { number: self.threads.number() as u32, start_ms: self.start_ms }
    }
}

impl Time for ThreadedTime {
    fn now(&self) -> f64 {
        self.time.now()
    }

    fn block(&self, until: f64) {
        self.time.block(until);
    }

    fn sleep(&self, until: f64) -> impl Future<Output = ()> {
        self.time.sleep(until)
    }

    async fn block_elsewhere(&self, until: f64) -> Result<(), NoThread> {
        self.threads.block(until - self.now()).await?;
        // The clocks of two threads differ by a step or so.
        self.sleep(until).await;
        Ok(())
    }
}
