//! What became of what the reader did while the page was frozen, or counted: pokes, and a Stop that came too late.

use crate::exercise::format::reading;
use crate::findings::frame_gaps::{Interval, NOTICEABLE_MS};
use crate::findings::pokes::{answers, stop_unheard};

/// The replies of one run. Times in ms on the page's clock.
#[derive(Debug, Default)]
pub struct Replies {
    freeze: Option<Interval>,
    late_ms: Vec<f64>,
    unheard: Option<String>,
}

impl Replies {
    /// Notes the stretch in which the run blocked the page.
    pub fn note_freeze(&mut self, freeze: Interval) {
        self.freeze = Some(freeze);
    }

    /// The stretch in which the run blocked the page, if that is over.
    pub fn freeze(&self) -> Option<Interval> {
        self.freeze
    }

    /// Whether the page was blocked on purpose at that time.
    pub fn was_frozen_at(&self, ms: f64) -> bool {
        self.freeze.is_some_and(|freeze| freeze.from_ms <= ms && ms <= freeze.to_ms)
    }

    /// Notes a Stop that was pressed while the page was frozen, and heard at `heard_ms`. The first one counts.
    pub fn note_stop(&mut self, pressed_ms: f64, heard_ms: f64) {
        if let Some(freeze) = self.freeze.filter(|_| self.was_frozen_at(pressed_ms)) {
            let sentence = || stop_unheard(pressed_ms - freeze.from_ms, heard_ms - freeze.from_ms);
            self.unheard.get_or_insert_with(sentence);
        }
    }

    /// Notes how late a poke was answered.
    pub fn note_poke(&mut self, late_ms: f64) {
        self.late_ms.push(late_ms);
    }

    /// How late each poke was answered.
    pub fn late_ms(&self) -> Vec<f64> {
        self.late_ms.clone()
    }

    /// What the lane says of pokes.
    pub fn sentences(&self) -> Vec<String> {
        let poked = (!self.late_ms.is_empty()).then(|| answers(&self.late_ms));
        let was_frozen = self.freeze.is_some_and(|freeze| freeze.length_ms() > NOTICEABLE_MS);
        let alive = was_frozen.then(|| "Alive again.".to_owned());
        match (alive, poked) {
            (Some(alive), Some(poked)) => vec![format!("{alive} {poked}")],
            (alive, poked) => alive.or(poked).into_iter().collect(),
        }
    }

    /// What became of a Stop that could not be heard.
    pub fn unheard(&self) -> Option<String> {
        self.unheard.clone()
    }
}

/// The short answer beside Poke.
pub fn answer(late_ms: f64) -> String {
    if late_ms <= NOTICEABLE_MS {
        return "Answered at once.".to_owned();
    }
    format!("Answered {} late.", reading(late_ms))
}
