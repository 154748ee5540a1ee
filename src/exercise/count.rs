//! The exercise: count from the first step to the last, and let some of them sleep.
//!
//! There is one plan and more than one way to run it. Each way is one short function below, and each says the same
//! things of a step that sleeps: that it starts sleeping, that it is done sleeping, and then its number. What
//! differs is who has to wait meanwhile.

use futures_util::FutureExt;
use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::exercise::clock::{Clock, NoThread};
use crate::exercise::log::{EventKind, Log};
use crate::exercise::mode::Mode;
use crate::exercise::plan::{Plan, Step};

/// Runs `plan` in `mode`, telling the time by `time` and writing what happens to `log`. Fails where a step that needs a
/// thread of its own gets none.
pub async fn count(mode: Mode, plan: &Plan, clock: &impl Clock, log: &Log) -> Result<(), NoThread> {
    match mode {
        Mode::Sync => sync(plan, clock, log),
        Mode::AsyncInTurn => async_in_turn(plan, clock, log).await,
        Mode::AsyncTogether => async_together(plan, clock, log).await,
        Mode::AsyncBlocking => async_blocking(plan, clock, log).await,
        Mode::Threads => threads(plan, clock, log).await?,
    }
    Ok(())
}

/// One after another. While a step sleeps, this thread is busy waiting, and so is everyone who needs it.
pub fn sync(plan: &Plan, clock: &impl Clock, log: &Log) {
    for step in plan.steps() {
        step_that_blocks(step, clock, log);
    }
}

/// One after another. While a step sleeps, the thread is free for others, but the next step waits.
pub async fn async_in_turn(plan: &Plan, clock: &impl Clock, log: &Log) {
    for step in plan.steps() {
        step_that_awaits(step, clock, log).await;
    }
}

/// All are started, none waits for another, and each wakes by itself.
pub async fn async_together(plan: &Plan, clock: &impl Clock, log: &Log) {
    all(plan.steps().map(|step| step_that_awaits(step, clock, log))).await;
}

/// All are started together, as above; but a step that never awaits never lets go of the thread.
pub async fn async_blocking(plan: &Plan, clock: &impl Clock, log: &Log) {
    all(plan.steps().map(|step| async move { step_that_blocks(step, clock, log) })).await;
}

/// All are started together, as above; but each that sleeps keeps a thread of its own busy, and not this one.
pub async fn threads(plan: &Plan, clock: &impl Clock, log: &Log) -> Result<(), NoThread> {
    all(plan.steps().map(|step| step_in_a_thread(step, clock, log))).await.into_iter().collect()
}

/// A step that keeps the thread while it sleeps.
fn step_that_blocks(step: Step, clock: &impl Clock, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        clock.block(asleep_since + f64::from(sleep_ms));
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
}

/// A step that gives the thread back while it sleeps. Its deadline counts from when it said itself that it starts
/// sleeping, whenever that was.
async fn step_that_awaits(step: Step, clock: &impl Clock, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        clock.sleep(asleep_since + f64::from(sleep_ms)).await;
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
}

/// A step that keeps another thread while it sleeps, and is told when that is over.
async fn step_in_a_thread(step: Step, clock: &impl Clock, log: &Log) -> Result<(), NoThread> {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        clock.block_elsewhere(asleep_since + f64::from(sleep_ms)).await?;
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
    Ok(())
}

/// Starts all steps in plan order, then goes on with whichever wakes, until none is left. Each is in a box: whatever they do,
/// they are waited for by the same code.
async fn all<'a, T: 'a>(steps: impl Iterator<Item: Future<Output = T> + 'a>) -> Vec<T> {
    steps.map(FutureExt::boxed_local).collect::<FuturesUnordered<_>>().collect().await
}

/// Writes to the log what happens to `step` now, and returns when that was.
fn say(step: Step, kind: EventKind, clock: &impl Clock, log: &Log) -> f64 {
    let now = clock.now();
    log.add(now, step.position, kind);
    now
}
