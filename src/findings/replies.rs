//! Replies to what the reader did during a run: pokes, and a Stop that was pressed during a freeze.

use crate::exercise::format::seconds_read;
use crate::findings::frame_gaps::{Interval, NOTICEABLE_MS};
use crate::findings::pokes::stop_unheard;

/// The replies of one run. Times are in ms on the page's clock.
#[derive(Debug, Default)]
pub struct Replies {
    freeze: Option<Interval>,
    late_ms: Vec<f64>,
    late_stop_sentence: Option<String>,
}

impl Replies {
    /// Records the interval in which the run blocked the page.
    pub fn note_freeze(&mut self, freeze: Interval) {
        self.freeze = Some(freeze);
    }

    /// The interval in which the run blocked the page; `None` before it is over.
    pub fn freeze(&self) -> Option<Interval> {
        self.freeze
    }

    /// Whether the run blocked the page at `ms`.
    pub fn was_frozen_at(&self, ms: f64) -> bool {
        self.freeze.is_some_and(|freeze| freeze.from_ms <= ms && ms <= freeze.to_ms)
    }

    /// Records a Stop that was pressed at `pressed_ms` and delivered at `heard_ms`. Only the first one during the freeze counts.
    /// `then` ends the sentence about it.
    pub fn note_stop(&mut self, pressed_ms: f64, heard_ms: f64, then: &str) {
        if let Some(freeze) = self.freeze.filter(|_| self.was_frozen_at(pressed_ms)) {
            let sentence = || stop_unheard(pressed_ms - freeze.from_ms, heard_ms - freeze.from_ms, then);
            self.late_stop_sentence.get_or_insert_with(sentence);
        }
    }

    /// Records the delay of the answer to a poke, in ms.
    pub fn note_poke(&mut self, late_ms: f64) {
        self.late_ms.push(late_ms);
    }

    /// The delay of the answer to each poke, in ms.
    pub fn late_ms(&self) -> Vec<f64> {
        self.late_ms.clone()
    }

    /// The sentence about a Stop that was pressed during the freeze, if there was one.
    pub fn late_stop_sentence(&self) -> Option<String> {
        self.late_stop_sentence.clone()
    }
}

/// The short answer beside the Poke button.
pub fn answer(late_ms: f64) -> String {
    if late_ms <= NOTICEABLE_MS {
        return "Answered at once.".to_owned();
    }
    format!("Answered {} late.", seconds_read(late_ms))
}
