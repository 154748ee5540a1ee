//! The exercise: count from the first step to the last, and let some of them sleep.
//!
//! Each mode is one short function below. All of them log the same three lines for a step that sleeps: it starts
//! sleeping, it is done sleeping, its number. They differ in what else has to wait during the sleep, and one forgets it.

use futures_util::FutureExt;
use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::exercise::clock::{Clock, NoThread};
use crate::exercise::log::{EventKind, Log};
use crate::exercise::mode::Mode;
use crate::exercise::plan::{Plan, Step};

/// Runs `plan` in `mode` on `clock` and appends its events to `log`. Fails only in [`Mode::Threads`], if a sleeping step
/// gets no thread.
pub async fn count(mode: Mode, plan: &Plan, clock: &impl Clock, log: &Log) -> Result<(), NoThread> {
    match mode {
        Mode::Sync => sync(plan, clock, log),
        Mode::AsyncInTurn => async_in_turn(plan, clock, log).await,
        Mode::AsyncTogether => async_together(plan, clock, log).await,
        Mode::AsyncBlocking => async_blocking(plan, clock, log).await,
        Mode::Threads => threads(plan, clock, log).await?,
        Mode::AsyncForgotten => async_forgotten(plan, clock, log).await,
        Mode::AsyncLimited => async_limited(plan, clock, log).await,
    }
    Ok(())
}

/// Runs the steps one after another. A sleeping step busy-waits, so nothing else runs on this thread.
pub fn sync(plan: &Plan, clock: &impl Clock, log: &Log) {
    for step in plan.steps() {
        step_that_blocks(step, clock, log);
    }
}

/// Runs the steps one after another. A sleeping step frees the thread, but the next step still waits for it.
pub async fn async_in_turn(plan: &Plan, clock: &impl Clock, log: &Log) {
    for step in plan.steps() {
        step_that_awaits(step, clock, log).await;
    }
}

/// Starts all steps at once. None waits for another, and each wakes by itself.
pub async fn async_together(plan: &Plan, clock: &impl Clock, log: &Log) {
    all(plan.steps().map(|step| step_that_awaits(step, clock, log))).await;
}

/// Starts all steps at once, but a sleeping step busy-waits inside its `async` block and never frees the thread.
pub async fn async_blocking(plan: &Plan, clock: &impl Clock, log: &Log) {
    all(plan.steps().map(|step| async move { step_that_blocks(step, clock, log) })).await;
}

/// Starts all steps at once. A sleeping step busy-waits on a thread of its own, so this thread stays free.
pub async fn threads(plan: &Plan, clock: &impl Clock, log: &Log) -> Result<(), NoThread> {
    all(plan.steps().map(|step| step_in_a_thread(step, clock, log))).await.into_iter().collect()
}

/// Runs the steps one after another, and each is awaited. But a sleeping step forgets to await its sleep.
pub async fn async_forgotten(plan: &Plan, clock: &impl Clock, log: &Log) {
    for step in plan.steps() {
        step_that_forgets(step, clock, log).await;
    }
}

/// Starts a step whenever one of the plan's places is free. A step leaves its place when it is printed.
pub async fn async_limited(plan: &Plan, clock: &impl Clock, log: &Log) {
    let mut inside = FuturesUnordered::new();
    for step in plan.steps() {
        if inside.len() == plan.limit() as usize {
            inside.next().await;
        }
        inside.push(step_that_awaits(step, clock, log).boxed_local());
    }
    inside.collect().await
}

/// A step that blocks this thread while it sleeps.
fn step_that_blocks(step: Step, clock: &impl Clock, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        clock.block(asleep_since + f64::from(sleep_ms));
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
}

/// A step that frees the thread while it sleeps. Its deadline counts from its own `start sleeping` line.
async fn step_that_awaits(step: Step, clock: &impl Clock, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        clock.sleep(asleep_since + f64::from(sleep_ms)).await;
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
}

/// A step that makes its sleep and throws it away. Without `.await` no sleep begins, and the compiler says so.
async fn step_that_forgets(step: Step, clock: &impl Clock, log: &Log) {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        #[expect(unused_must_use, reason = "the compiler's warning is what this mode is about")]
        clock.sleep(asleep_since + f64::from(sleep_ms));
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
}

/// A step that blocks another thread while it sleeps, and awaits its answer.
async fn step_in_a_thread(step: Step, clock: &impl Clock, log: &Log) -> Result<(), NoThread> {
    if let Some(sleep_ms) = step.sleep_ms {
        let asleep_since = say(step, EventKind::SleepStarted, clock, log);
        clock.block_elsewhere(asleep_since + f64::from(sleep_ms)).await?;
        say(step, EventKind::SleepDone, clock, log);
    }
    say(step, EventKind::Printed, clock, log);
    Ok(())
}

/// Starts the futures in order, then polls whichever wakes until all are complete. They are boxed so that one instance
/// of this machinery serves every mode, which keeps the program small.
async fn all<'a, T: 'a>(steps: impl Iterator<Item: Future<Output = T> + 'a>) -> Vec<T> {
    steps.map(FutureExt::boxed_local).collect::<FuturesUnordered<_>>().collect().await
}

/// Appends an event of `step` to the log, and returns its time in ms.
fn say(step: Step, kind: EventKind, clock: &impl Clock, log: &Log) -> f64 {
    let now = clock.now();
    log.add(now, step.position, kind);
    now
}
