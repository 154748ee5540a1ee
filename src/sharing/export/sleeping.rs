//! The sleeps of a run, laid out on lines without overlaps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::findings::slept::Slept;

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
