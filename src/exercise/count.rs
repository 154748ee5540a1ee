//! The exercise: count from the first step to the last, and let some of them sleep.
//!
//! There is one plan and more than one way to run it. Each way is one short function below, and each says the same
//! things of a step that sleeps: that it starts sleeping, that it is done sleeping, and then its number. What
//! differs is who has to wait meanwhile.

use futures_util::FutureExt;
use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::exercise::log::{EventKind, Log};
use crate::exercise::mode::Mode;
use crate::exercise::plan::{Plan, Step};
use crate::exercise::time::{NoThread, Time};

/// Runs `plan` in `mode`, telling the time by `time` and writing what happens to `log`. Fails where a step that needs a
/// thread of its own gets none.
pub async fn count(mode: Mode, plan: &Plan, time: &impl Time, log: &Log) -> Result<(), NoThread> {
    match mode {
        Mode::Sync => sync(plan, time, log),
        Mode::AsyncInTurn => async_in_turn(plan, time, log).await,
        Mode::AsyncTogether => async_together(plan, time, log).await,
        Mode::AsyncBlocking => async_blocking(plan, time, log).await,
        Mode::Threads => threads(plan, time, log).await?,
    }
    Ok(())
}

/// One after another. While a step sleeps, this thread is busy waiting, and so is everyone who needs it.
pub fn sync(plan: &Plan, time: &impl Time, log: &Log) {
    for step in plan.steps() {
        step_that_blocks(step, time, log);
    }
}

/// One after another. While a step sleeps, the thread is free for others, but the next step waits.
pub async fn async_in_turn(plan: &Plan, time: &impl Time, log: &Log) {
    for step in plan.steps() {
        step_that_awaits(step, time, log).await;
    }
}

/// All are started, none waits for another, and each wakes by itself.
pub async fn async_together(plan: &Plan, time: &impl Time, log: &Log) {
    all(plan.steps().map(|step| step_that_awaits(step, time, log))).await;
}

/// All are started together, as above; but a step that never awaits never lets go of the thread.
pub async fn async_blocking(plan: &Plan, time: &impl Time, log: &Log) {
    all(plan.steps().map(|step| async move { step_that_blocks(step, time, log) })).await;
}

/// All are started together, as above; but each that sleeps keeps a thread of its own busy, and not this one.
pub async fn threads(plan: &Plan, time: &impl Time, log: &Log) -> Result<(), NoThread> {
    all(plan.steps().map(|step| step_in_a_thread(step, time, log))).await.into_iter().collect()
}

/// A step that keeps the thread while it sleeps.
fn step_that_blocks(step: Step, time: &impl Time, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, time, log);
        time.block(asleep_since + f64::from(sleep_ms));
        say(step, EventKind::SleepDone, time, log);
    }
    say(step, EventKind::Printed, time, log);
}

/// A step that gives the thread back while it sleeps. Its deadline counts from when it said itself that it starts
/// sleeping, whenever that was.
async fn step_that_awaits(step: Step, time: &impl Time, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, time, log);
        time.sleep(asleep_since + f64::from(sleep_ms)).await;
        say(step, EventKind::SleepDone, time, log);
    }
    say(step, EventKind::Printed, time, log);
}

/// A step that keeps another thread while it sleeps, and is told when that is over.
async fn step_in_a_thread(step: Step, time: &impl Time, log: &Log) -> Result<(), NoThread> {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, time, log);
        time.block_elsewhere(asleep_since + f64::from(sleep_ms)).await?;
        say(step, EventKind::SleepDone, time, log);
    }
    say(step, EventKind::Printed, time, log);
    Ok(())
}

/// Starts all steps in plan order, then goes on with whichever wakes, until none is left. Each is in a box: whatever they do,
/// they are waited for by the same code.
async fn all<'a, T: 'a>(steps: impl Iterator<Item: Future<Output = T> + 'a>) -> Vec<T> {
    steps.map(FutureExt::boxed_local).collect::<FuturesUnordered<_>>().collect().await
}

/// Writes to the log what happens to `step` now, and returns when that was.
fn say(step: Step, kind: EventKind, time: &impl Time, log: &Log) -> f64 {
    let now = time.now();
    log.add(now, step.position, kind);
    now
}
