//! The sleeps of a run, laid out on lines without overlaps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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

/// Lays out sleeps, which are ordered by their start, on as few lines as possible.
pub fn lines(sleeps: Vec<Slept>) -> Vec<Vec<Slept>> {
    let mut lines: Vec<Vec<Slept>> = Vec::new();
    // When each line becomes free, in µs, earliest first. A heap, since thousands may sleep at once.
    let mut free: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
    let micros = |ms: f64| (ms * 1000.0).round() as u64;
    for slept in sleeps {
        let line = match free.peek() {
            Some(&Reverse((free_from, line))) if free_from <= micros(slept.from_ms) => {
                free.pop();
                line
            }
            _ => lines.len(),
        };
        free.push(Reverse((micros(slept.to_ms), line)));
        match lines.get_mut(line) {
            Some(line) => line.push(slept),
            None => lines.push(vec![slept]),
        }
    }
    lines
}
