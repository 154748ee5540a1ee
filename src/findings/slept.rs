//! Who slept when, by the events of a run.

use crate::exercise::log::EventKind;
use crate::findings::run::Run;

/// A step's sleep, in ms from the run's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slept {
    /// The step.
    pub step: u32,
    /// When it fell asleep.
    pub from_ms: f64,
    /// When it was done sleeping, or when the run ended before that.
    pub to_ms: f64,
    /// Whether it was done.
    pub is_done: bool,
}

impl Slept {
    /// How long it slept, in ms.
    pub fn length_ms(self) -> f64 {
        self.to_ms - self.from_ms
    }
}

/// The sleeps of a run in the order in which they began.
pub fn sleeps(run: &Run) -> Vec<Slept> {
    let mut sleeps: Vec<Slept> = Vec::new();
    // The index in `sleeps` of each step's sleep, by position.
    let mut indices = vec![None; run.plan.count() as usize + 1];
    for event in &run.events {
        let Some(index) = indices.get_mut(event.step as usize) else { continue };
        match (event.kind, *index) {
            (EventKind::SleepStarted, _) => {
                *index = Some(sleeps.len());
                let to_ms = run.elapsed_ms.max(event.at_ms);
                sleeps.push(Slept { step: event.step, from_ms: event.at_ms, to_ms, is_done: false });
            }
            (EventKind::SleepDone, Some(index)) => {
                sleeps[index].to_ms = event.at_ms.max(sleeps[index].from_ms);
                sleeps[index].is_done = true;
            }
            _ => {}
        }
    }
    sleeps
}

/// The sleeps that were done when the run ended, likewise.
pub fn done_sleeps(run: &Run) -> impl Iterator<Item = Slept> + use<> {
    sleeps(run).into_iter().filter(|slept| slept.is_done)
}
