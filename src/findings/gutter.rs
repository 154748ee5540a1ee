//! The gutter beside a log: tracks that are hatched while a step sleeps.

use crate::exercise::log::{Event, EventKind};

/// The number of tracks, each of which shows one sleep at a time.
const TRACKS: usize = 3;

/// The step that sleeps on each track of the gutter.
#[derive(Clone, Copy, Default)]
pub struct Gutter([Option<u32>; TRACKS]);

impl Gutter {
    /// The tracks to hatch beside `event`, one bit for each, and the gutter after it. A sleep is hatched from its first line
    /// to its last, inclusive.
    pub fn beside(mut self, event: &Event) -> (u8, Self) {
        let free = self.0.iter_mut().find(|track| track.is_none());
        if let (EventKind::SleepStarted, Some(track)) = (event.kind, free) {
            *track = Some(event.step);
        }
        let taken = (0..).zip(&self.0).filter(|(_, track)| track.is_some());
        let bits = taken.fold(0, |bits, (track, _)| bits | 1 << track);
        if event.kind == EventKind::SleepDone {
            self.0.iter_mut().filter(|track| **track == Some(event.step)).for_each(|track| *track = None);
        }
        (bits, self)
    }
}
