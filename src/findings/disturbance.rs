//! What disturbed a run from outside the page: a machine that slept, another page on the same thread.

use crate::exercise::log::Event;
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::freeze_scope::was_frozen_by_other;
use crate::findings::remark::Remark;
use crate::findings::run::{Outcome, Run};

/// The shortest time, in ms, for which a page counts as held up. A page that is slow by itself has shorter gaps.
const HELD_UP_MS: f64 = 1_000.0;
/// The least time, in ms, by which the wall clock has to run ahead: it is rounded, and set a little now and then.
const AHEAD_MS: f64 = 2_000.0;

/// A remark on a wall clock that ran ahead of the page's clock by that time, in ms: the machine slept, or the clock was set.
pub fn clock_ran_ahead(ahead_ms: f64) -> Option<Remark> {
    (ahead_ms >= AHEAD_MS).then_some(Remark::ClockRanAhead { ms: ahead_ms })
}

impl Run {
    /// Adds a remark if something outside the page held it up. The freezes of a mode that does not block are then unknown, since they were
    /// not its own.
    pub fn note_disturbance(&mut self) {
        let is_explained =
            self.outcome == Outcome::Failed || self.remarks.iter().any(|remark| was_frozen_by_other(remark));
        let Some(ms) = self.held_up_ms().filter(|_| !is_explained) else { return };
        self.remarks.push(Remark::FrozenByOther { ms }.to_string());
        if !self.mode.about().blocks {
            self.longest_freeze_ms = None;
            self.freezes.clear();
        }
    }

    /// The longest time for which something outside the page held it up, in ms; `None` if nothing did.
    fn held_up_ms(&self) -> Option<f64> {
        let held_up_ms = match self.mode.about().blocks {
            // All of its sleeps are in one freeze. On a coarse clock, each may last for a step more.
            true => {
                let sleeps = self.plan.sleepers().count() as f64;
                self.longest_freeze_ms?
                    - self.mode.expected_freeze_ms(&self.plan) as f64
                    - sleeps * self.clock_resolution_ms
            }
            false => self.freezes.iter().map(|freeze| unheard_ms(&self.events, *freeze)).fold(0.0, f64::max),
        };
        (held_up_ms >= HELD_UP_MS).then_some(held_up_ms)
    }
}

/// The longest time within a freeze in which nothing happened in the count, in ms. A page that prints is busy itself.
fn unheard_ms(events: &[Event], freeze: TimeSpan) -> f64 {
    let within = events.iter().map(|event| event.at_ms).filter(|at_ms| (freeze.from_ms..freeze.to_ms).contains(at_ms));
    let mut longest_ms: f64 = 0.0;
    let mut latest_ms = freeze.from_ms;
    for at_ms in within.chain([freeze.to_ms]) {
        longest_ms = longest_ms.max(at_ms - latest_ms);
        latest_ms = at_ms;
    }
    longest_ms
}
